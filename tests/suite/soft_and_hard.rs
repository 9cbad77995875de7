//! Lookup, the root, linear attention and masks: what each figure says is what attention computes.

use attention_lesson::attention::linear::{
    by_summary, by_table, feature, linear_by_summary, linear_by_table, multiplications,
};
use attention_lesson::attention::matrix::norm;
use attention_lesson::attention::softmax::{hardmax, softmax};
use attention_lesson::attention::{Error, Mask, Matrix};
use attention_lesson::labs::linear::{self, ProductRule};
use attention_lesson::labs::lookup::{self, Match, NoneScore, Situation};
use attention_lesson::labs::masks::{self, MaskKind, MaskTime};
use attention_lesson::labs::root;
use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::lesson::figures::{
    FigureWords, linear as linear_words, lookup as lookup_words, masks as masks_words,
};
use attention_lesson::lesson::number::fixed;
use attention_lesson::lesson::texts::linear::OPTIONS;
use attention_lesson::words::plain;
use proptest::prelude::*;

use crate::labs::said;

fn lookup_at(situation: Situation, nudge: f64, temperature: usize) -> lookup::Setup {
    lookup::Setup {
        is_shown: true,
        situation,
        nudge,
        temperature,
        ..lookup::Setup::START
    }
}

fn linear_at(rule: ProductRule, query: [f64; 2]) -> linear::Setup {
    linear::Setup {
        is_shown: true,
        rule,
        query,
        ..linear::Setup::START
    }
}

#[track_caller]
fn assert_says<S>(words: &FigureWords<S>, setup: &S, part: &str) {
    let sentence = said(words, setup);
    assert!(sentence.contains(part), "{sentence:?} does not say {part:?}");
}

