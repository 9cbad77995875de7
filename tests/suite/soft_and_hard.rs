//! Lookup, the root, linear attention and masks: what each figure says is what attention computes.

use attention_lesson::attention::linear::{
    by_summary, by_table, feature, linear_by_summary, linear_by_table, multiplications,
};
use attention_lesson::attention::softmax::{hardmax, softmax};
use attention_lesson::attention::{Error, Mask, Matrix};
use attention_lesson::labs::linear::{self, LINEAR};
use attention_lesson::labs::lookup::{self, LOOKUP};
use attention_lesson::labs::masks::{self, MASKS};
use attention_lesson::labs::number::{fixed, percent};
use attention_lesson::labs::root::ROOT;
use attention_lesson::labs::{Lab, Prediction, Setup};
use attention_lesson::lesson::figures::linear::OPTIONS as PLACES;
use attention_lesson::lesson::inline::plain;
use proptest::prelude::*;
use proptest::sample::Index;

const ALL: [&Lab; 4] = [&LOOKUP, &ROOT, &LINEAR, &MASKS];

/// The lab once its result is shown.
pub(crate) fn shown(lab: &'static Lab) -> Setup {
    lab.start().with(Prediction::SHOWN, 0, 1.0)
}

/// What the lab says of `setup`, as a reader hears it.
fn said(lab: &Lab, setup: &Setup) -> String {
    plain(&(lab.read)(setup).sentence)
}

#[track_caller]
pub(crate) fn assert_says(lab: &Lab, setup: &Setup, words: &str) {
    let sentence = said(lab, setup);
    assert!(sentence.contains(words), "{sentence:?} does not say {words:?}");
}

/// Only option `right` of the prediction is called right.
#[track_caller]
fn check_prediction(lab: &'static Lab, right: usize) {
    let prediction = lab.prediction.as_ref().expect("the lab asks first");
    for guess in 0..prediction.options.len() {
        let verdict = (prediction.verdict)(&shown(lab).with(Prediction::GUESS, 0, (guess + 1) as f64));
        assert_eq!(verdict.starts_with("Right"), guess == right, "{}: {verdict}", lab.id);
    }
}

#[test]
fn each_prediction_has_one_right_answer() {
    check_prediction(&LOOKUP, 2);
    check_prediction(&ROOT, 1);
    check_prediction(&LINEAR, 1);
    check_prediction(&MASKS, 2);
}

/// The set-up of `lab` after each field was moved to the far end that `picks` choose, or left.
fn moved(lab: &'static Lab, picks: &[(Index, f64)]) -> Setup {
    picks.iter().fold(shown(lab), |setup, (field, x)| {
        let field = &lab.fields[field.index(lab.fields.len())];
        (0..field.default.len()).fold(setup, |setup, i| setup.with(field.key, i, *x))
    })
}

