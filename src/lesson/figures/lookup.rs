//! The words of "Where do a dictionary and attention part?".

use super::{Prediction, Reading, Table, Words};
use crate::labs::lookup::{GUESSES, Match, N_OWNERS, Retrieval, RetrievalFact, Setup, Situation, fact, retrieval};
use crate::labs::number::{fixed, percent};

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
pub const TITLE: &str = "Where do a dictionary and attention part?";
/// What to do.
pub const INSTRUCTION: &str = "The same records, the same {q:query}, asked of a dictionary and of attention. Choose a \
     situation, nudge the {q:query}, and turn the temperature.";
/// What to commit to.
pub const PROMPT: &str = "The {q:query} equals Ada’s {k:key}, to the last digit. How much of the weight does Ada get?";
/// The answers to choose from.
pub const OPTIONS: [&str; GUESSES.len()] = ["All of it", "About three quarters", "About half", "About a quarter"];
/// The names of the records.
pub const NAMES: [&str; N_OWNERS] = ["Ada", "Ben", "Cleo", "Dev"];
/// The control for the situation.
pub const SITUATION: &str = "Situation";
/// Its options.
pub const SITUATIONS: [&str; Situation::N] = ["Exact hit", "Near miss", "Duplicate keys", "Key not there", "Tie"];
/// The control that moves the query's first number.
pub const NUDGE: &str = "Nudge the query";
/// The control for the temperature.
pub const TEMPERATURE: &str = "Temperature";
/// The headings of the table: the records', then what each lookup makes of them.
pub const COLUMNS: [&str; 5] = ["Record", "Key", "Value", "Dictionary", "Attention"];
/// What the dictionary says of an equal key, of one that was replaced by a later record, and of any other.
pub const MATCHES: [&str; 3] = ["equal", "replaced", "≠"];
/// The heading over the two results.
pub const RETURNS: &str = "Returns";
/// What the dictionary returns for a key that it does not have.
pub const NOTHING: &str = "nothing";
/// Before the query.
pub const QUERY: &str = "{q:Query}";

/// A vector of two numbers as it is written.
pub fn vector([x, y]: [f64; 2]) -> String {
    let write = |x: f64| fixed(x, usize::from(x.round() != x));
    format!("({}, {})", write(x), write(y))
}

fn read(setup: &Setup) -> Reading {
    let retrieval = retrieval(setup);
    let mut sentence = dictionary(&retrieval);
    if setup.is_shown {
        sentence = format!("{sentence} {}", attention(&fact(&retrieval), &retrieval));
    }
    let n_columns = if setup.is_shown { 5 } else { 3 };
    let row = |i: usize| {
        let record = &retrieval.records[i];
        let mut entries = vec![vector(record.key), fixed(record.value, 0)];
        if setup.is_shown {
            let is_hit = u8::from(retrieval.hit == Some(i));
            entries.extend([fixed(f64::from(is_hit), 0), fixed(retrieval.weights[i], 3)]);
        }
        (NAMES[record.owner].to_owned(), entries)
    };
    let caption = format!("The records, asked for {}", vector(retrieval.query));
    Reading {
        sentence,
        tables: vec![Table::new(
            &caption,
            &COLUMNS[..n_columns],
            retrieval.records.len(),
            &row,
        )],
    }
}

/// What the dictionary does.
fn dictionary(retrieval: &Retrieval) -> String {
    match retrieval.hit {
        None => "The dictionary finds no equal {k:key} and returns nothing.".to_owned(),
        Some(i) => format!(
            "The dictionary finds an equal {{k:key}} and returns {}.",
            fixed(retrieval.records[i].value, 0)
        ),
    }
}

/// What attention does.
fn attention(fact: &RetrievalFact, retrieval: &Retrieval) -> String {
    let (name, share, output) = (NAMES[fact.owner], percent(fact.share), fixed(retrieval.output, 1));
    match fact.kind {
        Match::Hit => format!(
            "Attention reads {share} from {{t:{name}}} and {} from the others, and returns {output}: even an equal \
             {{k:key}} gets only the largest share.",
            percent(1.0 - fact.share)
        ),
        Match::Near => format!(
            "Attention still reads {share} from {{t:{name}}} and returns {output}: it matches by degree, and a small \
             change moves it only a little."
        ),
        Match::Duplicates => format!(
            "It kept the later of two records under one {{k:key}}. Attention reads both in equal parts, together \
             {share}, and returns {output}: the twins crowd out the rest."
        ),
        Match::NotThere => format!(
            "Attention cannot miss: its weights must sum to 1, so it reads {share} from {{t:{name}}}, which disagrees \
             the least, and returns {output}."
        ),
        Match::Tie => format!(
            "Attention gives the two best {{k:keys}} {share} each and returns {output}: a tie is shared at any \
             temperature, even as it nears 0."
        ),
        Match::NearlyHard => format!(
            "At this temperature attention is nearly a hard lookup: {share} from {{t:{name}}}, and {output} comes back. \
             It took the best {{k:key}} and never asked whether it is an equal one."
        ),
        Match::Mean => format!(
            "At this temperature every {{k:key}} gets nearly the same, and attention returns {output}, about the mean."
        ),
    }
}

/// How the guess compares.
fn verdict(setup: &Setup) -> String {
    let (guess, share) = crate::labs::lookup::verdict(setup);
    format!(
        "{}: you said “{}”. At temperature 1 Ada gets {}, for the other {{k:keys}} agree with the {{q:query}} too, and \
         agreement is what counts, not equality.",
        super::opening(guess),
        OPTIONS[guess.chosen],
        percent(share)
    )
}
