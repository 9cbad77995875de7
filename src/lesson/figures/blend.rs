//! What "Blending values" says.

use super::{FigureWords, Reading, Table, Verdict, count, judged, point, token, value};
use crate::labs::blend::{BlendFact, Setup, blend, fact};
use crate::labs::plane::{Blend, N_TOKENS, Point, points};
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::{Text, blend as texts, shared};
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

fn read(setup: &Setup) -> Reading {
    let blend = blend(setup);
    Reading {
        sentence: sentence(fact(setup, &blend), blend.output),
        tables: vec![table(setup, &blend)],
    }
}

fn sentence(fact: BlendFact, output: Point) -> Words {
    let output = value(point(output, 2));
    let point = |i: usize| token(shared::POINTS.name(i));
    match fact {
        BlendFact::Waiting { top, share } => texts::WAITING.fill(&[point(top), value(percent(share))]),
        BlendFact::Mean { top, share } => texts::MEAN.fill(&[output, point(top), value(percent(share))]),
        BlendFact::Raw {
            sum,
            n_negative,
            is_inside,
        } => {
            let values = [value(fixed(sum, 1)), count(n_negative), output];
            texts::RAW.fill_item(usize::from(is_inside), &values)
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
        (shared::POINTS.name(i).to_owned(), entries)
    };
    let columns = [
        shared::TOKEN,
        shared::VALUE,
        shared::SCORE,
        texts::WEIGHT,
        texts::WEIGHTED,
    ];
    let columns = columns.map(Text::plain);
    let mut table = Table::new(texts::CAPTION.plain(), &columns, N_TOKENS, &row);
    if setup.is_shown {
        let sum = fixed(blend.weights.iter().sum(), 3);
        let entries = vec![String::new(), String::new(), sum, point(blend.output, 3)];
        table.rows.push((texts::SUM.plain().to_owned(), entries));
    }
    table
}

/// How the guess compares.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, output) = crate::labs::blend::verdict(setup);
    judged(guess, texts::VERDICT.fill(&[value(point(output, 2))]))
}
