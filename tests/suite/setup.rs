//! Set-ups of labs: always within limits, and codes that read back as what was written, or not at all.

use attention_lesson::labs::{Field, Kind, LABS, Setup};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One field of each kind, and the widest that a code can hold.
static FIELDS: &[Field] = &[
    Field {
        key: "s",
        label: "Scores",
        kind: Kind::Number {
            min: -10.0,
            max: 10.0,
            step: 0.1,
            decimals: 2,
        },
        default: &[2.0, 0.5, -1.0, 0.0],
    },
    Field {
        key: "t",
        label: "Temperature",
        kind: Kind::Number {
            min: 0.05,
            max: 20.0,
            step: 0.05,
            decimals: 4,
        },
        default: &[1.0],
    },
    Field {
        key: "w",
        label: "Wide",
        kind: Kind::Number {
            min: -99_999.0,
            max: 99_999.0,
            step: 1.0,
            decimals: 4,
        },
        default: &[0.5],
    },
    Field {
        key: "n",
        label: "Normalize",
        kind: Kind::Choice(&["softmax", "none", "hard"]),
        default: &[0.0],
    },
    Field {
        key: "m",
        label: "Mask",
        kind: Kind::Switch,
        default: &[1.0, 0.0],
    },
    Field {
        key: "q",
        label: "",
        kind: Kind::Index(5),
        default: &[3.0],
    },
];

fn start() -> Setup {
    Setup::new(FIELDS)
}

#[track_caller]
fn decoded(code: &str) -> Option<String> {
    Setup::decode(FIELDS, code).map(|setup| setup.encode())
}

/// Every number stands within its field's limits and decimals.
fn is_within_limits(setup: &Setup) -> bool {
    setup.fields().iter().all(|field| {
        let list = setup.list(field.key);
        let (min, max) = match field.kind {
            Kind::Number { min, max, .. } => (min, max),
            Kind::Choice(options) => (0.0, options.len() as f64 - 1.0),
            Kind::Switch => (0.0, 1.0),
            Kind::Index(max) => (0.0, f64::from(max)),
        };
        list.len() == field.default.len() && list.iter().all(|x| (min..=max).contains(x) && !is_negative_zero(*x))
    })
}

fn is_negative_zero(x: f64) -> bool {
    x == 0.0 && x.is_sign_negative()
}

/// Numbers of every kind, wild ones among them.
fn any_number() -> impl Strategy<Value = f64> {
    let special = vec![
        0.0,
        -0.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        5e-324,
        0.005,
        -0.005,
        1e5,
    ];
    prop_oneof![4 => -12.0..12.0, 2 => -1e5..1e5, 1 => any::<f64>(), 1 => select(special)]
}

/// A set-up after any number of moves.
fn any_setup() -> impl Strategy<Value = Setup> {
    vec((any::<Index>(), 0..6_usize, any_number()), 0..12).prop_map(|moves| {
        moves.iter().fold(start(), |setup, (field, i, x)| {
            setup.with(FIELDS[field.index(FIELDS.len())].key, *i, *x)
        })
    })
}

