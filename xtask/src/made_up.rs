//! A language that nobody speaks, for tests: English with accents, a third longer and from right to left, so that what is cut off,
//! overlaps or is mirrored by mistake is seen. It is no part of a build.

use std::fs;
use std::iter::Peekable;
use std::path::Path;
use std::str::Chars;

use attention_lesson::lesson::files::{self, Files, translation};

use crate::{ENGLISH, LESSONS, Result, language, offline, page};

/// Its tag, one of those that BCP 47 leaves to whoever wants one.
const TAG: &str = "qaa";
/// Its files.
const LESSON: &str = "target/made-up-lesson";
/// Letters without accents, and with.
const ACCENTS: [&str; 2] = ["AEIOUYCNSZaeiouycnsz", "ÂÉÎÖÛÝÇÑŠŽâéîöûýçñšž"];
/// What stands between these runs from left to right, apart from what is around.
const POINT: [&str; 2] = ["\u{2066}", "\u{2069}"];
/// What stands between these is shown from right to left whatever it is, and what ends it.
const RIGHT_TO_LEFT: [&str; 2] = ["\u{202e}", "\u{202c}"];

/// Makes `folder` the build in `dist` with a page in the made-up language.
pub(crate) fn build(dist: &Path, folder: &Path) -> Result<()> {
    let files = files(&files::load(&Path::new(LESSONS).join(ENGLISH)));
    let lessons = Path::new(LESSON);
    language::write(&lessons.join(TAG), &files)?;
    page::write_translation(&lessons.join(TAG))?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(dist)? {
        let path = entry?.path().canonicalize()?;
        let name = path.file_name().ok_or("a file has no name")?.to_owned();
        if name == "index.html" || name == offline::FILE {
            fs::copy(&path, folder.join(name))?;
        } else {
            std::os::unix::fs::symlink(&path, folder.join(name))?;
        }
    }
    let tags = [TAG.to_owned()];
    language::pages(folder, lessons, &tags)?;
    offline::write(folder, &tags)
}

/// The files of the lesson in the made-up language.
fn files(english: &Files) -> Files {
    let mut files: Files = english
        .iter()
        .filter(|(name, _)| *name != "sources.toml")
        .map(|(name, text)| (name.clone(), translation::changed(name, text, said)))
        .collect();
    if let Some(head) = files.get_mut("lesson.toml") {
        head.insert_str(0, "direction = \"rtl\"\n");
    }
    if let Some(labels) = files.get_mut("labels.toml") {
        *labels = labels.replace("run = \":numbers:\"", "run = \"\u{2066}:numbers:\u{2069}\"");
    }
    files
}

/// A text in the made-up language: its words are others, its marks, names and formulas are not.
fn said(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text.chars().peekable());
    while let Some(c) = rest.next() {
        match c {
            '`' => copy(&mut out, c, &mut rest, "`"),
            '{' => copy(&mut out, c, &mut rest, "}"),
            '(' if rest.peek() == Some(&'#') => copy(&mut out, c, &mut rest, ")"),
            '[' if is_citation(rest.clone()) => copy(&mut out, c, &mut rest, "}"),
            // As a translator keeps a point from being read backwards, and a sign at its number.
            '(' if rest.peek().is_some_and(|next| next.is_ascii_digit() || *next == '−') => {
                out.push_str(POINT[0]);
                copy(&mut out, c, &mut rest, ")");
                out.push_str(POINT[1]);
            }
            '−' => out.push_str("\u{200e}−"),
            ':' if is_name(rest.clone()) => copy(&mut out, c, &mut rest, ":"),
            '\\' => {
                out.push(c);
                out.extend(rest.next());
            }
            c if c.is_alphabetic() => {
                let mut word = c.to_string();
                while let Some(next) = rest.next_if(|next| next.is_alphanumeric() || "’'-".contains(*next)) {
                    word.push(next);
                }
                out += &longer(&word);
            }
            c => out.push(c),
        }
    }
    out
}

/// Copies what was begun up to its end.
fn copy(out: &mut String, begun: char, rest: &mut Peekable<Chars<'_>>, end: &str) {
    out.push(begun);
    for c in rest.by_ref() {
        out.push(c);
        if end.contains(c) {
            return;
        }
    }
}

/// Whether a name of what is put in follows, up to a colon.
fn is_name(rest: Peekable<Chars<'_>>) -> bool {
    let rest: String = rest.collect();
    let is_of_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    rest.split_once(':')
        .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(is_of_name))
}

/// Whether what stands in these square brackets is the key of a source.
fn is_citation(rest: Peekable<Chars<'_>>) -> bool {
    let rest: String = rest.collect();
    rest.split_once(']')
        .is_some_and(|(_, after)| after.starts_with("{.cite}"))
}

/// The word with accents and a third of its letters once more.
fn longer(word: &str) -> String {
    let [plain, accented] = ACCENTS;
    let accent = |c: char| {
        let at = plain.chars().position(|known| known == c);
        at.and_then(|at| accented.chars().nth(at)).unwrap_or(c)
    };
    let mut letters: Vec<char> = word.chars().map(accent).collect();
    letters.extend_from_within(..letters.len() / 3);
    let [begin, end] = RIGHT_TO_LEFT;
    [begin, &String::from_iter(letters), end].concat()
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn words_are_changed_and_nothing_else() {
        let plain = |text: &str| said(text).replace(['\u{202e}', '\u{202c}'], "");
        for (text, expected) in [
            ("Undo", "ÛñdöÛ"),
            (":n: tokens, :total:", ":n: tökéñštö, :total:"),
            (
                "a $`W_{\\q{Q}}`{say=\"W Q\"} of [it]{.t}",
                "â $`W_{\\q{Q}}`{say=\"W Q\"} öf [ît]{.t}",
            ),
            (
                "[vaswani2017, §3]{.cite} [see](#heads)",
                "[vaswani2017, §3]{.cite} [šééš](#heads)",
            ),
            ("0123456789", "0123456789"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
