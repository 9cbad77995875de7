//! The labs of the whole step: what they say is what attention computes.

use attention_lesson::attention::softmax::argmax;
use attention_lesson::attention::{Mask, Settings, attend};
use attention_lesson::labs::AnySetup;
use attention_lesson::labs::pipeline::{self, Step};
use attention_lesson::labs::sentence::{Flow, IGNORED, IT, MEAT, N_TOKENS, SentenceMask};
use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::labs::table;
use attention_lesson::lesson::figures::{FigureWords, Table, pipeline as steps_words, table as table_words};
use attention_lesson::lesson::number::{fixed, percent};
use attention_lesson::lesson::texts::shared::TOKENS;
use attention_lesson::ui::figures::FIGURES;
use attention_lesson::words::plain;
use proptest::prelude::*;

const MASKS: [SentenceMask; 2] = [SentenceMask::None, SentenceMask::Causal];

/// The entries of a table.
fn entries(table: &Table) -> Vec<&Vec<String>> {
    table.rows.iter().map(|(_, entries)| entries).collect()
}

/// What is said of `setup`, as a reader hears it.
pub(crate) fn said<S>(words: &FigureWords<S>, setup: &S) -> String {
    plain(&(words.read)(setup).sentence)
}

/// The start of the pipeline after a change.
fn steps(change: impl Fn(&mut pipeline::Setup)) -> pipeline::Setup {
    let mut setup = pipeline::Setup {
        is_shown: true,
        ..pipeline::Setup::START
    };
    change(&mut setup);
    setup
}

#[test]
fn every_lab_opens_with_a_sentence_and_full_tables() {
    for figure in FIGURES {
        let reading = figure.read(&figure.start());
        assert!(!reading.sentence.is_empty(), "{} says nothing", figure.id());
        assert!(!reading.tables.is_empty(), "{} has no table", figure.id());
        for table in &reading.tables {
            for (name, entries) in &table.rows {
                assert_eq!(entries.len() + 1, table.columns.len(), "{}: {name}", table.caption);
            }
        }
    }
}

#[test]
fn it_reads_mostly_from_meat_with_and_without_the_mask() {
    for mask in [Mask::None, Mask::Causal] {
        let flow = Flow::start(mask).expect("the hand-set numbers compute");
        let row = flow.trace.weights.row(IT);
        assert_eq!(argmax(row), MEAT);
        assert!((0.55..0.7).contains(&row[MEAT]), "{row:?}");
    }
}

#[test]
fn the_pipeline_names_the_key_with_the_largest_weight() {
    for mask in MASKS {
        for (asking, name) in TOKENS.names().into_iter().enumerate() {
            let setup = steps(|setup| (setup.asking, setup.mask) = (asking, mask));
            let flow = pipeline::flow(&setup).expect("a set-up computes");
            let row = flow.trace.weights.row(asking);
            let fact = pipeline::fact(&setup, &flow);
            assert_eq!((fact.top, fact.share), (argmax(row), row[argmax(row)]));
            let from = if fact.top == asking {
                "itself"
            } else {
                TOKENS.name(fact.top)
            };
            let expected = format!("{name} reads {} from {from} ", percent(fact.share));
            let said = said(&steps_words::WORDS, &setup);
            assert!(said.starts_with(&expected), "{said} / {expected}");
        }
    }
}

