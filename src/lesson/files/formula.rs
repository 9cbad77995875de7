//! Formulas: LaTeX as a tree of MathML, with the letters of queries, keys and values marked.

use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::words::{ATTRIBUTES, Inline, Words};

/// Stands before a letter in a role while the library works, and nowhere else: Unicode gives it no meaning.
const MARK: char = '\u{e000}';
/// The commands for letters in the role of query, key and value, and the class that the page gives them.
const ROLES: [(&str, &str); 3] = [("q", "voice-query"), ("k", "voice-key"), ("v", "voice-value")];

/// What stands in the `math` element of this formula, or what is wrong with it.
pub(super) fn math(latex: &str) -> Result<Words, String> {
    let wrong = |why: String| format!("the formula “{latex}” cannot be read: {why}");
    let written = mathml(latex).map_err(wrong)?;
    // A content policy refuses styles, and then the formula looks otherwise.
    if written.contains(" style") {
        let why = "it has a color or a size of its own; colors are those of \\q{…}, \\k{…} and \\v{…}";
        return Err(wrong(why.into()));
    }
    let mut reader = Reader::from_str(&written);
    let math = inside(&mut reader).map_err(wrong)?;
    let math = math.into_iter().next().map(|math| math.inside).unwrap_or_default();
    // The library says that the formula stands in a line; whoever draws it knows better.
    let math: Words = math.into_iter().filter(|node| !node.mark.starts_with('@')).collect();
    if math.is_empty() {
        return Err(wrong("it is empty".into()));
    }
    Ok(math)
}

/// The formula as any system with LaTeX reads it: letters in roles are letters, and stay in braces.
pub(super) fn without_roles(latex: &str) -> String {
    ROLES.iter().fold(latex.to_owned(), |source, (role, _)| {
        let mark = format!("\\{role}{{");
        let mut parts = source.split(&mark);
        let mut plain = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part.split_once("}}") {
                // Where braces stand around the mark, these are enough.
                Some((letters, rest)) if plain.ends_with('{') && !letters.contains('}') => {
                    plain += &[letters, "}", rest].concat();
                }
                _ => plain += &["{", part].concat(),
            }
        }
        plain
    })
}

/// The formula as the library writes it. Letters in roles are handed to it as text, which it leaves as it is.
fn mathml(latex: &str) -> Result<String, String> {
    let source = ROLES.iter().fold(latex.to_owned(), |source, (role, _)| {
        source.replace(&format!("\\{role}{{"), &format!("\\text{{{MARK}{role}"))
    });
    let storage = Storage::new();
    let events = Parser::new(&source, &storage).collect::<Result<Vec<_>, _>>();
    let events = events.map_err(|error| {
        let error = error.to_string();
        let first = error.lines().next().unwrap_or_default();
        first.trim_start_matches("parsing error: ").to_owned()
    })?;
    let mut written = String::new();
    let events = events.into_iter().map(Ok::<_, std::fmt::Error>);
    push_mathml(&mut written, events, RenderConfig::default()).map_err(|error| error.to_string())?;
    Ok(written)
}

/// What stands up to the end of the element that was begun.
fn inside(reader: &mut Reader<&[u8]>) -> Result<Words, String> {
    let (mut nodes, mut text) = (Words::new(), String::new());
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match &event {
            Event::Text(part) => {
                text.push_str(part);
                continue;
            }
            Event::GeneralRef(name) => {
                text.push_str(character(name)?);
                continue;
            }
            _ if !text.is_empty() => nodes.push(Inline::text(std::mem::take(&mut text))),
            _ => {}
        }
        match event {
            Event::Start(start) => {
                let inside = inside(reader)?;
                nodes.push(element(&start, inside)?);
            }
            Event::Empty(start) => nodes.push(element(&start, Words::new())?),
            Event::End(_) | Event::Eof => return Ok(nodes),
            _ => {}
        }
    }
}

fn character(name: &str) -> Result<&'static str, String> {
    if name == "nbsp" {
        return Ok("\u{a0}");
    }
    quick_xml::escape::resolve_xml_entity(name).ok_or_else(|| format!("it has a character “&{name};”"))
}

fn element(start: &BytesStart<'_>, inside: Words) -> Result<Inline, String> {
    let attribute = |name: &str, value: &str| Inline::new(&format!("@{name}"), value, Words::new());
    let mut element = Inline::new(start.name().0, "", Words::new());
    for written in start.attributes() {
        let written = written.map_err(|error| error.to_string())?;
        let name = written.key.0;
        if !ATTRIBUTES.contains(&name) && element.mark != "math" {
            return Err(format!("the page has no “{name}” for it"));
        }
        element.inside.push(attribute(name, &written.value));
    }
    if let [Inline { text, .. }] = inside.as_slice() {
        if let Some((role, letter)) = text.strip_prefix(MARK).and_then(|marked| marked.split_at_checked(1)) {
            if !letter.chars().all(char::is_alphanumeric) {
                return Err(format!("\\{role}{{…}} takes letters alone"));
            }
            let class = ROLES.iter().find(|(known, _)| *known == role);
            let class = attribute("class", class.map_or("", |(_, class)| class));
            return Ok(Inline::new("mi", "", vec![class, Inline::text(letter)]));
        }
        // At the ends of a part, too, these stand between two operands.
        if element.mark == "mo" && element.inside.is_empty() && ["=", ","].contains(&&**text) {
            element.inside.push(attribute("form", "infix"));
        }
    }
    element.inside.extend(inside);
    Ok(element)
}
