//! Which name stands before or behind a result code.

use super::code_search::{is_hyphen, is_invisible};

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// What leads to a name, and no name begins with.
fn leads(c: char) -> bool {
    is_blank(c) || is_hyphen(c) || ">•·*|,;:.：，；،_`~=$→".contains(c)
}

/// What leads from a name to a code, and no name ends in.
fn leads_on(c: char) -> bool {
    is_blank(c) || is_hyphen(c) || ":：,;，；،|#([{<>“‘„«‹\"'`*_~$=→•·".contains(c)
}

/// What ends what a code is put in.
fn closes(c: char) -> bool {
    is_invisible(c) || ")]}>”’“»›\"'`*_".contains(c)
}

/// The name that ends `text`, behind which a code stands.
pub(super) fn before(text: &str) -> Option<&str> {
    let text = without_stamp(without_link(text).trim_start_matches(is_blank));
    is_name(text.trim_start_matches(leads).trim_end_matches(leads_on))
}

/// The name with which `text` goes on behind a code: behind white space, a colon or a hyphen, not behind the end of a sentence.
pub(super) fn behind(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(closes);
    let goes_on = rest.starts_with(|c: char| c.is_whitespace() || is_hyphen(c) || ":：,".contains(c));
    let name = rest.trim_start_matches(leads).trim_end_matches(leads_on);
    let in_brackets = name.strip_prefix('(').and_then(|name| name.strip_suffix(')'));
    is_name(in_brackets.unwrap_or(name)).filter(|_| goes_on)
}

/// The name that is all of `text`.
pub(super) fn all(text: &str) -> Option<&str> {
    is_name(text.trim_matches(is_blank))
}

/// `text`, unless it is only marks, or the number of a list.
fn is_name(text: &str) -> Option<&str> {
    let inner = text.trim_start_matches(['(', '[']).trim_end_matches(['.', ')', ']']);
    let is_number = inner.len() < text.len() && inner.bytes().all(|byte| byte.is_ascii_digit());
    (text.contains(char::is_alphanumeric) && !is_number).then_some(text)
}

/// `text` without the link that a code ends.
fn without_link(text: &str) -> &str {
    let start = text
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let word = &text[start..];
    if word.contains("://") || (word.ends_with('#') && word.contains('/')) {
        &text[..start + word.find("http").unwrap_or(0)]
    } else {
        text
    }
}

/// `text` without the time that a chat puts first: `[27.11.26, 10:15:00] Ada` or `27.11.26, 10:15 - Ada`.
fn without_stamp(text: &str) -> &str {
    let in_brackets = text.strip_prefix('[').and_then(|text| text.split_once(']'));
    let Some((stamp, rest)) = in_brackets.or_else(|| text.split_once(" - ")) else {
        return text;
    };
    let is_time = stamp.contains(':') && stamp.starts_with(|c: char| c.is_ascii_digit());
    if is_time { rest } else { text }
}