#[test]
fn each_prediction_has_the_right_answer_that_attention_gives() {
    let right = |is_right: &dyn Fn(usize) -> bool| (0..6).filter(|guess| is_right(guess + 1)).collect::<Vec<_>>();
    let lookup = |guess| {
        lookup::verdict(&lookup::Setup {
            guess,
            ..lookup::Setup::START
        })
        .0
        .is_right
    };
    let root = |guess| {
        root::verdict(&root::Setup {
            guess,
            ..root::Setup::START
        })
        .0
        .is_right
    };
    let linear = |guess| {
        linear::verdict(&linear::Setup {
            guess,
            ..linear::Setup::START
        })
        .0
        .is_right
    };
    let masks = |guess| {
        masks::verdict(&masks::Setup {
            guess,
            ..masks::Setup::START
        })
        .is_right
    };
    let found = [right(&lookup), right(&root), right(&linear), right(&masks)];
    assert_eq!(found, [[2], [1], [1], [2]]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn attention_blends_within_the_records_whatever_is_asked(situation in 0..Situation::N, nudge in -10..=10_i8, t in 0..13_usize) {
        let setup = lookup_at(Situation::ALL[situation], f64::from(nudge) / 10.0, t);
        let retrieval = lookup::retrieval(&setup);
        prop_assert!((retrieval.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!((10.0..=80.0).contains(&retrieval.output));
        let found = retrieval.records.iter().any(|record| record.key == retrieval.query);
        prop_assert_eq!(retrieval.hit.is_some(), found);
        let sentence = said(&lookup_words::WORDS, &setup);
        prop_assert_eq!(sentence.contains("returns nothing"), !found, "{}", sentence);
        let output = fixed(retrieval.output, 1);
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
        for rule in ProductRule::ALL {
            let setup = linear_at(*rule, query);
            let attention = linear::product_attention(&setup);
            prop_assert!(*rule == ProductRule::Raw || attention.is_inside(), "{:?}", setup);
            let says = said(&linear_words::WORDS, &setup);
            prop_assert_eq!(says.contains("lies within"), attention.is_inside(), "{}", says);
            let expected = format!("output, {},", fixed(attention.output, 2));
            prop_assert!(says.contains(&expected), "{says} / {expected}");
            for [table, summary] in attention.orders {
                prop_assert!((table - summary).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_mask_in_time_keeps_the_sum_and_a_late_one_loses_what_it_hides(
        kind in 0..MaskKind::N,
        size in 1..6_usize,
        is_late in any::<bool>(),
        key in 0..6_usize,
    ) {
        for query in 0..6 {
            let setup = masks::Setup {
                is_shown: true,
                kind: MaskKind::ALL[kind],
                width: size,
                prefix: size,
                padding: size,
                time: if is_late { MaskTime::After } else { MaskTime::Before },
                query,
                key,
                ..masks::Setup::START
            };
            let (mask, table) = (masks::mask(&setup), masks::table(&setup));
            let row = table.row(query);
            let hidden = (0..6).filter(|j| !masks::allows(&mask, query, *j)).count();
            prop_assert!(hidden < 6, "query {query} sees nothing");
            for (j, weight) in row.iter().enumerate() {
                prop_assert_eq!(*weight == 0.0, !masks::allows(&mask, query, j));
            }
            let fact = masks::fact(&setup, &table);
            prop_assert_eq!(fact.sum, row.iter().sum::<f64>());
            prop_assert_eq!(fact.is_leaking(), is_late && hidden > 0, "row {} sums to {}", query, fact.sum);
            prop_assert_eq!((fact.sum - 1.0).abs() < 1e-12, !fact.is_leaking());
            prop_assert_eq!(fact.weight, masks::allows(&mask, query, key).then(|| row[key]));
            let n_next = (1..6).filter(|next| masks::allows(&mask, next - 1, *next)).count();
            prop_assert_eq!(fact.n_next, n_next);
            let says = said(&masks_words::WORDS, &setup);
            prop_assert_eq!(says.contains("no head can look at the next token"), n_next == 0, "{}", says);
        }
    }
}

#[test]
fn a_dictionary_and_attention_part_in_each_situation() {
    let cases = [
        (Situation::ExactHit, 0.0, 6, Some(10.0), Match::Hit),
        (Situation::NearMiss, 0.0, 6, None, Match::Near),
        (Situation::DuplicateKeys, 0.0, 6, Some(40.0), Match::Duplicates),
        (Situation::NotThere, 0.0, 6, None, Match::NotThere),
        (Situation::Tie, 0.0, 6, None, Match::Tie),
        (Situation::Tie, 0.0, 0, None, Match::Tie),
        (Situation::ExactHit, 0.1, 6, None, Match::Near),
        (Situation::ExactHit, 0.0, 0, Some(10.0), Match::NearlyHard),
        (Situation::ExactHit, 0.0, 12, Some(10.0), Match::Mean),
        (Situation::NotThere, 0.0, 0, None, Match::NearlyHard),
    ];
    for (situation, nudge, temperature, value, kind) in cases {
        let retrieval = lookup::retrieval(&lookup_at(situation, nudge, temperature));
        let found = retrieval.hit.map(|i| retrieval.records[i].value);
        let place = format!("{situation:?}, {nudge}, {temperature}");
        assert_eq!((found, lookup::fact(&retrieval).kind), (value, kind), "{place}");
    }
    let tie = lookup::retrieval(&lookup_at(Situation::Tie, 0.0, 0));
    assert!((lookup::fact(&tie).share - 0.5).abs() < 1e-9);
}

#[test]
fn a_longer_key_outscores_the_equal_one() {
    let retrieval = lookup::retrieval(&lookup_at(Situation::LongKey, 0.0, 6));
    assert_eq!(
        (retrieval.hit, lookup::fact(&retrieval).kind),
        (Some(0), Match::Outscored)
    );
    let length = |i: usize| norm(&retrieval.records[i].key);
    assert!(length(1) > length(0) && retrieval.weights[1] > retrieval.weights[0]);
}

#[test]
fn with_a_score_for_none_of_these_attention_can_miss_and_without_one_it_cannot() {
    let share = |situation, none| {
        let retrieval = lookup::retrieval(&lookup::Setup {
            none,
            ..lookup_at(situation, 0.0, 6)
        });
        let read: f64 = retrieval.weights.iter().sum();
        assert!((read + retrieval.none.unwrap_or(0.0) - 1.0).abs() < 1e-12);
        read
    };
    assert!((share(Situation::NotThere, NoneScore::Off) - 1.0).abs() < 1e-12);
    assert!(share(Situation::NotThere, NoneScore::On) < 0.5 && share(Situation::ExactHit, NoneScore::On) > 0.8);
}

#[test]
fn the_coldest_lookup_is_hard_and_the_hottest_even() {
    for situation in Situation::ALL {
        let at = |t: usize| lookup::retrieval(&lookup_at(*situation, 0.0, t));
        let (cold, hot) = (at(0), at(12));
        for (weight, limit) in cold.weights.iter().zip(hardmax(&cold.weights)) {
            // The near miss is so near that even the coldest temperature leaves a trace of the rest.
            assert!((weight - limit).abs() < 1e-6, "{situation:?}: {weight} against {limit}");
        }
        let even = 1.0 / hot.weights.len() as f64;
        assert!(
            hot.weights.iter().all(|weight| (weight - even).abs() < 0.02),
            "{situation:?}"
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
        let setup = linear::Setup {
            n_tokens: n,
            ..linear_at(ProductRule::Raw, [1.5, -1.0])
        };
        assert_says(&linear_words::WORDS, &setup, words);
    }
    let [table, summary] = linear::costs();
    for (place, (a, b)) in table.iter().zip(&summary).enumerate() {
        let n = (place * linear::STEP) as u64;
        assert_eq!([*a, *b], multiplications(n, 64).map(|cost| cost as f64));
    }
    let [least, most] = linear::ends().map(|x| fixed(x, 0));
    let places = OPTIONS.names();
    assert_eq!(places[0], format!("Among the values, from {least} to {most}"));
    assert_eq!(places[1..], [format!("Above {most}"), format!("Below {least}")]);
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
fn a_window_and_a_prefix_are_masks_of_their_size() {
    let at = |kind| masks::Setup {
        kind,
        ..masks::Setup::START
    };
    let matrix =
        |sees: fn(usize, usize) -> bool| Mask::Matrix((0..6).map(|i| (0..6).map(|j| sees(i, j)).collect()).collect());
    assert_eq!(masks::mask(&at(MaskKind::Window)), matrix(|i, j| j <= i && i < j + 2));
    assert_eq!(masks::mask(&at(MaskKind::Prefix)), matrix(|i, j| j <= i || j < 3));
    assert_eq!(masks::mask(&at(MaskKind::Padding)), matrix(|_, j| j < 4));
    let sized: Vec<bool> = MaskKind::ALL.iter().map(|kind| masks::size(*kind).is_some()).collect();
    assert_eq!(sized, [false, false, true, true, true]);
}

#[test]
fn a_decoder_never_and_an_encoder_always_may_look_at_the_next_token() {
    assert_eq!([&Mask::None, &Mask::Causal].map(masks::sees_next), [5, 0]);
    let setup = masks::Setup {
        kind: MaskKind::Prefix,
        ..masks::Setup::START
    };
    assert_eq!(masks::answers(&setup), [5, 0, 2], "a prefix of three opens two");
    let answers = masks_words::answers(&setup).map(|answer| plain(&answer));
    for (answer, words) in answers
        .iter()
        .zip(["always, at 5 of 5", "never, at 0 of 5", "sometimes, at 2 of 5"])
    {
        assert!(answer.contains(words), "{answer}");
    }
}

/// Each lab renders without a browser, in any mode, and shows its result only once it was asked for.
#[cfg(feature = "prerender")]
mod views {
    use attention_lesson::ui::figures::figure;
    use yew::prelude::*;

    use crate::render::html_of_drawn;

    fn coded(id: &str, code: &str) -> Html {
        let figure = figure(id).expect("a known figure");
        let setup = figure.start().decode(code).expect("a known code");
        figure.view(&setup, &Callback::noop(), "figure")
    }

    #[test]
    fn each_lab_shows_its_result_once_it_is_asked_for() {
        let cases = [
            ("lookup", "1", "Dictionary", "Attention"),
            ("lookup", "1;x:1;s:2", "replaced", "nothing"),
            ("lookup", "1;x:1;s:3;t:0", "nothing", "replaced"),
            ("root", "1", "<svg", "Temperature"),
            ("root", "1;x:1;d:9;m:2;r:1", "the first key", "NaN"),
            ("linear", "1", "<svg", "elu + 1"),
            ("linear", "1;x:1;m:1", "Q(KᵀV)", "NaN"),
            ("masks", "1", "No mask", "role=\"grid\""),
            ("masks", "1;x:1;m:3;w:2;q:5", "Window width", "Tokens in the prefix"),
        ];
        for (id, code, present, absent) in cases {
            let html = html_of_drawn(move || coded(id, code));
            assert!(html.contains(present), "{id};{code} lacks {present:?}:\n{html}");
            assert!(!html.contains(absent), "{id};{code} has {absent:?}:\n{html}");
        }
    }
}