#[test]
fn the_pipelines_tables_are_attentions_numbers() {
    let setup = steps(|setup| setup.mask = SentenceMask::Causal);
    let flow = pipeline::flow(&setup).expect("a set-up computes");
    let settings = Settings {
        mask: Mask::Causal,
        ..Settings::default()
    };
    let trace = attend(&flow.queries, &flow.keys, &flow.values, &settings).expect("shapes agree");
    let tables = (steps_words::WORDS.read)(&setup).tables;
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
    for (table, input) in tables.iter().zip(setup.inputs()) {
        let given: Vec<String> = entries(table).into_iter().flatten().cloned().collect();
        let expected: Vec<String> = input.iter().map(|x| fixed(*x, 1)).collect();
        assert_eq!(given, expected, "{}", table.caption);
    }
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

/// What a change changed, and which of queries, keys, values, scores, weights and output moved in consequence.
#[track_caller]
fn check_change(change: impl Fn(&mut pipeline::Setup), changed: [u8; 5], moved: [u8; 6]) {
    let setup = steps(change);
    let flow = pipeline::flow(&setup).expect("a set-up computes");
    let found = pipeline::fact(&setup, &flow).change;
    assert_eq!(
        (found.changed.map(u8::from), found.moved.map(u8::from)),
        (changed, moved)
    );
}

#[test]
fn a_change_moves_what_follows_from_it_and_nothing_else() {
    check_change(|setup| setup.x[4] = 0.5, [1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]);
    check_change(|setup| setup.w_q[3] = 1.0, [0, 1, 0, 0, 0], [1, 0, 0, 1, 1, 1]);
    check_change(|setup| setup.w_k[0] = 0.0, [0, 0, 1, 0, 0], [0, 1, 0, 1, 1, 1]);
    check_change(|setup| setup.w_v[0] = -9.9, [0, 0, 0, 1, 0], [0, 0, 1, 0, 0, 1]);
    check_change(
        |setup| setup.mask = SentenceMask::Causal,
        [0, 0, 0, 0, 1],
        [0, 0, 0, 0, 1, 1],
    );
}

#[test]
fn a_look_elsewhere_is_no_change() {
    check_change(
        |setup| (setup.asking, setup.step, setup.against) = (0, Step::Blend, 3),
        [0; 5],
        [0; 6],
    );
}

#[test]
fn the_tables_rows_sum_to_one_and_masked_cells_are_later_tokens() {
    for mask in MASKS {
        for cell in 0..N_TOKENS * N_TOKENS {
            let setup = table::Setup {
                mask,
                cell,
                ..table::Setup::START
            };
            let flow = table::flow(&setup).expect("the hand-set numbers compute");
            assert_eq!(table_words::sums(flow.trace.weights.iter_rows()), ["1.00"; N_TOKENS]);
            let weight = table::cells(&flow)[cell];
            let is_later = cell % N_TOKENS > cell / N_TOKENS;
            assert_eq!(
                weight.is_none(),
                mask == SentenceMask::Causal && is_later,
                "cell {cell}"
            );
            let said = said(&table_words::WORDS, &setup);
            let (query, key) = (TOKENS.name(cell / N_TOKENS), TOKENS.name(cell % N_TOKENS));
            let expected = match weight {
                Some(weight) => format!("Query {query} gives {} of its weight to key {key}.", percent(weight)),
                None => format!("Query {query} cannot see key {key}: "),
            };
            assert!(said.starts_with(&expected), "{said} / {expected}");
        }
    }
}

#[test]
fn only_the_right_prediction_is_called_right() {
    let closed = Flow::start(Mask::Causal).expect("the hand-set numbers compute");
    let right = argmax(closed.trace.weights.row(IGNORED));
    for chosen in 0..N_TOKENS {
        let setup = table::Setup {
            guess: chosen + 1,
            ..table::Setup::START
        };
        let (guess, _) = table::verdict(&setup).expect("the hand-set numbers compute");
        assert_eq!((guess.chosen, guess.is_right), (chosen, chosen == right));
    }
}

/// The word for right stands at the head of a verdict exactly where one option is right.
#[test]
fn every_prediction_with_options_has_one_right_answer_and_says_so() {
    for figure in FIGURES {
        let Some((_, options)) = figure.texts().prediction else {
            continue;
        };
        let start = figure.start().shown();
        if start.list("g").len() > 1 {
            assert_eq!(
                start.list("g").len(),
                options.list().len(),
                "a share for each: {}",
                figure.id()
            );
            continue;
        }
        let said = (1..=options.list().len()).map(|guess| figure.verdict(&start.with_list("g", &[guess as f64])));
        let (right, wrong): (Vec<_>, Vec<_>) = said.partition(|verdict| verdict.is_right);
        assert_eq!(right.len(), 1, "{}", figure.id());
        assert!(plain(&right[0].words).starts_with("Right: "), "{}", figure.id());
        assert!(
            wrong
                .iter()
                .all(|verdict| plain(&verdict.words).starts_with("Not quite: ")),
            "{}",
            figure.id()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_numbers_within_the_limits_compute_and_return_from_their_code(
        numbers in prop::collection::vec(prop::sample::select(vec![-9.9, -0.1, 0.0, 0.1, 9.9]), 60),
        asking in 0..6_usize,
        mask in 0..2_usize,
    ) {
        let mut setup = pipeline::Setup { asking, mask: MASKS[mask], ..pipeline::Setup::START };
        let (x, rest) = numbers.split_at(24);
        setup.x.copy_from_slice(x);
        setup.w_q.copy_from_slice(&rest[..12]);
        setup.w_k.copy_from_slice(&rest[12..24]);
        setup.w_v.copy_from_slice(&rest[24..]);
        let any = AnySetup::of(&setup);
        prop_assert_eq!(any.decode(&any.encode()), Some(any.clone()));
        prop_assert_eq!(&any.named::<pipeline::Setup>(), &setup);
        let flow = pipeline::flow(&setup).expect("a set-up computes");
        for row in flow.trace.weights.iter_rows() {
            prop_assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
        prop_assert!(!said(&steps_words::WORDS, &setup).is_empty());
    }

    #[test]
    fn a_claim_of_what_moved_is_what_moved(field in 0..4_usize, index in 0..12_usize, tenths in -99..=99_i32) {
        let mut setup = pipeline::Setup::START;
        let inputs: [&mut [f64]; 4] = [&mut setup.x, &mut setup.w_q, &mut setup.w_k, &mut setup.w_v];
        inputs[field][index] = f64::from(tenths) / 10.0;
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
        prop_assert_eq!(change.changed[field], setup != pipeline::Setup::START);
        let parameter_spares = [[false, false, false], [false, true, true], [true, false, true], [true, true, false]];
        for (spared, moved) in parameter_spares[field].iter().zip(change.moved) {
            prop_assert!(!(*spared && moved), "a matrix moved a projection that is not its own");
        }
    }
}
