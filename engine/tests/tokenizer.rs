//! The tokenizer against the reference implementation's answers, which `scripts/model golden` wrote down.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use attention_engine::error::EngineError;
use attention_engine::tokenizer::Tokenizer;
use serde_json::Value;

const VOCABULARY: &[u8] = include_bytes!("../../static/model/vocabulary.txt");

fn tokenizer() -> Tokenizer {
    Tokenizer::new(VOCABULARY).expect("the shipped vocabulary is read")
}

/// Lines of `[text, ids]`.
fn check_golden(lines: &str) -> usize {
    let tokenizer = tokenizer();
    let check = |line: &str| {
        let case: Value = serde_json::from_str(line).expect("a golden line is JSON");
        let text = case[0].as_str().expect("a text");
        let expected: Vec<u32> = case[1]
            .as_array()
            .expect("ids")
            .iter()
            .map(|id| id.as_u64().expect("an id") as u32)
            .collect();
        assert_eq!(tokenizer.encode(text, usize::MAX).ids, expected, "{text:?}");
    };
    lines.lines().map(check).count()
}

#[test]
fn ids_equal_the_references_on_awkward_texts() {
    assert!(check_golden(include_str!("golden/tokens.jsonl")) > 400);
}

/// Each run is `[first, last, kind]`: what a character does between two letters, over all of Unicode.
#[test]
fn every_character_of_unicode_is_kept_dropped_or_parted_as_in_the_reference() {
    let tokenizer = tokenizer();
    let runs: Value = serde_json::from_str(include_str!("golden/characters.json")).expect("JSON");
    let mut checked = 0;
    for run in runs.as_array().expect("runs") {
        let [first, last] = [0, 1].map(|i| run[i].as_u64().expect("a code point") as u32);
        let expected: Vec<u32> = run[2]
            .as_array()
            .expect("ids")
            .iter()
            .map(|id| id.as_u64().expect("an id") as u32)
            .collect();
        for c in (first..=last).filter_map(char::from_u32) {
            let ids = tokenizer.encode(&format!("w{c}x {c}"), usize::MAX).ids;
            assert_eq!(ids[1..ids.len() - 1], expected, "U+{:04X}", c as u32);
            checked += 1;
        }
    }
    assert!(checked > 1_000_000);
}

#[test]
fn a_long_text_is_cut_and_says_so() {
    let text = "word ".repeat(300);
    let tokens = tokenizer().encode(&text, 256);
    assert_eq!((tokens.ids.len(), tokens.truncated), (256, true));
    assert_eq!((tokens.ids[0], tokens.ids[255]), (101, 102));
    let whole = tokenizer().encode(&"word ".repeat(254), 256);
    assert_eq!((whole.ids.len(), whole.truncated), (256, false));
}

#[test]
fn a_word_of_more_than_a_hundred_characters_is_unknown_as_a_whole() {
    let tokenizer = tokenizer();
    let ids = |text: &str| tokenizer.encode(text, 256).ids;
    assert!(ids(&"a".repeat(100)).len() > 3);
    for length in [101, 102, 10_000, 80_000] {
        for letter in ["a", "\u{e9}", "\u{1f600}"] {
            let text = format!("so {}, is", letter.repeat(length));
            assert_eq!(ids(&text), [101, 2061, 100, 1010, 2003, 102], "{length} times {letter}");
        }
    }
    // Accents are no characters of their own once they are stripped.
    assert_eq!(ids(&"e\u{301}".repeat(100)), ids(&"e".repeat(100)));
}

/// A name, and a text of about so many characters.
type LongText = (&'static str, fn(usize) -> String);

/// What could be read again and again.
const LONG_TEXTS: [LongText; 8] = [
    ("one word", |n| "a".repeat(n)),
    ("one word of no letters", |n| "\u{1f600}".repeat(n)),
    ("a word after special tokens", |n| "[MASK]".repeat(200) + &"a".repeat(n)),
    ("brackets", |n| "[".repeat(n)),
    ("spaces", |n| " ".repeat(n)),
    ("controls", |n| "\u{1}".repeat(n)),
    ("accents on one letter", |n| {
        "e".to_owned() + &"\u{301}\u{323}".repeat(n / 2)
    }),
    ("words of a hundred letters", |n| {
        ("qx".repeat(50) + "\u{1f600} ").repeat(n / 100)
    }),
];

/// Eight times the text may take eight times as long, and a bit. Were each character read once for each other one, it would
/// take 64 times as long. The shortest of some runs is taken, so that a busy machine does not matter.
#[test]
fn the_time_for_a_text_grows_no_faster_than_the_text() {
    let tokenizer = tokenizer();
    let shortest = |text: &str| {
        let run = |_| {
            let start = Instant::now();
            black_box(tokenizer.encode(black_box(text), 256));
            start.elapsed()
        };
        (0..7).map(run).min().unwrap_or(Duration::MAX)
    };
    for (what, text) in LONG_TEXTS {
        let [short, long] = [4_000, 32_000].map(|n| shortest(&text(n)).as_secs_f64());
        assert!(long < 24.0 * short.max(20e-6), "{what}: {long} s after {short} s");
    }
}

#[test]
fn pieces_have_the_names_of_the_vocabulary() {
    let tokenizer = tokenizer();
    assert_eq!(
        [101, 1996, 30521].map(|id| tokenizer.piece(id).to_owned()),
        ["[CLS]", "the", "##～"]
    );
    assert_eq!(tokenizer.piece(30522), "");
}

#[test]
fn a_bad_vocabulary_is_refused() {
    for bytes in [&b""[..], b"\xff\xfe", b"the\nof\n", b"[PAD]\n[UNK]\n[CLS]\n[SEP]\n"] {
        assert_eq!(Tokenizer::new(bytes).err(), Some(EngineError::Vocabulary));
    }
}
