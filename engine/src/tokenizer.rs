//! Text to word pieces, exactly as BERT's uncased tokenizer does it (Devlin et al. 2018; Schuster and Nakajima 2012).
//! It must know nothing of the encoder that reads the ids.
//!
//! The order is the reference's: special tokens are cut out of the raw text, then control characters go, Chinese
//! characters stand alone, accents are stripped, letters are lowered, words split at spaces and punctuation, and each
//! word is covered by the longest pieces from the left.

use std::ops::Range;

use unicode_categories::UnicodeCategories;
use unicode_normalization::UnicodeNormalization;

use crate::error::EngineError;

/// A word longer than this, in characters, is unknown as a whole.
const LONGEST_WORD: usize = 100;
const SPECIAL: [&str; 5] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
const CONTINUED: &[u8] = b"##";
const EMPTY: u32 = u32::MAX;

/// The pieces of a vocabulary and the way from text to their numbers.
pub struct Tokenizer {
    text: String,
    /// Byte range of each piece in `text`, by id.
    spans: Vec<Range<usize>>,
    /// Open addressing by hash of the piece: ids, or `EMPTY`. Its length is a power of two.
    slots: Vec<u32>,
    special: [u32; SPECIAL.len()],
}

/// Word pieces of one text, `[CLS]` first and `[SEP]` last.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// One id a token.
    pub ids: Vec<u32>,
    /// Whether the text had more tokens than were asked for.
    pub truncated: bool,
}

/// A word as far as it was read. Of one that is too long only its beginning is kept, since it is unknown whatever follows.
#[derive(Default)]
struct Word {
    text: String,
    n_chars: usize,
}

impl Word {
    fn push(&mut self, c: char) {
        self.n_chars += 1;
        if self.n_chars <= LONGEST_WORD {
            self.text.push(c);
        }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.n_chars = 0;
    }
}