/// Codes that are nearly right: pieces of real ones in any order.
fn any_near_code() -> impl Strategy<Value = String> {
    let pieces = "1 ; : , - . 0 5 9 s t w n m q z s:1,2,3,4 t:0.05 n:2 m:0,1 q:5 1;s: ;s: e5 + 00 é ∞ NaN inf";
    let pieces: Vec<&str> = pieces.split(' ').collect();
    vec(select(pieces), 0..12).prop_map(|pieces| format!("1;{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn whatever_is_moved_a_set_up_stays_within_its_limits(setup in any_setup()) {
        prop_assert!(is_within_limits(&setup), "{setup:?}");
    }

    #[test]
    fn a_code_reads_back_as_the_set_up_that_wrote_it(setup in any_setup()) {
        let code = setup.encode();
        prop_assert_eq!(Setup::decode(FIELDS, &code), Some(setup), "{}", code);
    }

    #[test]
    fn equal_set_ups_have_equal_codes(a in any_setup(), b in any_setup()) {
        prop_assert_eq!(a == b, a.encode() == b.encode());
    }

    #[test]
    fn any_text_reads_as_a_set_up_within_limits_or_not_at_all(near in any_near_code(), text in ".*", bytes in vec(any::<u8>(), 0..40)) {
        for code in [near, text, String::from_utf8_lossy(&bytes).into_owned()] {
            if let Some(setup) = Setup::decode(FIELDS, &code) {
                prop_assert!(is_within_limits(&setup), "{code}");
                prop_assert_eq!(Setup::decode(FIELDS, &setup.encode()), Some(setup));
            }
        }
    }

    #[test]
    fn a_list_of_any_length_moves_only_what_there_is(list in vec(any_number(), 0..9)) {
        let setup = start().with_list("s", &list);
        prop_assert!(is_within_limits(&setup));
        for (i, (new, old)) in setup.list("s").iter().zip(start().list("s")).enumerate() {
            let expected = FIELDS[0].clamp(i, list.get(i).copied().unwrap_or(*old));
            prop_assert_eq!(*new, expected);
        }
        prop_assert_eq!(start().with_list("unknown", &list), start());
    }
}

#[test]
fn codes_hold_what_differs_from_the_defaults_alone() {
    assert_eq!(start().encode(), "1");
    let moved = start().with("s", 2, 3.25).with("n", 0, 2.0).with("q", 0, 0.0);
    assert_eq!(moved.encode(), "1;s:2,0.5,3.25,0;n:2;q:0");
    assert_eq!(
        moved.with("s", 2, -1.0).with("n", 0, 0.0).with("q", 0, 3.0).encode(),
        "1"
    );
    assert_eq!(start().with("w", 0, -99_999.0).encode(), "1;w:-99999");
    assert_eq!(start().with("w", 0, 12_345.678_9).encode(), "1;w:12345.6789");
    assert_eq!(start().with("s", 9, 1.0).with("unknown", 0, 1.0), start());
}

#[test]
fn a_code_is_taken_whole_or_not_at_all() {
    let taken = [
        ("1", "1"),
        ("1;t:2", "1;t:2"),
        ("1;t:1", "1"),
        ("1;t:0.50", "1;t:0.5"),
        ("1;w:-0", "1;w:0"),
        ("1;q:0;t:2", "1;t:2;q:0"),
        ("1;t:2;t:3", "1;t:3"),
        ("1;m:0,1", "1;m:0,1"),
    ];
    for (code, meaning) in taken {
        assert_eq!(decoded(code).as_deref(), Some(meaning), "{code}");
    }
    let refused = [
        "",
        "0",
        "2",
        "1 ",
        " 1",
        "1;",
        ";1",
        "1;t",
        "1;t:",
        "1;:1",
        "1;z:1",
        "1;t:2;",
        "1;t:2;z:1",
        "1;t:x",
        "1;t:1e1",
        "1;t:+2",
        "1;t:--2",
        "1;t:2-",
        "1;t:.5",
        "1;t:1.2.3",
        "1;t:NaN",
        "1;t:inf",
        "1;t:٣",
        "1;t:0",
        "1;t:20.1",
        "1;t:-1",
        "1;t:1.00001",
        "1;t:1,2",
        "1;s:1,2,3",
        "1;s:1,2,3,4,5",
        "1;s:1,2,3,",
        "1;n:3",
        "1;n:0.5",
        "1;m:2,0",
        "1;q:6",
        "1;q:-1",
        "1;w:1000000000",
        "1;w:0.0000000001",
        "1,t:2",
        "1;T:2",
        "1;t:2\u{0}",
        "1;t:2\n",
    ];
    for code in refused {
        assert_eq!(decoded(code), None, "{code:?}");
    }
}

#[test]
fn hostile_sizes_are_refused_without_harm() {
    let million = 1_000_000;
    let codes = [
        "1".repeat(million),
        ";".repeat(million),
        format!("1;t:{}", "9".repeat(million)),
        format!("1;t:0.{}", "0".repeat(million)),
        format!("1;s:{}", "1,".repeat(million)),
        format!("1;s:{}1", "-".repeat(million)),
        format!("1;{}:1", "t".repeat(million)),
        format!("1{}", ";z:1".repeat(million)),
    ];
    for code in codes {
        assert_eq!(decoded(&code), None);
    }
}

#[test]
fn numbers_are_rounded_to_the_field_s_decimals() {
    let cases = [
        (0.126, 0.13),
        (-0.126, -0.13),
        (9.999, 10.0),
        (-0.001, 0.0),
        (11.0, 10.0),
        (-1e300, -10.0),
        (f64::NAN, 2.0),
    ];
    for (given, kept) in cases {
        assert_eq!(start().with("s", 0, given).number("s"), kept, "{given}");
    }
    let setup = start().with("q", 0, 3.6).with("m", 1, 0.7);
    assert_eq!(
        (setup.index("q"), setup.is_on("m"), setup.list("m")),
        (4, true, &[1.0, 1.0][..])
    );
    assert_eq!(
        (
            setup.index("unknown"),
            setup.is_on("unknown"),
            setup.list("unknown").len()
        ),
        (0, false, 0)
    );
}

#[test]
fn limits_that_contradict_each_other_still_give_a_number() {
    static CROSSED: &[Field] = &[
        Field {
            key: "x",
            label: "",
            kind: Kind::Number {
                min: 1.0,
                max: -1.0,
                step: 1.0,
                decimals: 200,
            },
            default: &[0.0],
        },
        Field {
            key: "c",
            label: "",
            kind: Kind::Choice(&[]),
            default: &[],
        },
    ];
    let setup = Setup::new(CROSSED).with("x", 0, 5.0).with("c", 0, 1.0);
    assert_eq!((setup.number("x"), setup.number("c")), (-1.0, 0.0));
}

/// What `Setup` promises rests on each lab's own table.
#[test]
fn every_lab_opens_within_limits_that_a_code_can_hold() {
    for lab in LABS {
        let setup = lab.start();
        assert!(
            is_within_limits(&setup),
            "lab {}: a default is outside its limits",
            lab.id
        );
        for (place, field) in lab.fields.iter().enumerate() {
            let name = format!("lab {}, field {}", lab.id, field.key);
            assert!(
                (1..=2).contains(&field.key.len()) && field.key.bytes().all(|b| b.is_ascii_lowercase()),
                "{name}: key"
            );
            assert!(
                lab.fields[..place].iter().all(|other| other.key != field.key),
                "{name}: key stands twice"
            );
            for (i, x) in field.default.iter().enumerate() {
                assert_eq!(
                    field.clamp(i, *x),
                    *x,
                    "{name}: default {i} is outside its limits or decimals"
                );
            }
            if let Kind::Number {
                min,
                max,
                step,
                decimals,
            } = field.kind
            {
                assert!(min < max && step > 0.0 && decimals <= 4, "{name}: limits");
                for end in [min, max] {
                    assert_eq!(
                        field.clamp(0, end),
                        end,
                        "{name}: a limit has more decimals than are kept"
                    );
                    let moved = setup.with(field.key, 0, end);
                    assert_eq!(
                        Setup::decode(lab.fields, &moved.encode()),
                        Some(moved),
                        "{name}: a code cannot hold {end}"
                    );
                }
            }
        }
    }
}
