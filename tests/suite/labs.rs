//! The labs of the whole step: what they say is what attention computes.

use attention_lesson::attention::softmax::argmax;
use attention_lesson::attention::{Mask, Settings, attend};
use attention_lesson::labs::number::{fixed, percent};
use attention_lesson::labs::pipeline::{self, ASKING, INPUTS, PIPELINE};
use attention_lesson::labs::sentence::{ANIMAL, Flow, IT, N_TOKENS};
use attention_lesson::labs::table::{self, CELL, TABLE};
use attention_lesson::labs::{LABS, Prediction, Setup, Table};
use attention_lesson::lesson::figures::sentence::TOKENS;
use attention_lesson::lesson::inline::plain;
use proptest::prelude::*;

/// The entries of a table.
fn entries(table: &Table) -> Vec<&Vec<String>> {
    table.rows.iter().map(|(_, entries)| entries).collect()
}

/// What the pipeline says of `setup`, as a reader hears it.
fn said(setup: &Setup) -> String {
    plain(&(PIPELINE.read)(setup).sentence)
}

#[test]
fn every_lab_opens_with_a_sentence_and_full_tables() {
    for lab in LABS {
        let reading = (lab.read)(&lab.start());
        assert!(!reading.sentence.is_empty(), "{} says nothing", lab.id);
        assert!(!reading.tables.is_empty(), "{} has no table", lab.id);
        for table in &reading.tables {
            for (name, entries) in &table.rows {
                assert_eq!(entries.len() + 1, table.columns.len(), "{}: {name}", table.caption);
            }
        }
    }
}

#[test]
fn it_reads_mostly_from_animal_with_and_without_the_mask() {
    for mask in [Mask::None, Mask::Causal] {
        let flow = Flow::start(mask).expect("the hand-set numbers compute");
        let row = flow.trace.weights.row(IT);
        assert_eq!(argmax(row), ANIMAL);
        assert!((0.6..0.8).contains(&row[ANIMAL]), "{row:?}");
    }
}

#[test]
fn the_pipeline_names_the_key_with_the_largest_weight() {
    for mask in 0..2 {
        for (asking, name) in TOKENS.iter().enumerate() {
            let setup = PIPELINE
                .start()
                .with(ASKING, 0, asking as f64)
                .with("m", 0, f64::from(mask));
            let flow = pipeline::flow(&setup).expect("a set-up computes");
            let row = flow.trace.weights.row(asking);
            let top = argmax(row);
            let from = if top == asking { "itself" } else { TOKENS[top] };
            let expected = format!("{name} reads {} from {from} ", percent(row[top]));
            assert!(said(&setup).starts_with(&expected), "{} / {expected}", said(&setup));
        }
    }
}

#[test]
fn the_pipelines_tables_are_attentions_numbers() {
    let setup = PIPELINE.start().with("m", 0, 1.0);
    let flow = pipeline::flow(&setup).expect("a set-up computes");
    let settings = Settings {
        mask: Mask::Causal,
        ..Settings::default()
    };
    let trace = attend(&flow.queries, &flow.keys, &flow.values, &settings).expect("shapes agree");
    let tables = (PIPELINE.read)(&setup).tables;
    let shown = [
        (4, &flow.queries, 2),
        (5, &flow.keys, 2),
        (6, &flow.values, 2),
        (7, &trace.scores, 4),
        (8, &trace.scaled, 3),
        (9, &trace.weights, 3),
        (10, &trace.output, 3),
    ];
    for (place, matrix, decimals) in shown {
        for (i, row) in entries(&tables[place]).into_iter().enumerate() {
            let expected: Vec<String> = matrix.row(i).iter().map(|x| fixed(*x, decimals)).collect();
            assert_eq!(*row, expected, "{}, row {i}", tables[place].caption);
        }
    }
    let given: Vec<String> = entries(&tables[0]).into_iter().flatten().cloned().collect();
    let expected: Vec<String> = setup.list(INPUTS[0]).iter().map(|x| fixed(*x, 1)).collect();
    assert_eq!(given, expected);
}

#[test]
fn the_steps_add_up() {
    for asking in 0..N_TOKENS {
        let flow = Flow::start(Mask::Causal).expect("the hand-set numbers compute");
        let (powers, sum) = pipeline::powers(&flow, asking);
        let weighted = pipeline::weighted(&flow, asking);
        let unmasked = pipeline::unmasked(&flow, asking);
        for (i, power) in powers.iter().enumerate() {
            assert!((power / sum - flow.trace.weights.at(asking, i)).abs() < 1e-12);
            assert_eq!(
                i > asking,
                flow.trace.scaled.at(asking, i) != unmasked[i],
                "the mask hides what comes later"
            );
        }
        for j in 0..3 {
            let column: f64 = weighted.iter_rows().map(|row| row[j]).sum();
            assert!((column - flow.trace.output.at(asking, j)).abs() < 1e-12);
        }
    }
}

/// Changes one number of `field` and expects the sentence to end with `claim`.
#[track_caller]
fn check_claim(field: &str, index: usize, value: f64, claim: &str) {
    let sentence = said(&PIPELINE.start().with(field, index, value));
    assert!(sentence.ends_with(claim), "{sentence}");
}

