//! The words of "Blending values".

use super::plane::{SCORE, TOKEN, TOKENS, VALUE, point};
use super::{Prediction, Reading, Table, Words};
use crate::labs::blend::{BlendFact, BlendRule, N_GUESSES, Setup, blend, fact};
use crate::labs::number::{fixed, percent};
use crate::labs::plane::{Blend, N_TOKENS, Point, points};

/// The words.
pub static WORDS: Words<Setup> = Words {
    title: TITLE,
    instruction: INSTRUCTION,
    prediction: Some(Prediction {
        prompt: PROMPT,
        options: &OPTIONS,
        verdict,
    }),
    read,
};

/// The question.
pub const TITLE: &str = "Drag the values: where can the output never go?";
/// What to do.
pub const INSTRUCTION: &str = "Five {v:values} are points, their weights areas. Drag the points and move the scores. \
     Then take the softmax away.";
/// What to commit to.
pub const PROMPT: &str = "With softmax weights, where in the plane can the output be?";
/// The answers to choose from.
pub const OPTIONS: [&str; N_GUESSES] = [
    "Anywhere",
    "Only inside the shape that the values span",
    "Only on one of the values",
];
/// The control for how scores become weights.
pub const RULE: &str = "Weights by";
/// Its options.
pub const RULES: [&str; BlendRule::N] = ["Softmax", "None"];
/// What the plane shows, for whoever cannot see it.
pub const PLANE: &str = "Five values in a plane, their weights as areas, the shape that they span, and the output";
/// The caption of the table.
pub const CAPTION: &str = "Values, weights and the output";
/// The heading over weights.
pub const WEIGHT: &str = "Weight";
/// The heading over weighted values.
pub const WEIGHTED: &str = "Weight × value";
/// The name of the row of sums.
pub const SUM: &str = "Sum: the output";

fn read(setup: &Setup) -> Reading {
    let blend = blend(setup);
    Reading {
        sentence: sentence(fact(setup, &blend), blend.output),
        tables: vec![table(setup, &blend)],
    }
}

fn sentence(fact: BlendFact, output: Point) -> String {
    let output = point(output, 2);
    match fact {
        BlendFact::Waiting { top, share } => format!(
            "{{t:{}}} has the largest weight, {}. Where does that take the output?",
            TOKENS[top],
            percent(share)
        ),
        BlendFact::Mean { top, share } => format!(
            "The output {output} lies inside the shape, as every mean of the {{v:values}} does; {{t:{}}} pulls most, \
             with {}.",
            TOKENS[top],
            percent(share)
        ),
        BlendFact::Raw {
            sum,
            n_negative,
            is_inside,
        } => {
            let place = if is_inside {
                "is still inside the shape, by chance"
            } else {
                "has left the shape"
            };
            format!(
                "The scores themselves add up to {}, with {n_negative} of five negative: the output {output} {place}.",
                fixed(sum, 1)
            )
        }
    }
}

/// Each value with its weight and what it adds; their sum, the output, only once it has been asked for.
fn table(setup: &Setup, blend: &Blend) -> Table {
    let points = points(&setup.values);
    let row = |i: usize| {
        let weight = blend.weights.get(i).copied().unwrap_or(0.0);
        let entries = vec![
            point(points[i], 1),
            fixed(setup.scores[i], 1),
            fixed(weight, 3),
            point(points[i].map(|x| weight * x), 3),
        ];
        (TOKENS[i].to_owned(), entries)
    };
    let mut table = Table::new(CAPTION, &[TOKEN, VALUE, SCORE, WEIGHT, WEIGHTED], N_TOKENS, &row);
    if setup.is_shown {
        let sum = fixed(blend.weights.iter().sum(), 3);
        let entries = vec![String::new(), String::new(), sum, point(blend.output, 3)];
        table.rows.push((SUM.to_owned(), entries));
    }
    table
}

/// How the guess compares.
fn verdict(setup: &Setup) -> String {
    let (guess, output) = crate::labs::blend::verdict(setup);
    format!(
        "{}: softmax weights are positive and sum to 1, so the output is a mean of the {{v:values}}, here {}. However \
         you drag, it stays inside the shape that they span: their *convex hull*.",
        super::opening(guess),
        point(output, 2)
    )
}
