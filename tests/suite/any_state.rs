//! Every lab in any state that its fields allow: it computes, says so in whole sentences, and fits into a link.

use attention_lesson::labs::{Kind, LABS, Lab, Setup};
use attention_lesson::lesson::inline::{Span, parse, plain};
use attention_lesson::lesson::sources::cited;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A number for a field of this kind, its limits more often than what lies between.
fn any_number(kind: Kind) -> BoxedStrategy<f64> {
    let between = |min: f64, max: f64| prop_oneof![1 => Just(min), 1 => Just(max), 2 => min..=max].boxed();
    match kind {
        Kind::Number { min, max, .. } => between(min, max),
        Kind::Choice(options) => (0..options.len()).prop_map(|i| i as f64).boxed(),
        Kind::Switch => select(vec![0.0, 1.0]).boxed(),
        Kind::Index(most) => between(0.0, f64::from(most)),
    }
}

fn any_setup(lab: &'static Lab) -> BoxedStrategy<Setup> {
    lab.fields.iter().fold(Just(lab.start()).boxed(), |setup, field| {
        let kept = Just(field.default.to_vec());
        let list = prop_oneof![1 => kept, 3 => vec(any_number(field.kind), field.default.len())];
        (setup, list)
            .prop_map(|(setup, list)| setup.with_list(field.key, &list))
            .boxed()
    })
}

fn any_lab_and_setup() -> impl Strategy<Value = (&'static Lab, Setup)> {
    select(LABS.to_vec()).prop_flat_map(|lab| (Just(lab), any_setup(lab)))
}

/// Nothing in it is left unread by the notation, unknown, or no number.
fn check_text(text: &str) -> Result<(), TestCaseError> {
    for span in parse(text) {
        if let Span::Cite(key, _) = span {
            prop_assert!(cited(key).is_some(), "{key} in {text}");
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
    fn any_state_speaks_in_whole_sentences_over_full_tables((lab, setup) in any_lab_and_setup()) {
        let reading = (lab.read)(&setup);
        check_text(&reading.sentence)?;
        prop_assert!(reading.sentence.ends_with(['.', '?']), "{}", reading.sentence);
        if let Some(prediction) = &lab.prediction {
            check_text(&(prediction.verdict)(&setup))?;
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
    fn any_state_reads_back_from_its_link((lab, setup) in any_lab_and_setup()) {
        prop_assert_eq!(Setup::decode(lab.fields, &setup.encode()), Some(setup));
    }
}
