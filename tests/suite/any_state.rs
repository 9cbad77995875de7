//! Every lab in any state that its fields allow: it computes, says so in whole sentences, and fits into a link.

use attention_lesson::labs::{AnySetup, Limits};
use attention_lesson::ui::figures::{AnyFigure, FIGURES};
use attention_lesson::words::{CITE, LINK, Words, plain};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::content::leads_somewhere;

/// A number within these limits, their ends more often than what lies between.
fn any_number(Limits { min, max, .. }: Limits) -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(min), 1 => Just(max), 2 => min..=max]
}

fn any_setup(figure: &dyn AnyFigure) -> BoxedStrategy<AnySetup> {
    let start = figure.start();
    start.fields().iter().fold(Just(start.clone()).boxed(), |setup, field| {
        let kept = Just(start.list(field.key).to_vec());
        let list = prop_oneof![1 => kept, 3 => vec(any_number(field.limits), field.length)];
        (setup, list)
            .prop_map(|(setup, list)| setup.with_list(field.key, &list))
            .boxed()
    })
}

/// A figure by its place in the table, and one of its set-ups.
fn any_figure_and_setup() -> impl Strategy<Value = (usize, AnySetup)> {
    (0..FIGURES.len()).prop_flat_map(|i| (Just(i), any_setup(FIGURES[i])))
}

/// Nothing in it is left unread, unknown, or no number.
fn check_text(text: &Words) -> Result<(), TestCaseError> {
    for inline in text {
        if [LINK, CITE].contains(&&*inline.mark) {
            prop_assert!(leads_somewhere(inline), "{inline:?} in {text:?}");
        }
    }
    let plain = plain(text);
    prop_assert!(!plain.is_empty());
    for mark in ["{", "}", "[@", "NaN", "inf", "−0.00)", "  "] {
        prop_assert!(!plain.contains(mark), "{mark:?} in {plain:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_state_speaks_in_whole_sentences_over_full_tables((figure, setup) in any_figure_and_setup()) {
        let figure = FIGURES[figure];
        let reading = figure.read(&setup);
        check_text(&reading.sentence)?;
        prop_assert!(plain(&reading.sentence).ends_with(['.', '?']), "{:?}", reading.sentence);
        if figure.texts().prediction.is_some() {
            check_text(&figure.verdict(&setup).words)?;
        }
        prop_assert!(!reading.tables.is_empty());
        for table in &reading.tables {
            prop_assert!(!table.rows.is_empty() && !table.caption.is_empty());
            for (name, entries) in &table.rows {
                prop_assert_eq!(entries.len() + 1, table.columns.len(), "{} of {}", name, &table.caption);
                prop_assert!(entries.iter().all(|entry| !entry.contains("NaN")), "{:?}", entries);
            }
        }
    }

    #[test]
    fn any_state_reads_back_from_its_link((figure, setup) in any_figure_and_setup()) {
        prop_assert_eq!(FIGURES[figure].start().decode(&setup.encode()), Some(setup));
    }
}
