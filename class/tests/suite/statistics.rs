//! Numbers that can be worked out by hand, and where there are none.

use attention_class::analysis::key;
use attention_class::analysis::statistics::{correlation, kr20, quantile, upper_lower, variance, wilson_interval};
use attention_class::{Learner, analyze};
use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::progress::Confidence;

use crate::made_up::{behind_right, first, right};

#[test]
fn statistics_are_as_by_hand() {
    assert_eq!(variance(&[1, 2, 3, 4]), Some(1.25));
    assert_eq!(correlation([(0, 1), (1, 3)].into_iter()), Some(1.0));
    assert_eq!(correlation([(0, 3), (1, 1)].into_iter()), Some(-1.0));
    // Two items that all four learners have both right or both wrong.
    assert_eq!(kr20(&[2, 2], &[2, 2, 0, 0]), Some(1.0));
    // Two items of which each learner has one: 2 · (1 − 0.5 ⁄ 0) is nothing, and with one who has both it is below 0.
    assert_eq!(kr20(&[2, 2], &[1, 1, 1, 1]), None);
    assert!(kr20(&[2, 2], &[2, 1, 1]).is_some_and(|alpha| alpha <= 0.0));
    assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.25), Some(1.5));
    assert_eq!(quantile(&[1.0, 2.0, 4.0], 1.0), Some(4.0));
}

#[test]
fn there_are_no_numbers_of_nothing() {
    assert_eq!(wilson_interval(0, 0), None);
    assert_eq!(variance(&[]), None);
    assert_eq!(correlation([].into_iter()), None);
    assert_eq!(correlation([(1, 2), (1, 3), (1, 4)].into_iter()), None);
    assert_eq!(kr20(&[1], &[1, 0]), None);
    assert_eq!(kr20(&[1, 1], &[2]), None);
    assert_eq!(quantile(&[], 0.5), None);
    assert_eq!(upper_lower([].into_iter(), 2), None);
    assert_eq!(upper_lower([(2, true)].into_iter(), 2), None);
    assert_eq!(upper_lower([(2, true), (2, false)].into_iter(), 2), None);
    let nobody = analyze(&[], &key());
    assert_eq!((nobody.class.n, nobody.class.mean, nobody.class.kr20), (0, None, None));
    assert!(nobody.teach_again.is_empty() && nobody.items.iter().all(|item| item.difficulty.is_none()));
}

#[test]
fn learners_tied_at_the_end_of_a_group_count_in_parts() {
    // Ten learners, so groups of three: the best one, and two of four who tie, one of whom is right.
    let upper = [(5, true), (4, true), (4, false), (4, false), (4, false)];
    let lower = [(1, false), (1, false), (1, false), (1, false), (1, false)];
    let scored = || upper.into_iter().chain(lower);
    assert_eq!(upper_lower(scored(), 5), Some(0.5));
    assert_eq!(
        upper_lower(scored().map(|(total, right)| (5 - total, right)), 5),
        Some(-0.5)
    );
    assert_eq!(upper_lower(scored(), 4), None, "a total above the most");
}

/// A class of `n`, of whom for each of these concepts so many are wrong, and so many of them certain.
fn class(n: usize, wrong: &[(usize, usize, usize)]) -> Vec<Learner> {
    let outcome = |concept: usize, learner: usize| match wrong.iter().find(|(own, ..)| *own == concept) {
        Some((_, n_wrong, n_certain)) if learner < *n_wrong => first(
            behind_right(concept, 2),
            (learner < *n_certain).then_some(Confidence::Certain),
        ),
        _ => first(right(concept), None),
    };
    let learner = |learner| Learner {
        outcomes: (0..n_concepts()).map(|concept| outcome(concept, learner)).collect(),
        ..Learner::default()
    };
    (0..n).map(learner).collect()
}

#[test]
fn what_most_had_wrong_is_taught_again_first() {
    let check = |wrong: &[(usize, usize, usize)], expected: &[usize]| {
        let again = analyze(&class(8, wrong), &key()).teach_again;
        let concepts: Vec<usize> = again.iter().map(|concept| concept.question).collect();
        assert_eq!(concepts, expected, "{wrong:?}");
        assert!(
            again
                .iter()
                .all(|concept| concept.tempting == [behind_right(concept.question, 2)])
        );
    };
    check(&[], &[]);
    check(&[(3, 1, 0)], &[3]);
    check(&[(1, 2, 0), (5, 4, 0), (9, 3, 0), (12, 1, 0)], &[5, 9, 1]);
    check(&[(1, 2, 0), (5, 2, 1), (9, 2, 2)], &[9, 5, 1]);
    check(&[(9, 2, 1), (5, 2, 1), (1, 2, 1), (0, 2, 1)], &[0, 1, 5]);
}