fn any_moves() -> impl Strategy<Value = Vec<(Index, f64)>> {
    let ends = prop::sample::select(vec![-1e9, -1.0, -0.1, 0.0, 0.3, 1.0, 2.0, 4.0, 7.0, 1e9]);
    prop::collection::vec((any::<Index>(), ends), 0..10)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn any_set_up_speaks_in_numbers_and_returns_from_its_code(moves in any_moves(), which in 0..4_usize) {
        let lab = ALL[which];
        let setup = moved(lab, &moves);
        prop_assert_eq!(Setup::decode(lab.fields, &setup.encode()), Some(setup.clone()));
        let reading = (lab.read)(&setup);
        let verdict = lab.prediction.as_ref().map(|prediction| (prediction.verdict)(&setup));
        let mut texts = vec![reading.sentence, verdict.unwrap_or_default()];
        for table in reading.tables {
            for (name, entries) in table.rows {
                prop_assert_eq!(entries.len() + 1, table.columns.len(), "{}: {}", table.caption, name);
                texts.extend(entries);
            }
        }
        for text in texts {
            prop_assert!(!text.is_empty() && !text.contains("NaN") && !text.contains('∞'), "{}: {text}", setup.encode());
        }
    }

    #[test]
    fn attention_blends_within_the_records_whatever_is_asked(situation in 0..5_u8, nudge in -10..=10_i8, t in 0..13_u8) {
        let setup = shown(&LOOKUP)
            .with("s", 0, f64::from(situation))
            .with("n", 0, f64::from(nudge) / 10.0)
            .with("t", 0, f64::from(t));
        let outcome = lookup::outcome(&setup);
        prop_assert!((outcome.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!((10.0..=80.0).contains(&outcome.output));
        let found = outcome.records.iter().any(|record| record.key == outcome.query);
        prop_assert_eq!(outcome.hit.is_some(), found);
        let sentence = said(&LOOKUP, &setup);
        prop_assert_eq!(sentence.contains("returns nothing"), !found, "{}", sentence);
        let output = fixed(outcome.output, 1);
        prop_assert!(sentence.contains(&output), "{sentence} / {output}");
    }

    #[test]
    fn both_orders_of_multiplication_agree(numbers in prop::collection::vec(-3.0..3.0_f64, 64), n in 1..6_usize, d in 1..4_usize, d_v in 1..4_usize) {
        let mut numbers = numbers.into_iter();
        let mut matrix = |rows, columns| Matrix::from_fn(rows, columns, |_, _| numbers.next().unwrap_or(0.5));
        let (q, k, v) = (matrix(n, d), matrix(n + 1, d), matrix(n + 1, d_v));
        let near = |a: &Matrix, b: &Matrix| a.data().iter().zip(b.data()).all(|(a, b)| (a - b).abs() < 1e-9);
        let raw = by_table(&q, &k, &v).expect("shapes agree");
        prop_assert!(near(&raw.output, &by_summary(&q, &k, &v).expect("shapes agree")));
        let mapped = linear_by_table(&q, &k, &v).expect("shapes agree");
        prop_assert!(near(&mapped.output, &linear_by_summary(&q, &k, &v).expect("shapes agree")));
        for row in mapped.weights.iter_rows() {
            prop_assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-12 && row.iter().all(|weight| *weight > 0.0));
        }
        for (column, out) in mapped.output.iter_rows().flat_map(|row| row.iter().enumerate()) {
            let (least, most) = v.column(column).fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
            prop_assert!((least - 1e-9..=most + 1e-9).contains(out), "the output left the hull");
        }
    }

    #[test]
    fn only_raw_products_leave_the_hull(x in -20..=20_i8, y in -20..=20_i8) {
        let query = [f64::from(x) / 10.0, f64::from(y) / 10.0];
        for rule in 0..3_u8 {
            let setup = shown(&LINEAR).with_list("q", &query).with("m", 0, f64::from(rule));
            let outcome = linear::outcome(&setup);
            prop_assert!(rule == 0 || outcome.is_inside(), "{query:?}, rule {rule}: {}", outcome.output);
            let says = said(&LINEAR, &setup);
            prop_assert_eq!(says.contains("lies within"), outcome.is_inside(), "{}", says);
            let expected = format!("output, {},", fixed(outcome.output, 2));
            prop_assert!(says.contains(&expected), "{says} / {expected}");
            for [table, summary] in outcome.orders {
                prop_assert!((table - summary).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_mask_in_time_keeps_the_sum_and_a_late_one_loses_what_it_hides(kind in 0..5_u8, size in 0..7_u8, late in 0..2_u8) {
        let mut setup = shown(&MASKS).with("m", 0, f64::from(kind)).with("o", 0, f64::from(late));
        for key in ["w", "p", "d"] {
            setup = setup.with(key, 0, f64::from(size));
        }
        let (mask, table) = (masks::mask(&setup), masks::table(&setup));
        for (i, row) in table.iter_rows().enumerate() {
            let hidden = (0..6).filter(|j| !masks::allows(&mask, i, *j)).count();
            prop_assert!(hidden < 6, "query {i} sees nothing");
            let sum: f64 = row.iter().sum();
            prop_assert_eq!((sum - 1.0).abs() < 1e-12, late == 0 || hidden == 0, "row {} sums to {}", i, sum);
            for (j, weight) in row.iter().enumerate() {
                prop_assert_eq!(*weight == 0.0, !masks::allows(&mask, i, j));
            }
            let says = said(&MASKS, &setup.with("q", 0, i as f64).with("k", 0, 0.0));
            prop_assert_eq!(says.contains("sums to only"), late == 1 && hidden > 0, "{}", says);
        }
        let sees = masks::sees_next(&mask);
        let says = said(&MASKS, &setup);
        prop_assert_eq!(says.contains("no head can look at the next token"), sees == 0, "{}", says);
    }
}

#[test]
fn a_dictionary_and_attention_part_in_each_situation() {
    let cases = [
        ("1;x:1", "finds an equal key and returns 10. Attention reads 5"),
        ("1;x:1;s:1", "returns nothing. Attention still reads"),
        ("1;x:1;s:2", "returns 40. It kept the later"),
        ("1;x:1;s:3", "returns nothing. Attention cannot miss"),
        ("1;x:1;s:4", "a tie is shared at any temperature"),
        ("1;x:1;s:4;t:0", "50\u{202f}% each"),
        ("1;x:1;n:0.1", "returns nothing. Attention still reads"),
        ("1;x:1;t:0", "nearly a hard lookup: 100\u{202f}% from Ada"),
        ("1;x:1;t:12", "about the mean"),
        ("1;x:1;s:3;t:0", "nearly a hard lookup"),
    ];
    for (code, words) in cases {
        let setup = Setup::decode(LOOKUP.fields, code).expect("a known code");
        assert_says(&LOOKUP, &setup, words);
    }
    let outcome = lookup::outcome(&shown(&LOOKUP));
    assert_says(&LOOKUP, &shown(&LOOKUP), &percent(outcome.weights[0]));
}

#[test]
fn the_coldest_lookup_is_hard_and_the_hottest_even() {
    for situation in 0..5 {
        let at = |t: f64| lookup::outcome(&shown(&LOOKUP).with("s", 0, f64::from(situation)).with("t", 0, t));
        let (cold, hot) = (at(0.0), at(12.0));
        for (weight, limit) in cold.weights.iter().zip(hardmax(&cold.weights)) {
            // The near miss is so near that even the coldest temperature leaves a trace of the rest.
            assert!(
                (weight - limit).abs() < 1e-6,
                "situation {situation}: {weight} against {limit}"
            );
        }
        let even = 1.0 / hot.weights.len() as f64;
        assert!(
            hot.weights.iter().all(|weight| (weight - even).abs() < 0.02),
            "situation {situation}"
        );
    }
}

#[test]
fn elu_plus_one_is_positive_and_meets_its_ends() {
    let cases = [
        (-745.0, 5e-324),
        (-1.0, 0.367_879_441_171_442_33),
        (0.0, 1.0),
        (2.5, 3.5),
    ];
    for (x, expected) in cases {
        assert_eq!(feature(x), expected, "{x}");
    }
    let gone = Matrix::from_fn(1, 1, |_, _| -800.0);
    assert!(matches!(
        linear_by_table(&gone, &gone, &gone),
        Err(Error::NotFinite { .. })
    ));
    assert!(matches!(
        linear_by_summary(&gone, &gone, &gone),
        Err(Error::NotFinite { .. })
    ));
    let two = Matrix::from_fn(2, 1, |_, _| 1.0);
    for result in [
        by_summary(&gone, &gone, &two),
        by_table(&gone, &gone, &two).map(|weighed| weighed.output),
    ] {
        assert!(matches!(result, Err(Error::Shape(_))));
    }
}

#[test]
fn the_table_costs_more_exactly_when_tokens_outnumber_the_vector() {
    assert_eq!(multiplications(512, 64), [33_554_432, 4_194_304]);
    for (n, words) in [(16, "fewer than Q"), (64, "just as many as Q"), (80, "more than Q")] {
        assert_says(&LINEAR, &shown(&LINEAR).with("n", 0, f64::from(n)), words);
    }
    let [table, summary] = linear::costs();
    for (place, (a, b)) in table.iter().zip(&summary).enumerate() {
        let n = (place * linear::STEP) as u64;
        assert_eq!([*a, *b], multiplications(n, 64).map(|cost| cost as f64));
    }
    let [least, most] = linear::ends().map(|x| fixed(x, 0));
    assert_eq!(PLACES[0], format!("Among the values, from {least} to {most}"));
    assert_eq!(PLACES[1..], [format!("Above {most}"), format!("Below {least}")]);
}

#[test]
fn the_late_mask_of_the_example_leaves_what_it_hid_out_of_the_sum() {
    let three = |row: &[f64]| row.iter().map(|x| fixed(*x, 3)).collect::<Vec<_>>().join(" ");
    let [open, before, after] = masks::example();
    assert_eq!(three(&open), three(&softmax(&masks::EXAMPLE)));
    assert_eq!(
        [three(&before), three(&after)],
        ["0.731 0.269 0.000", "0.114 0.042 0.000"]
    );
    assert_eq!(fixed(after.iter().sum(), 3), "0.156");
}

#[test]
fn links_of_a_teacher_name_a_mask_its_size_and_a_query() {
    let setup = Setup::decode(MASKS.fields, "1;x:1;m:3;w:2;q:5;k:4").expect("a known code");
    assert_eq!(
        masks::mask(&setup),
        Mask::Matrix((0..6).map(|i| (0..6).map(|j| j <= i && i < j + 2).collect()).collect())
    );
    assert_says(&MASKS, &setup, "Query tired reads");
    assert!(Setup::decode(MASKS.fields, "1;w:2;q:5").is_some());
    assert!(Setup::decode(MASKS.fields, "1;w:9").is_none());
}

#[test]
fn a_decoder_never_and_an_encoder_always_may_look_at_the_next_token() {
    assert_eq!([&Mask::None, &Mask::Causal].map(masks::sees_next), [5, 0]);
    let answers = masks::answers(&shown(&MASKS).with("m", 0, 4.0)).map(|answer| plain(&answer));
    assert!(
        answers[0].contains("always, at 5 of 5") && answers[1].contains("never, at 0 of 5"),
        "{answers:?}"
    );
    assert!(
        answers[2].contains("sometimes, at 2 of 5"),
        "a prefix of three opens two: {}",
        answers[2]
    );
}

/// Each lab renders without a browser, in any mode, and shows its result only once it was asked for.
#[cfg(feature = "prerender")]
mod views {
    use attention_lesson::labs::{Setup, lab};
    use attention_lesson::ui::labs::{LabProperties, view};
    use yew::prelude::*;

    use crate::render::html_of;

    #[derive(Clone, PartialEq, Properties)]
    struct CodeProperties {
        id: &'static str,
        code: &'static str,
    }

    #[component]
    fn Coded(properties: &CodeProperties) -> Html {
        let lab = lab(properties.id).expect("a known lab");
        let setup = Setup::decode(lab.fields, properties.code).expect("a known code");
        view(
            lab.id,
            LabProperties {
                setup,
                edit: Callback::noop(),
            },
        )
    }

    #[test]
    fn each_lab_shows_its_result_once_it_is_asked_for() {
        let cases = [
            ("lookup", "1", "Dictionary", "Attention"),
            ("lookup", "1;x:1;s:2", "replaced", "nothing"),
            ("lookup", "1;x:1;s:3;t:0", "nothing", "replaced"),
            ("root", "1", "<canvas", "Temperature"),
            ("root", "1;x:1;d:9;m:2;r:1", "the first key", "NaN"),
            ("linear", "1", "<canvas", "elu + 1"),
            ("linear", "1;x:1;m:1", "Q(KᵀV)", "NaN"),
            ("masks", "1", "No mask", "role=\"grid\""),
            ("masks", "1;x:1;m:3;w:2;q:5", "Window width", "Prefix length"),
        ];
        for (id, code, present, absent) in cases {
            let html = html_of::<Coded>(CodeProperties { id, code });
            assert!(html.contains(present), "{id};{code} lacks {present:?}:\n{html}");
            assert!(!html.contains(absent), "{id};{code} has {absent:?}:\n{html}");
        }
    }
}