impl Tokenizer {
    /// Reads a vocabulary: one piece a line, its id the line's number from 0.
    ///
    /// # Errors
    /// [`EngineError::Vocabulary`] if it is not UTF-8, holds no pieces, or lacks a special token.
    pub fn new(vocabulary: &[u8]) -> Result<Self, EngineError> {
        let text = std::str::from_utf8(vocabulary)
            .map_err(|_| EngineError::Vocabulary)?
            .to_owned();
        let spans = line_spans(&text);
        let slots = vec![EMPTY; (spans.len() * 2).next_power_of_two()];
        let mut tokenizer = Self {
            text,
            spans,
            slots,
            special: [0; SPECIAL.len()],
        };
        for id in 0..tokenizer.spans.len() {
            tokenizer.insert(id as u32);
        }
        for (index, name) in SPECIAL.iter().enumerate() {
            let hash = hash_of(FNV_OFFSET, name.as_bytes());
            tokenizer.special[index] = tokenizer
                .find(hash, false, name.as_bytes())
                .ok_or(EngineError::Vocabulary)?;
        }
        Ok(tokenizer)
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none; never so for one that [`Tokenizer::new`] made.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The piece with this id; the empty string for a number beyond the vocabulary.
    pub fn piece(&self, id: u32) -> &str {
        self.spans.get(id as usize).map_or("", |span| &self.text[span.clone()])
    }

    /// The first `limit` tokens of a text, `[CLS]` and `[SEP]` among them.
    pub fn encode(&self, text: &str, limit: usize) -> Tokens {
        let [_, _, start, end, _] = self.special;
        let mut tokens = Tokens {
            ids: vec![start],
            truncated: false,
        };
        let mut rest = text;
        while !tokens.truncated {
            let Some((at, special)) = first_special(rest) else {
                break;
            };
            self.encode_words(&rest[..at], limit, &mut tokens);
            push(&mut tokens, &[self.special[special]], limit);
            rest = &rest[at + SPECIAL[special].len()..];
        }
        self.encode_words(rest, limit, &mut tokens);
        tokens.ids.push(end);
        tokens
    }

    /// Adds the pieces of a stretch without special tokens. Normalizes lazily, so that a pasted book costs its first page.
    fn encode_words(&self, text: &str, limit: usize, tokens: &mut Tokens) {
        let mut word = Word::default();
        for c in normalized(text) {
            if tokens.truncated {
                return;
            }
            let alone = is_punctuation(c);
            if alone || c.is_whitespace() {
                self.encode_word(&mut word, limit, tokens);
                if alone {
                    word.push(c);
                    self.encode_word(&mut word, limit, tokens);
                }
            } else {
                word.push(c);
            }
        }
        self.encode_word(&mut word, limit, tokens);
    }

    /// Adds the pieces of a word, and empties it.
    fn encode_word(&self, word: &mut Word, limit: usize, tokens: &mut Tokens) {
        if !word.text.is_empty() && !tokens.truncated {
            let known = tokens.ids.len();
            if word.n_chars > LONGEST_WORD || !self.add_pieces(&word.text, tokens) {
                tokens.ids.truncate(known);
                tokens.ids.push(self.special[1]);
            }
            push(tokens, &[], limit);
        }
        word.clear();
    }

    /// Covers a word with pieces; returns whether that went to its end. One that outgrows the limit of tokens is walked to its
    /// end all the same: it may still prove unknown.
    fn add_pieces(&self, word: &str, tokens: &mut Tokens) -> bool {
        let mut rest = word;
        while let Some((id, length)) = self.longest_piece(rest, rest.len() < word.len()) {
            tokens.ids.push(id);
            rest = &rest[length..];
        }
        rest.is_empty()
    }

    /// The longest piece at the start of `rest` and its length in bytes.
    fn longest_piece(&self, rest: &str, continued: bool) -> Option<(u32, usize)> {
        let mut hash = if continued {
            hash_of(FNV_OFFSET, CONTINUED)
        } else {
            FNV_OFFSET
        };
        let mut longest = None;
        for (at, c) in rest.char_indices() {
            let next = at + c.len_utf8();
            hash = hash_of(hash, &rest.as_bytes()[at..next]);
            if let Some(id) = self.find(hash, continued, &rest.as_bytes()[..next]) {
                longest = Some((id, next));
            }
        }
        longest
    }

    fn insert(&mut self, id: u32) {
        let mask = self.slots.len() - 1;
        let mut slot = hash_of(FNV_OFFSET, self.piece(id).as_bytes()) as usize & mask;
        while self.slots[slot] != EMPTY {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = id;
    }

    fn find(&self, hash: u32, continued: bool, bytes: &[u8]) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != EMPTY {
            let piece = self.piece(self.slots[slot]).as_bytes();
            let same = if continued {
                piece.strip_prefix(CONTINUED) == Some(bytes)
            } else {
                piece == bytes
            };
            if same {
                return Some(self.slots[slot]);
            }
            slot = (slot + 1) & mask;
        }
        None
    }
}

/// Adds ids, then cuts to what leaves room for `[SEP]` and notes it.
fn push(tokens: &mut Tokens, ids: &[u32], limit: usize) {
    tokens.ids.extend_from_slice(ids);
    let room = limit.saturating_sub(1).max(1);
    if tokens.ids.len() > room {
        tokens.ids.truncate(room);
        tokens.truncated = true;
    }
}

fn line_spans(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let span_of = |line: &str| {
        let span = at..at + line.trim_end_matches(['\n', '\r']).len();
        at += line.len();
        span
    };
    text.split_inclusive('\n').map(span_of).collect()
}

/// Where the first special token stands, and which one it is. Reads no further than to it, so that many of them before a long
/// text do not read that text as often.
fn first_special(text: &str) -> Option<(usize, usize)> {
    text.match_indices('[').find_map(|(at, _)| {
        let special = SPECIAL.iter().position(|name| text[at..].starts_with(name))?;
        Some((at, special))
    })
}

/// Characters as the pieces spell them: no controls, no accents, small letters, Chinese characters between spaces.
fn normalized(text: &str) -> impl Iterator<Item = char> + '_ {
    let spaced = |c: char| {
        let around = is_chinese(c).then_some(' ');
        around.into_iter().chain(Some(c)).chain(around)
    };
    let cleaned = text.chars().filter(|&c| !is_removed(c)).flat_map(spaced);
    cleaned
        .nfd()
        .filter(|c| !c.is_mark_nonspacing())
        .flat_map(char::to_lowercase)
}

fn is_removed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\0' | '\u{fffd}' => true,
        c => c.is_other(),
    }
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_punctuation()
}

fn is_chinese(c: char) -> bool {
    // The sixth block starts at 2B920 where Unicode has 2B820: so does the reference.
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2b73f}' | '\u{2b740}'..='\u{2b81f}' | '\u{2b920}'..='\u{2ceaf}'
        | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

const FNV_OFFSET: u32 = 0x811c_9dc5;

/// Fowler, Noll and Vo's hash, 1a, continued over more bytes.
fn hash_of(hash: u32, bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(hash, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
