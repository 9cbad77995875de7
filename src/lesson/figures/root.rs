//! What "Why divide by the root of the length?" says.

use super::{FigureWords, Reading, Table, Verdict, count, judged, sentences, value};
use crate::attention::float::sqrt;
use crate::labs::root::{
    Division, N_DRAWS, N_LENGTHS, SampledScores, Setup, division, divisor, length, sampled_scores,
};
use crate::lesson::number::{fixed, whole};
use crate::lesson::texts::root as texts;
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

fn read(setup: &Setup) -> Reading {
    let scores = sampled_scores(setup);
    let length = count(length(setup));
    let caption = texts::CAPTION.write(&[count(N_DRAWS), length.clone()]);
    let averages = [
        fixed(scores.spread, 1),
        fixed(scores.summary.top, 2),
        fixed(scores.summary.entropy, 2),
        fixed(scores.summary.gradient, 3),
    ];
    let average = |i: usize| (texts::AVERAGES.name(i).to_owned(), vec![averages[i].clone()]);
    let table = |n: usize| Table::new(&caption, &texts::COLUMNS.names(), n, &average);
    if !setup.is_shown {
        return Reading {
            sentence: texts::WAITING.fill(&[length, value(&*averages[0])]),
            tables: vec![table(1)],
        };
    }
    let lengths = |size: usize| {
        let entries = scores.curves.iter().map(|curve| fixed(curve[size], 2)).collect();
        (whole(1 << size), entries)
    };
    let columns = texts::CURVE_COLUMNS.names();
    Reading {
        sentence: sentence(setup, &scores),
        tables: vec![
            table(averages.len()),
            Table::new(texts::CURVES.plain(), &columns, N_LENGTHS, &lengths),
        ],
    }
}

fn sentence(setup: &Setup, scores: &SampledScores) -> Words {
    let d = length(setup);
    let root = value(fixed(sqrt(d as f64), 1));
    let (spread, divisor) = (value(fixed(scores.spread, 1)), value(fixed(divisor(setup), 1)));
    let division = division(setup);
    let opening = match division {
        Division::Raw => texts::RAW.fill(&[count(d), spread, root]),
        Division::Root => texts::ROOT.fill(&[root, spread]),
        Division::SameAsRoot => texts::SAME_AS_ROOT.fill(&[divisor, spread]),
        Division::BelowRoot => texts::BELOW_ROOT.fill(&[divisor, spread, root]),
        Division::AboveRoot => texts::ABOVE_ROOT.fill(&[divisor, spread, root]),
    };
    let [top, gradient] = [fixed(scores.summary.top, 2), fixed(scores.summary.gradient, 3)].map(value);
    let sentence = sentences(opening, texts::WEIGHTS.fill(&[top, gradient]));
    if setup.correlation == 0.0 {
        return sentence;
    }
    let values = [fixed(setup.correlation, 2), fixed(scores.first, 1)].map(value);
    let first = texts::FIRST_KEY.fill_item(usize::from(division == Division::Root), &values);
    sentences(sentence, first)
}

/// How the guess compares: the spread at 64, at 256, and their ratio.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, [from, to]) = crate::labs::root::verdict(setup);
    let said = texts::OPTIONS.item(guess.chosen).clone();
    let [from, to, times] = [fixed(from, 1), fixed(to, 1), fixed(to / from, 2)].map(value);
    judged(guess, texts::VERDICT.fill(&[said, from, to, times]))
}
