//! What "Where do a dictionary and attention part?" says.

use super::{FigureWords, Reading, Table, Verdict, judged, sentences, token, value, within_brackets};
use crate::labs::lookup::{Match, Retrieval, RetrievalFact, Setup, fact, retrieval};
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::lookup as texts;
use crate::words::Words;

/// The words.
pub static WORDS: FigureWords<Setup> =
    FigureWords::new(texts::TITLE, texts::INSTRUCTION, read).asking(texts::PROMPT, texts::OPTIONS, verdict);

/// A vector of two numbers as it is written.
pub fn vector([x, y]: [f64; 2]) -> String {
    let write = |x: f64| fixed(x, usize::from(x.round() != x));
    within_brackets([write(x), write(y)])
}

/// The name of the table of records.
pub fn caption(retrieval: &Retrieval) -> String {
    texts::CAPTION.write(&[value(vector(retrieval.query))])
}

fn read(setup: &Setup) -> Reading {
    let retrieval = retrieval(setup);
    let mut sentence = dictionary(&retrieval);
    if setup.is_shown {
        sentence = sentences(sentence, attention(&fact(&retrieval), &retrieval));
    }
    let n_columns = if setup.is_shown { 5 } else { 3 };
    let row = |i: usize| {
        let record = &retrieval.records[i];
        let mut entries = vec![vector(record.key), fixed(record.value, 0)];
        if setup.is_shown {
            let is_hit = u8::from(retrieval.hit == Some(i));
            entries.extend([fixed(f64::from(is_hit), 0), fixed(retrieval.weights[i], 3)]);
        }
        (texts::NAMES.name(record.owner).to_owned(), entries)
    };
    let columns = &texts::COLUMNS.names()[..n_columns];
    Reading {
        sentence,
        tables: vec![Table::new(&caption(&retrieval), columns, retrieval.records.len(), &row)],
    }
}

/// What the dictionary does.
fn dictionary(retrieval: &Retrieval) -> Words {
    match retrieval.hit {
        None => texts::NOT_FOUND.words().to_vec(),
        Some(i) => texts::FOUND.fill(&[value(fixed(retrieval.records[i].value, 0))]),
    }
}

/// What attention does.
fn attention(fact: &RetrievalFact, retrieval: &Retrieval) -> Words {
    let (share, output) = (value(percent(fact.share)), value(fixed(retrieval.output, 1)));
    let name = token(texts::NAMES.name(fact.owner));
    if let Some(none) = retrieval.none {
        return texts::CAN_MISS.fill(&[share, name, output, value(percent(none))]);
    }
    match fact.kind {
        Match::Outscored => texts::OUTSCORED.fill(&[share, name, output]),
        Match::Hit => texts::HIT.fill(&[share, name, value(percent(1.0 - fact.share)), output]),
        Match::Near => texts::NEAR.fill(&[share, name, output]),
        Match::Duplicates => texts::DUPLICATES.fill(&[share, output]),
        Match::NotThere => texts::NOT_THERE.fill(&[share, name, output]),
        Match::Tie => texts::TIE.fill(&[share, output]),
        Match::NearlyHard => texts::NEARLY_HARD.fill(&[share, name, output]),
        Match::Mean => texts::MEAN.fill(&[output]),
    }
}

/// How the guess compares.
fn verdict(setup: &Setup) -> Verdict {
    let (guess, share) = crate::labs::lookup::verdict(setup);
    let said = texts::OPTIONS.item(guess.chosen).clone();
    judged(guess, texts::VERDICT.fill(&[said, value(percent(share))]))
}
