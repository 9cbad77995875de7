//! The notation in which figures and questions are written, and its parser. Sections are files: `lesson::files` reads them.
//!
//! | written | means |
//! | --- | --- |
//! | `*word*` | emphasis |
//! | `**word**` | strong emphasis |
//! | `{q:word}` `{k:word}` `{v:word}` | said of a query, key or value, in its color |
//! | `{t:word}` | a token of an example |
//! | `{=name}` | a number that `labs::numbers` computes under this name |
//! | `{m:name}` | the formula of this name, from `lesson::formula`, in the line |
//! | `[words](#id)` | a link to a section, a question or a source of the lesson; one to a source is a citation |
//!
//! Everything else is plain text. What does not parse stays as it is written; a test reads every text of the lesson and
//! fails on leftover marks, unknown names and links that lead nowhere.

/// What the id of a source in the list at the lesson's end begins with; its key follows.
pub const SOURCE: &str = "source-";

/// What a word is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Said of a query.
    Query,
    /// Said of a key.
    Key,
    /// Said of a value.
    Value,
}

/// A stretch of text with one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// Plain text.
    Text(&'a str),
    /// Emphasis.
    Emphasis(&'a str),
    /// Strong emphasis.
    Strong(&'a str),
    /// A word in the role of query, key or value.
    Role(Role, &'a str),
    /// A token of an example.
    Token(&'a str),
    /// The name of a computed number.
    Number(&'a str),
    /// The name of a formula.
    Formula(&'a str),
    /// A link within the lesson: its words, and the id it leads to.
    Link(&'a str, &'a str),
}

/// Reads a text of the notation above.
pub fn parse(text: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let (mut plain_from, mut at) = (0, 0);
    while at < text.len() {
        if let Some((span, length)) = mark_at(&text[at..]) {
            if plain_from < at {
                spans.push(Span::Text(&text[plain_from..at]));
            }
            spans.push(span);
            at += length;
            plain_from = at;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    if plain_from < text.len() {
        spans.push(Span::Text(&text[plain_from..]));
    }
    spans
}

/// The text as a reader hears it, without marks; computed numbers, formulas and citations are left out.
pub fn plain(text: &str) -> String {
    let word = |span| match span {
        Span::Link(_, id) if id.starts_with(SOURCE) => "",
        Span::Text(t) | Span::Emphasis(t) | Span::Strong(t) | Span::Role(_, t) | Span::Token(t) | Span::Link(t, _) => t,
        Span::Number(_) | Span::Formula(_) => "",
    };
    parse(text).into_iter().map(word).collect()
}

/// The mark that `rest` begins with, and its length in bytes.
fn mark_at(rest: &str) -> Option<(Span<'_>, usize)> {
    if let Some(after) = rest.strip_prefix("**") {
        let end = after.find("**")?;
        return Some((Span::Strong(&after[..end]), end + 4));
    }
    if let Some(after) = rest.strip_prefix('*') {
        let end = after.find('*')?;
        return Some((Span::Emphasis(&after[..end]), end + 2));
    }
    if let Some(after) = rest.strip_prefix('{') {
        let end = after.find('}')?;
        return Some((braced(&after[..end])?, end + 2));
    }
    let after = rest.strip_prefix('[')?;
    let middle = after.find(['[', ']'])?;
    let id = after[middle..].strip_prefix("](#")?;
    let end = id.find(')')?;
    Some((Span::Link(&after[..middle], &id[..end]), middle + end + 5))
}

/// What stands between braces.
fn braced(inside: &str) -> Option<Span<'_>> {
    if let Some(name) = inside.strip_prefix('=') {
        return Some(Span::Number(name));
    }
    let (mark, text) = inside.split_once(':')?;
    match mark {
        "q" => Some(Span::Role(Role::Query, text)),
        "k" => Some(Span::Role(Role::Key, text)),
        "v" => Some(Span::Role(Role::Value, text)),
        "t" => Some(Span::Token(text)),
        "m" => Some(Span::Formula(text)),
        _ => None,
    }
}