#[test]
fn a_change_moves_what_follows_from_it_and_nothing_else() {
    check_claim("vx", 4, 0.5, "You changed X: everything that is computed moved.");
    check_claim(
        "wq",
        3,
        1.0,
        "You changed W_Q: queries, scores, weights, and output moved; keys and values did not.",
    );
    check_claim(
        "wk",
        0,
        0.0,
        "You changed W_K: keys, scores, weights, and output moved; queries and values did not.",
    );
    check_claim(
        "wv",
        0,
        -9.9,
        "You changed W_V: values and output moved; queries, keys, scores, and weights did not.",
    );
    check_claim(
        "m",
        0,
        1.0,
        "You changed the mask: weights and output moved; queries, keys, values, and scores did not.",
    );
}

#[test]
fn a_change_taken_back_or_a_look_elsewhere_is_no_change() {
    let start = PIPELINE.start();
    let back = start.with("wk", 0, 7.0).with("wk", 0, start.list("wk")[0]);
    let elsewhere = start.with(ASKING, 0, 0.0).with("s", 0, 5.0).with("b", 0, 3.0);
    for setup in [back, elsewhere] {
        assert!(!said(&setup).contains("You changed"), "{}", said(&setup));
    }
}

#[test]
fn the_tables_rows_sum_to_one_and_masked_cells_are_later_tokens() {
    for mask in [0.0, 1.0] {
        let setup = TABLE.start().with("m", 0, mask);
        let flow = table::flow(&setup).expect("the hand-set numbers compute");
        assert_eq!(table::sums(&flow), ["1.00"; N_TOKENS]);
        for (cell, weight) in table::cells(&flow).into_iter().enumerate() {
            let is_later = cell % N_TOKENS > cell / N_TOKENS;
            assert_eq!(weight.is_none(), mask > 0.0 && is_later, "cell {cell}");
            let said = plain(&(TABLE.read)(&setup.with(CELL, 0, cell as f64)).sentence);
            let (query, key) = (TOKENS[cell / N_TOKENS], TOKENS[cell % N_TOKENS]);
            let expected = match weight {
                Some(weight) => format!("Query {query} reads {} from key {key}.", percent(weight)),
                None => format!("Query {query} cannot read key {key}: "),
            };
            assert!(said.starts_with(&expected), "{said} / {expected}");
        }
    }
}

#[test]
fn only_the_right_prediction_is_called_right() {
    let prediction = TABLE.prediction.as_ref().expect("the table asks first");
    let closed = Flow::start(Mask::Causal).expect("the hand-set numbers compute");
    let right = argmax(closed.trace.weights.row(ANIMAL));
    for guess in 0..N_TOKENS {
        let setup = TABLE.start().with(Prediction::GUESS, 0, (guess + 1) as f64);
        assert_eq!((prediction.verdict)(&setup).starts_with("Right"), guess == right);
    }
}

#[test]
fn a_reveal_sets_only_fields_that_the_lab_has() {
    for lab in LABS {
        let Some(prediction) = &lab.prediction else { continue };
        for (key, value) in prediction.reveals {
            let field = lab
                .fields
                .iter()
                .find(|field| field.key == *key)
                .expect("a known field");
            assert_eq!(
                (field.default.len(), field.clamp(0, *value)),
                (1, *value),
                "{}: {key}",
                lab.id
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_numbers_within_the_limits_compute_and_return_from_their_code(
        numbers in prop::collection::vec(prop::sample::select(vec![-9.9, -0.1, 0.0, 0.1, 9.9]), 60),
        asking in 0..6_u8,
        mask in 0..2_u8,
    ) {
        let mut at = 0;
        let mut setup = PIPELINE.start().with(ASKING, 0, f64::from(asking)).with("m", 0, f64::from(mask));
        for key in INPUTS {
            let length = setup.list(key).len();
            setup = setup.with_list(key, &numbers[at..at + length]);
            at += length;
        }
        prop_assert_eq!(Setup::decode(PIPELINE.fields, &setup.encode()), Some(setup.clone()));
        let flow = pipeline::flow(&setup).expect("a set-up computes");
        for row in flow.trace.weights.iter_rows() {
            prop_assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
        prop_assert!(!said(&setup).is_empty());
    }

    #[test]
    fn a_claim_of_what_moved_is_what_moved(field in 0..4_usize, index in 0..12_usize, tenths in -99..=99_i32) {
        let setup = PIPELINE.start().with(INPUTS[field], index, f64::from(tenths) / 10.0);
        let flow = pipeline::flow(&setup).expect("a set-up computes");
        let start = Flow::start(Mask::None).expect("the hand-set numbers compute");
        let moved = |a: &[f64], b: &[f64]| a.iter().zip(b).any(|(a, b)| (a - b).abs() > 1e-9);
        let expected = [
            moved(flow.queries.data(), start.queries.data()),
            moved(flow.keys.data(), start.keys.data()),
            moved(flow.values.data(), start.values.data()),
            moved(flow.trace.scores.data(), start.trace.scores.data()),
            moved(flow.trace.weights.data(), start.trace.weights.data()),
            moved(flow.trace.output.data(), start.trace.output.data()),
        ];
        let change = pipeline::change(&setup, &flow);
        prop_assert_eq!(change.moved, expected);
        prop_assert_eq!(change.changed[field], setup != PIPELINE.start());
        let parameter_spares = [[false, false, false], [false, true, true], [true, false, true], [true, true, false]];
        for (spared, moved) in parameter_spares[field].iter().zip(change.moved) {
            prop_assert!(!(*spared && moved), "a matrix moved a projection that is not its own");
        }
    }
}
