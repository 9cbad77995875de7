//! Set-ups of labs: always within limits, and codes that read back as what was written, or not at all.

use attention_lesson::labs::setup::{FieldType, NamedSetup};
use attention_lesson::labs::{AnySetup, Field, Limits};
use attention_lesson::ui::figures::FIGURES;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// One field of each kind, and the widest that a code can hold.
#[derive(Clone, Debug, PartialEq)]
struct Probe {
    scores: [f64; 4],
    temperature: f64,
    wide: f64,
    rule: usize,
    masks: [f64; 2],
    query: usize,
}

const fn field(key: &'static str, length: usize, limits: Limits) -> Field {
    Field { key, length, limits }
}

const fn number(min: f64, max: f64, step: f64, decimals: u8) -> Limits {
    Limits {
        min,
        max,
        step,
        decimals,
    }
}

impl NamedSetup for Probe {
    const FIELDS: &'static [Field] = &[
        field("s", 4, number(-10.0, 10.0, 0.1, 2)),
        field("t", 1, number(0.05, 20.0, 0.05, 4)),
        field("w", 1, number(-99_999.0, 99_999.0, 1.0, 4)),
        field("n", 1, Limits::below(3)),
        field("m", 2, Limits::SWITCH),
        field("q", 1, Limits::below(6)),
    ];
    const START: Self = Self {
        scores: [2.0, 0.5, -1.0, 0.0],
        temperature: 1.0,
        wide: 0.5,
        rule: 0,
        masks: [1.0, 0.0],
        query: 3,
    };

    fn read(numbers: &mut &[f64]) -> Self {
        Self {
            scores: FieldType::read(numbers),
            temperature: FieldType::read(numbers),
            wide: FieldType::read(numbers),
            rule: FieldType::read(numbers),
            masks: FieldType::read(numbers),
            query: FieldType::read(numbers),
        }
    }

    fn write(&self, numbers: &mut Vec<f64>) {
        self.scores.write(numbers);
        self.temperature.write(numbers);
        self.wide.write(numbers);
        self.rule.write(numbers);
        self.masks.write(numbers);
        self.query.write(numbers);
    }
}

fn start() -> AnySetup {
    AnySetup::start::<Probe>()
}

/// `setup` with one number of a field changed.
fn with(setup: &AnySetup, key: &str, index: usize, x: f64) -> AnySetup {
    setup.with(&[(setup.first(key) + index, x)])
}

#[track_caller]
fn decoded(code: &str) -> Option<String> {
    start().decode(code).map(|setup| setup.encode())
}

