//! The order of options and the count of points.

use attention_lesson::quiz::{Letter, Score, Verdict, order};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_seed_shuffles_options_and_loses_none(seed in any::<u32>(), index in any::<usize>()) {
        let order = order::options(Some(seed), index);
        prop_assert_eq!(order, order::options(Some(seed), index));
        let mut sorted = order;
        sorted.sort_unstable();
        prop_assert_eq!(sorted, Letter::ALL);
    }

    #[test]
    fn a_score_counts_the_right_answers_among_all_questions(answers in vec(any::<Option<bool>>(), 0..40)) {
        let verdict = |right: bool| if right { Verdict::Correct } else { Verdict::Incorrect };
        let score = Score::of(answers.iter().map(|answer| answer.map(verdict)));
        let points = answers.iter().filter(|answer| **answer == Some(true)).count();
        prop_assert_eq!(score, Score { points, total: answers.len() });
    }

    #[test]
    fn a_score_of_any_size_passes_or_not(points in any::<usize>(), total in any::<usize>(), mastery in any::<u8>()) {
        let score = Score { points, total };
        prop_assert!(score.passes(0));
        prop_assert!(score.passes(mastery) || !score.passes(mastery.saturating_add(1)));
    }
}

#[test]
fn without_a_seed_options_stand_as_authored() {
    assert_eq!(order::options(None, 3), Letter::ALL);
}

/// Every letter stands in every place of every question about equally often: 4,000 seeds, 1,000 expected, 27 is one
/// standard deviation.
#[test]
fn no_place_favors_a_letter() {
    for index in 0..15 {
        let mut counts = [[0_u32; 4]; 4];
        for seed in 0..4000 {
            for (place, letter) in order::options(Some(seed), index).iter().enumerate() {
                counts[place][letter.index()] += 1;
            }
        }
        let even = counts.iter().flatten().all(|count| (860..=1140).contains(count));
        assert!(even, "question {index}: {counts:?}");
    }
}

#[test]
fn mastery_is_compared_in_whole_numbers() {
    let cases = [
        (12, 80, true),
        (11, 80, false),
        (15, 100, true),
        (14, 100, false),
        (0, 0, true),
        (0, 1, false),
        (8, 53, true),
        (8, 54, false),
    ];
    for (points, mastery, passes) in cases {
        assert_eq!(
            Score { points, total: 15 }.passes(mastery),
            passes,
            "{points} of 15 at {mastery} %"
        );
    }
}

#[test]
fn letters_and_verdicts_have_their_public_names() {
    assert_eq!(Letter::ALL.map(Letter::name), ["a", "b", "c", "d"]);
    assert_eq!([0, 1, 2, 3].map(Letter::from_index), Letter::ALL.map(Some));
    assert_eq!([Letter::from_index(4), Letter::from_index(usize::MAX)], [None, None]);
    assert_eq!(
        [Verdict::Correct.name(), Verdict::Incorrect.name()],
        ["correct", "incorrect"]
    );
}
