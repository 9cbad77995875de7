//! Blending values: the output as a point among the values, inside their hull as long as the weights are shares.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, percent};
use super::plane::{self, Blend, N_TOKENS, hull, is_inside, points};
use super::setup::{Field, Kind, Setup};
use crate::attention::Normalize;
use crate::attention::softmax::argmax;
use crate::lesson::figures::plane::TOKENS;
use crate::lesson::figures::{blend as words, plane as plane_words};

/// The key of the rule by which scores become weights.
pub const NORMALIZE: &str = "n";

/// The lab.
pub static BLEND: Lab = Lab {
    id: "blend",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(words::OPTIONS.len() as u16),
        Prediction::shown(),
        // The first two are those of the section's own example.
        plane::values(&[4.0, 0.0, 0.0, 4.0, -4.0, 1.5, -1.5, -3.5, 2.5, -3.5]),
        plane::scores(&[1.6, 0.5, -0.6, -1.0, 0.2]),
        Field {
            key: NORMALIZE,
            label: words::NORMALIZE,
            kind: Kind::Choice(words::NORMALIZE_OPTIONS),
            default: &[0.0],
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: words::OPTIONS,
        // The question is about softmax weights, so those are what the reveal shows.
        reveals: &[(NORMALIZE, 0.0)],
        verdict,
    }),
    read,
};

/// The blend that this set-up asks for.
pub fn blend(setup: &Setup) -> Blend {
    let normalize = if setup.index(NORMALIZE) == 0 {
        Normalize::Softmax
    } else {
        Normalize::None
    };
    plane::blend(setup, normalize)
}

fn read(setup: &Setup) -> Reading {
    let blend = blend(setup);
    Reading {
        sentence: sentence(setup, &blend),
        tables: vec![table(setup, &blend)],
    }
}

fn sentence(setup: &Setup, blend: &Blend) -> String {
    let Blend { weights, output } = blend;
    let top = argmax(weights);
    let share = percent(weights.get(top).copied().unwrap_or(0.0));
    let at = plane_words::point(output.map(|x| fixed(x, 2)));
    if !setup.is_on(Prediction::SHOWN) {
        return words::waiting(TOKENS[top], &share);
    }
    if setup.index(NORMALIZE) == 0 {
        return words::inside(&at, TOKENS[top], &share);
    }
    let negative = weights.iter().filter(|weight| **weight < 0.0).count();
    let sum = fixed(weights.iter().sum(), 1);
    words::raw(&sum, negative, &at, is_inside(&hull(&points(setup)), *output))
}

/// Each value with its weight and what it adds; their sum, the output, only once it has been asked for.
fn table(setup: &Setup, blend: &Blend) -> Table {
    let headings = [
        plane_words::TOKEN,
        plane_words::VALUE,
        plane_words::SCORE,
        words::WEIGHT,
        words::WEIGHTED,
    ];
    let points = points(setup);
    let row = |i: usize| {
        let weight = blend.weights.get(i).copied().unwrap_or(0.0);
        let entries = vec![
            plane_words::point(points[i].map(|x| fixed(x, 1))),
            fixed(setup.list(plane::SCORES)[i], 1),
            fixed(weight, 3),
            plane_words::point(points[i].map(|x| fixed(weight * x, 3))),
        ];
        (TOKENS[i].to_owned(), entries)
    };
    let mut rows: Vec<_> = (0..N_TOKENS).map(row).collect();
    if setup.is_on(Prediction::SHOWN) {
        let sum = fixed(blend.weights.iter().sum(), 3);
        let output = plane_words::point(blend.output.map(|x| fixed(x, 3)));
        rows.push((words::SUM.into(), vec![String::new(), String::new(), sum, output]));
    }
    Table {
        caption: words::CAPTION.into(),
        columns: headings.map(Into::into).into(),
        rows,
    }
}

/// With softmax weights, whatever rule is chosen now: the question was about them.
fn verdict(setup: &Setup) -> String {
    let output = plane::blend(setup, Normalize::Softmax).output;
    let at = plane_words::point(output.map(|x| fixed(x, 2)));
    words::verdict(setup.index(Prediction::GUESS) == 2, &at)
}
