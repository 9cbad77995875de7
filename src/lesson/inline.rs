//! The notation in which figures put their sentences together, and its parser. All other words of the lesson are files:
//! `lesson::files` reads them.
//!
//! | written | means |
//! | --- | --- |
//! | `*word*` | emphasis |
//! | `**word**` | strong emphasis |
//! | `{q:word}` `{k:word}` `{v:word}` | said of a query, key or value, in its color |
//! | `{t:word}` | a token of an example |
//! | `{m:wo}` | the formula of the matrix that mixes the heads, in the line |
//! | `[words](#id)` | a link to a section, a question or a source of the lesson; one to a source is a citation |
//!
//! Everything else is plain text. What does not parse stays as it is written; a test reads every text of the figures and
//! fails on leftover marks, unknown names and links that lead nowhere.

use crate::words::{self, CITE, EMPHASIS, FORMULA, Inline, KEY, LINK, QUERY, SOURCE, STRONG, TOKEN, VALUE, Words};

/// Reads a text of the notation above.
pub fn parse(text: &str) -> Words {
    let mut words = Words::new();
    let (mut plain_from, mut at) = (0, 0);
    while at < text.len() {
        if let Some((inline, length)) = mark_at(&text[at..]) {
            if plain_from < at {
                words.push(Inline::text(&text[plain_from..at]));
            }
            words.push(inline);
            at += length;
            plain_from = at;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    if plain_from < text.len() {
        words.push(Inline::text(&text[plain_from..]));
    }
    words
}

/// The text as a reader hears it, without marks; formulas and citations are left out.
pub fn plain(text: &str) -> String {
    words::plain(&parse(text))
}

/// The mark that `rest` begins with, and its length in bytes.
fn mark_at(rest: &str) -> Option<(Inline, usize)> {
    if let Some(after) = rest.strip_prefix("**") {
        let end = after.find("**")?;
        return Some((around(STRONG, "", &after[..end]), end + 4));
    }
    if let Some(after) = rest.strip_prefix('*') {
        let end = after.find('*')?;
        return Some((around(EMPHASIS, "", &after[..end]), end + 2));
    }
    if let Some(after) = rest.strip_prefix('{') {
        let end = after.find('}')?;
        return Some((braced(&after[..end])?, end + 2));
    }
    let after = rest.strip_prefix('[')?;
    let middle = after.find(['[', ']'])?;
    let id = after[middle..].strip_prefix("](#")?;
    let end = id.find(')')?;
    Some((link(&after[..middle], &id[..end]), middle + end + 5))
}

/// A mark around plain words.
fn around(mark: &str, text: &str, words: &str) -> Inline {
    Inline::new(mark, text, vec![Inline::text(words)])
}

/// What stands between braces.
fn braced(inside: &str) -> Option<Inline> {
    let (mark, text) = inside.split_once(':')?;
    match mark {
        QUERY | KEY | VALUE | TOKEN => Some(Inline::new(mark, text, Words::new())),
        "m" => (text == "wo").then(output_matrix),
        _ => None,
    }
}

fn link(words: &str, id: &str) -> Inline {
    match id.strip_prefix(SOURCE) {
        Some(key) => around(CITE, key, words),
        None => around(LINK, id, words),
    }
}

/// The matrix that mixes the heads: W with the index O.
fn output_matrix() -> Inline {
    let letters = vec![around("mi", "", "W"), around("mi", "", "O")];
    Inline::new(FORMULA, "W O", vec![Inline::new("msub", "", letters)])
}
