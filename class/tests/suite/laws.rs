//! What holds of the analysis of any class.

use attention_class::analysis::{MOST_CONCEPTS, key};
use attention_class::{Learner, analyze};
use attention_lesson::lesson::questions::n_concepts;
use proptest::prelude::*;

use crate::made_up::any_class;

fn is_within(value: Option<f64>, low: f64, high: f64) -> bool {
    value.is_none_or(|value| value >= low && value <= high)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_order_of_learners_changes_nothing(
        (class, shuffled) in any_class(40).prop_flat_map(|class| (Just(class.clone()), Just(class).prop_shuffle())),
    ) {
        prop_assert_eq!(analyze(&class, &key()), analyze(&shuffled, &key()));
    }

    #[test]
    fn every_number_is_within_its_range(class in any_class(40)) {
        let analysis = analyze(&class, &key());
        for item in &analysis.items {
            prop_assert!(is_within(item.difficulty, 0.0, 1.0));
            prop_assert!(is_within(item.point_biserial, -1.0, 1.0));
            prop_assert!(is_within(item.discrimination, -1.0, 1.0), "{:?}", item.discrimination);
            prop_assert!(is_within(item.confidently_wrong, 0.0, 1.0));
            prop_assert_eq!(item.interval.is_some(), item.difficulty.is_some());
            if let (Some([low, high]), Some(p)) = (item.interval, item.difficulty) {
                prop_assert!(0.0 <= low && low <= p + 1e-15 && p <= high + 1e-15 && high <= 1.0, "{low} {p} {high}");
            }
            prop_assert_eq!(item.n_answered + item.n_open, class.len());
            prop_assert_eq!(item.options.iter().sum::<usize>(), item.n_answered);
            prop_assert_eq!(item.confidence.iter().map(|level| level.answers).sum::<usize>(), item.n_answered);
            prop_assert_eq!(item.confidence.iter().map(|level| level.right).sum::<usize>(), item.n_right);
            prop_assert_eq!(item.tempting.is_empty(), item.n_wrong() == 0);
            prop_assert!(!item.tempting.contains(&item.right));
            let mastery = item.mastery;
            prop_assert_eq!(mastery.missed, item.n_wrong());
            prop_assert!(mastery.mastered <= mastery.retried && mastery.retried <= mastery.missed);
        }
        let whole = &analysis.class;
        prop_assert!(is_within(whole.kr20, f64::NEG_INFINITY, 1.0));
        prop_assert_eq!(whole.totals.iter().sum::<usize>(), class.len());
        prop_assert!(is_within(whole.median, 0.0, n_concepts() as f64));
        prop_assert!(whole.time_quartiles.is_none_or(|quartiles| quartiles.is_sorted()));
        prop_assert_eq!([whole.is_small, whole.is_recognizable], [class.len() < 30, class.len() <= 5]);
        prop_assert!(analysis.teach_again.len() <= MOST_CONCEPTS);
        prop_assert!(analysis.teach_again.iter().all(|concept| concept.wrong > 0.0));
        prop_assert!(analysis.teach_again.iter().map(|concept| concept.wrong).rev().is_sorted());
    }

    /// Shares, and statistics with divisor n, are the same for the class twice over.
    #[test]
    fn a_class_twice_over_has_the_same_shares(class in any_class(20)) {
        let doubled: Vec<Learner> = [class.clone(), class.clone()].concat();
        let [one, two] = [class, doubled].map(|class| analyze(&class, &key()));
        let near = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| (a - b).abs() < 1e-12);
        for (a, b) in one.items.iter().zip(&two.items) {
            prop_assert_eq!(a.difficulty, b.difficulty);
            prop_assert_eq!(&a.tempting, &b.tempting);
            prop_assert!(near(a.point_biserial, b.point_biserial));
        }
        prop_assert!(near(one.class.kr20, two.class.kr20));
        prop_assert!(near(one.class.mean, two.class.mean));
        prop_assert!(near(one.class.standard_deviation, two.class.standard_deviation));
        prop_assert_eq!(one.teach_again, two.teach_again);
    }

    #[test]
    fn results_of_any_length_are_analyzed(class in any_class(5), n in 0_usize..20) {
        let mut class = class;
        for learner in &mut class {
            learner.outcomes.truncate(n);
        }
        prop_assert_eq!(analyze(&class, &key()).items.len(), n_concepts());
        prop_assert!(analyze(&class, &[]).items.is_empty());
    }
}
