//! Where a result code stands in a text, and what a text that was meant as one lacks.
//!
//! A code of the lesson is known by its first symbols and by their number. White space, hyphens and characters that nobody sees may stand
//! anywhere in it, and anything around it.

use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::progress::result_code::{self, MAX_LENGTH, Outcome, Refusal, Results, decode, encode};

use super::reading::Reason;

/// The digits of a code, each with its value as the place.
const DIGITS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// What a code can end in besides a digit and the letter U.
const CHECKS: [char; 4] = ['*', '~', '$', '='];
/// What a code looks like in a link whose punctuation was escaped.
const ESCAPES: [(&str, char); 6] = [
    ("%2A", '*'),
    ("%7E", '~'),
    ("%24", '$'),
    ("%3D", '='),
    ("%20", ' '),
    ("%2D", '-'),
];
/// The first symbols, which are the same in all codes of a lesson: its form and the lesson.
const N_FIRST: usize = 4;
/// With fewer of the digits 0 to 9 a text is taken for words.
const FEWEST_NUMERALS: usize = 5;
/// A line is not searched for ever.
const MOST_TRIES: usize = 1_000;
/// The most questions of another lesson, whose code has as many symbols as its questions need.
const MOST_QUESTIONS: usize = 30;

/// Soft hyphens, zero-width characters and marks of direction.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// All that people and programs write for a hyphen.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// A character that a code can have.
struct Symbol {
    /// From where to where it stands in the text.
    start: usize,
    end: usize,
    /// As codes are written.
    written: char,
    /// Whether a code could neither end before it nor begin with it.
    is_glued: bool,
    /// Within a word there are only hyphens between symbols, within a run white space too.
    word: usize,
    run: usize,
    /// The foreign character that parts it from the symbol before, if nothing else does.
    parted_by: Option<char>,
}

fn symbol(c: char) -> Option<char> {
    match c.to_ascii_uppercase() {
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        c @ ('0'..='9' | 'A'..='Z') => Some(c),
        c => CHECKS.contains(&c).then_some(c),
    }
}

/// The character at the beginning of `rest`, and how long it is there.
fn character(rest: &str) -> Option<(char, usize)> {
    let c = rest.chars().next()?;
    let escape = || {
        let code = rest.get(..3)?;
        let (_, c) = ESCAPES.iter().find(|(escape, _)| escape.eq_ignore_ascii_case(code))?;
        Some((*c, code.len()))
    };
    let escaped = if c == '%' { escape() } else { None };
    escaped.or(Some((c, c.len_utf8())))
}

fn symbols(text: &str) -> Vec<Symbol> {
    let mut symbols: Vec<Symbol> = Vec::with_capacity(text.len().min(MAX_LENGTH));
    let (mut word, mut run, mut start) = (0, 0, 0);
    let mut foreign = None;
    while let Some((c, length)) = character(text.get(start..).unwrap_or_default()) {
        let end = start + length;
        if let Some(symbol) = symbol(c) {
            let before = symbols.last().filter(|before| before.end == start);
            symbols.push(Symbol {
                start,
                end,
                written: symbol,
                is_glued: before.is_some_and(|before| !CHECKS.contains(&before.written)) && !CHECKS.contains(&symbol),
                word,
                run,
                parted_by: foreign.take(),
            });
        } else if c.is_whitespace() {
            (word, foreign) = (word + 1, None);
        } else if !is_hyphen(c) && !is_invisible(c) {
            let follows = symbols.last().is_some_and(|before| before.end == start);
            foreign = follows.then_some(c);
            (word, run) = (word + 1, run + 1);
        }
        start = end;
    }
    symbols
}

/// A code in a text.
pub(super) struct Found {
    /// From where to where it stands.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) results: Results,
    run: usize,
}

/// Why there is no code in a text.
pub(super) struct Missed {
    /// How many symbols were meant as one.
    pub(super) n_symbols: usize,
    pub(super) reason: Reason,
}

/// What codes of this lesson are known by.
pub(super) struct Codes {
    lesson: u32,
    n_questions: usize,
    n_symbols: usize,
    first: String,
}

impl Codes {
    pub(super) fn of_lesson() -> Self {
        let (lesson, n_questions) = (result_code::lesson(), n_concepts());
        let nothing = Results {
            outcomes: vec![Outcome::default(); n_questions],
            seconds: 0,
            salt: 0,
        };
        let code = encode(&nothing, lesson).replace('-', "");
        Self {
            lesson,
            n_questions,
            n_symbols: code.len(),
            first: code.chars().take(N_FIRST).collect(),
        }
    }

