//! Question 14: predicting architectures. Prompt, options and key are given; the rest is ours.

use super::{Item, choice, question};
use crate::quiz::Letter;

/// The given question.
pub(super) static ITEM: Item = Item {
    question: question(
        "If you wanted to predict which architecture variant will outperform others in the future, what does the \
        lesson suggest?",
        [
            choice(
                "It cannot be reliably predicted — there are unknown factors",
                "Which variant wins depends on data, hardware, budgets and ideas that nobody knows yet. Evidence \
                from today can narrow the choice, but it does not settle it.",
            ),
            choice(
                "Select the variant that uses the most recent activation function",
                "New often feels better, but an activation function is one small part of an architecture. Being \
                recent is no evidence that it will do better at another size or on another task.",
            ),
            choice(
                "Choose the variant with highest current benchmark scores",
                "Benchmarks are real evidence, but about the present: present models, present tasks, present sizes. \
                A ranking can change with any of the three, so the leader of today need not be the winner of \
                tomorrow.",
            ),
            choice(
                "Use the variant with the most parameters",
                "Larger models have often done better, which makes this tempting. But a count of parameters \
                describes a model's present size and does not say which architecture makes better use of them.",
            ),
        ],
        Letter::A,
        None,
    ),
    section: "cannot",
    objective: 5,
    tempting: Letter::C,
};
