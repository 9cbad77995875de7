//! Question 14: predicting architectures. Prompt, options and key are given; the rest is ours.

use super::item::{Item, choice, question};
use crate::quiz::{Letter, Question};

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
                "New often feels better, but when many proposed changes to the transformer were rebuilt side by \
                side, most brought no meaningful gain [Narang et al. 2021](#source-narang2021). And an activation function is only one part of \
                an architecture.",
            ),
            choice(
                "Choose the variant with highest current benchmark scores",
                "Benchmarks are real evidence, but about the present: present models, present tasks, present sizes. \
                When ten architectures were compared, the best one could change with the size alone [Tay et al. 2022](#source-tay2022).",
            ),
            choice(
                "Use the variant with the most parameters",
                "Larger models have often done better, which makes this tempting. But a count of parameters \
                describes a model’s present size and does not say which architecture makes better use of them.",
            ),
        ],
        Letter::A,
        None,
    ),
    section: "cannot",
    objective: 5,
    tempting: Letter::C,
    siblings: &SIBLINGS,
};

/// Written siblings.
static SIBLINGS: [Question; 1] = [question(
    "A new attention variant beats the standard one on all benchmarks that were run, at the one model size that was \
    tried. Which conclusion goes no further than this evidence?",
    [
        choice(
            "It will replace standard attention",
            "That is a prediction, and it needs more than one good result: other sizes, other data, cost, hardware \
            and rivals not yet invented all have a say. The evidence does not cover them.",
        ),
        choice(
            "It will win by more at a larger size",
            "An advantage can grow with size, stay or vanish. One tried size does not show which of these will \
            happen.",
        ),
        choice(
            "Nothing was learned, because benchmarks say nothing",
            "This is caution overdone: a benchmark does measure something, on its own tasks. What it does not \
            measure is the future, nor what was not run.",
        ),
        choice(
            "At this size and on these benchmarks, it did better",
            "This says what was seen and stops there. Whether it holds at other sizes, on other tasks and against \
            later rivals cannot be read from it.",
        ),
    ],
    Letter::D,
    None,
)];