    /// The code in `text`; `tries` counts what was looked at more closely on the same line.
    pub(super) fn find(&self, text: &str, tries: &mut usize) -> Result<Found, Missed> {
        let mut missed = Missed {
            n_symbols: 0,
            reason: Reason::NoCode,
        };
        if text.len() < N_FIRST {
            return Err(missed);
        }
        let symbols = symbols(text);
        let mut found: Option<Found> = None;
        let mut at = 0;
        while at < symbols.len() && *tries < MOST_TRIES {
            if !self.is_begun(symbols.get(at..).unwrap_or_default()) {
                at += 1;
                continue;
            }
            let run = run(&symbols, at, 2 * self.n_symbols + 1);
            *tries += 1;
            let is_whole = run.get(self.n_symbols).is_none_or(|next| !next.is_glued);
            let code = run.get(..self.n_symbols).filter(|_| is_whole).unwrap_or(run);
            match decode(&written(code), self.lesson, self.n_questions) {
                Ok(results) => {
                    let (start, end, run) = (code[0].start, code[code.len() - 1].end, code[0].run);
                    let reason = match &found {
                        Some(first) if first.results != results => Some(Reason::SeveralCodes),
                        Some(first) if first.run == run => Some(Reason::Code(Refusal::Doubled)),
                        _ => None,
                    };
                    if let Some(reason) = reason {
                        let n_symbols = code.len();
                        return Err(Missed { n_symbols, reason });
                    }
                    found = found.or(Some(Found {
                        start,
                        end,
                        results,
                        run,
                    }));
                    at += code.len();
                }
                Err(refusal) => {
                    let next = symbols.get(at + code.len()).and_then(|next| next.parted_by);
                    let refusal = next
                        .filter(|_| refusal == Refusal::Cut)
                        .map_or(refusal, Refusal::Symbol);
                    missed.note(code.len(), Reason::Code(refusal));
                    at += 1;
                }
            }
        }
        if found.is_none() && missed.n_symbols == 0 {
            self.miss(&symbols, tries, &mut missed);
        }
        found.ok_or(missed)
    }

    /// Whether a code of this lesson begins here, whole or not.
    fn is_begun(&self, symbols: &[Symbol]) -> bool {
        let Some((begin, first)) = symbols.first().zip(symbols.get(..N_FIRST)) else {
            return false;
        };
        let is_like_ours = || first.iter().map(|symbol| symbol.written).eq(self.first.chars());
        !begin.is_glued && is_like_ours() && first.iter().all(|symbol| symbol.run == begin.run)
    }

    /// Notes what looks like a code, though it does not begin like one of this lesson.
    fn miss(&self, symbols: &[Symbol], tries: &mut usize, missed: &mut Missed) {
        for run in symbols.chunk_by(|one, next| one.run == next.run) {
            let words = run.chunk_by(|one, next| one.word == next.word);
            let last = run.len().checked_sub(self.n_symbols).and_then(|start| run.get(start..));
            for code in words.chain([run]).chain(last) {
                if *tries >= MOST_TRIES || code.len() <= N_FIRST || code.len() > MAX_LENGTH {
                    continue;
                }
                *tries += 1;
                if let Some(refusal) = self.refusal(code) {
                    missed.note(code.len(), Reason::Code(refusal));
                }
            }
        }
    }

    fn refusal(&self, code: &[Symbol]) -> Option<Refusal> {
        let text = written(code);
        if is_of_another_lesson(&text) {
            return Some(Refusal::Foreign);
        }
        let n_numerals = text.bytes().filter(u8::is_ascii_digit).count();
        let is_like_ours = code.len() == self.n_symbols && n_numerals >= FEWEST_NUMERALS;
        let refusal = || decode(&text, self.lesson, self.n_questions).err();
        match is_like_ours.then(refusal)?? {
            // Its sum is not right.
            Refusal::Foreign => Some(Refusal::Wrong),
            refusal => Some(refusal),
        }
    }
}

impl Missed {
    /// The longest text that was meant as a code counts.
    fn note(&mut self, n_symbols: usize, reason: Reason) {
        if n_symbols > self.n_symbols {
            (self.n_symbols, self.reason) = (n_symbols, reason);
        }
    }
}

/// What follows from the symbol at `start`, up to `most` symbols of its run.
fn run(symbols: &[Symbol], start: usize, most: usize) -> &[Symbol] {
    let rest = symbols.get(start..).unwrap_or_default();
    let own = rest.first().map(|symbol| symbol.run);
    let length = rest
        .iter()
        .take(most)
        .take_while(|symbol| Some(symbol.run) == own)
        .count();
    rest.get(..length).unwrap_or_default()
}

fn written(code: &[Symbol]) -> String {
    code.iter().map(|symbol| symbol.written).collect()
}

/// Whether check symbol and sum are right for the lesson that the code names itself, whatever number of questions it has.
fn is_of_another_lesson(code: &str) -> bool {
    let value = |c: char| DIGITS.find(c).map(|value| value as u32);
    let lesson = code.chars().skip(1).take(N_FIRST - 1).map(value);
    let lesson = lesson.reduce(|lesson, value| Some(lesson? * 32 + value?)).flatten();
    lesson.is_some_and(|lesson| (1..=MOST_QUESTIONS).any(|n_questions| decode(code, lesson, n_questions).is_ok()))
}