/// Every number stands within its field's limits and decimals.
fn is_within_limits(setup: &AnySetup) -> bool {
    setup.fields().iter().all(|field| {
        let list = setup.list(field.key);
        let Limits { min, max, .. } = field.limits;
        list.len() == field.length && list.iter().all(|x| (min..=max).contains(x) && !is_negative_zero(*x))
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

/// A set-up after any number of moves, some of them of numbers that there are not.
fn any_setup() -> impl Strategy<Value = AnySetup> {
    vec((0..12_usize, any_number()), 0..12)
        .prop_map(|moves| moves.iter().fold(start(), |setup, (at, x)| setup.with(&[(*at, *x)])))
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
        prop_assert_eq!(start().decode(&code), Some(setup), "{}", code);
    }

    #[test]
    fn equal_set_ups_have_equal_codes(a in any_setup(), b in any_setup()) {
        prop_assert_eq!(a == b, a.encode() == b.encode());
    }

    #[test]
    fn any_text_reads_as_a_set_up_within_limits_or_not_at_all(near in any_near_code(), text in ".*", bytes in vec(any::<u8>(), 0..40)) {
        for code in [near, text, String::from_utf8_lossy(&bytes).into_owned()] {
            if let Some(setup) = start().decode(&code) {
                prop_assert!(is_within_limits(&setup), "{code}");
                prop_assert_eq!(start().decode(&setup.encode()), Some(setup));
            }
        }
    }

    #[test]
    fn a_list_of_any_length_moves_only_what_there_is(list in vec(any_number(), 0..9)) {
        let setup = start().with_list("s", &list);
        prop_assert!(is_within_limits(&setup));
        for (i, (new, old)) in setup.list("s").iter().zip(start().list("s")).enumerate() {
            let expected = Probe::FIELDS[0].limits.clamp(list.get(i).copied().unwrap_or(*old), *old);
            prop_assert_eq!(*new, expected, "number {}", i);
        }
        prop_assert_eq!(start().with_list("unknown", &list), start());
    }

    #[test]
    fn named_fields_and_numbers_say_the_same(setup in any_setup()) {
        prop_assert_eq!(AnySetup::of(&setup.named::<Probe>()), setup);
    }
}

#[test]
fn codes_hold_what_differs_from_the_defaults_alone() {
    assert_eq!(start().encode(), "1");
    let named = Probe {
        scores: [2.0, 0.5, 3.25, 0.0],
        rule: 2,
        query: 0,
        ..Probe::START
    };
    let moved = AnySetup::of(&named);
    assert_eq!(moved.named::<Probe>(), named);
    assert_eq!(moved.encode(), "1;s:2,0.5,3.25,0;n:2;q:0");
    assert_eq!(
        [("s", 2, -1.0), ("n", 0, 0.0), ("q", 0, 3.0)]
            .iter()
            .fold(moved, |setup, (key, i, x)| with(&setup, key, *i, *x))
            .encode(),
        "1"
    );
    assert_eq!(with(&start(), "w", 0, -99_999.0).encode(), "1;w:-99999");
    assert_eq!(with(&start(), "w", 0, 12_345.678_9).encode(), "1;w:12345.6789");
    assert_eq!(start().with(&[(10, 1.0), (usize::MAX, 1.0)]), start());
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
        assert_eq!(with(&start(), "s", 0, given).list("s")[0], kept, "{given}");
    }
    let setup = with(&with(&start(), "q", 0, 3.6), "m", 1, 0.7).named::<Probe>();
    assert_eq!((setup.query, setup.masks), (4, [1.0, 1.0]));
    assert_eq!(
        (start().list("unknown").len(), start().first("unknown")),
        (0, usize::MAX)
    );
}

#[test]
fn limits_that_contradict_each_other_still_give_a_number() {
    let crossed = number(1.0, -1.0, 1.0, 200);
    assert_eq!((crossed.clamp(5.0, 0.0), Limits::below(0).clamp(1.0, 0.0)), (-1.0, 0.0));
}

/// What `AnySetup` promises rests on each lab's own table.
#[test]
fn every_lab_opens_within_limits_that_a_code_can_hold() {
    for figure in FIGURES {
        let setup = figure.start();
        assert!(
            is_within_limits(&setup),
            "lab {}: a default is outside its limits",
            figure.id()
        );
        for (place, field) in setup.fields().iter().enumerate() {
            let name = format!("lab {}, field {}", figure.id(), field.key);
            assert!(
                (1..=2).contains(&field.key.len()) && field.key.bytes().all(|b| b.is_ascii_lowercase()),
                "{name}: key"
            );
            assert!(
                setup.fields()[..place].iter().all(|other| other.key != field.key),
                "{name}: key stands twice"
            );
            for (i, x) in setup.list(field.key).iter().enumerate() {
                assert_eq!(
                    field.limits.clamp(*x, f64::NAN),
                    *x,
                    "{name}: default {i} is outside its limits or decimals"
                );
            }
            let Limits {
                min,
                max,
                step,
                decimals,
            } = field.limits;
            assert!(min < max && step > 0.0 && decimals <= 4, "{name}: limits");
            for end in [min, max] {
                assert_eq!(
                    field.limits.clamp(end, f64::NAN),
                    end,
                    "{name}: a limit has more decimals than are kept"
                );
                let moved = with(&setup, field.key, 0, end);
                assert_eq!(
                    setup.decode(&moved.encode()),
                    Some(moved),
                    "{name}: a code cannot hold {end}"
                );
            }
        }
    }
}
