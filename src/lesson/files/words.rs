//! Running text: emphasis, roles, tokens, numbers, formulas, links and citations, of which each must lead somewhere.

use jotdown::{AttributeKind, Attributes, Container, Event, LinkType, SpanLinkType};

use super::formula::{math, without_roles};
use super::reader::{Reader, Result};
use crate::labs::numbers::{NUMBERS, number};
use crate::lesson::number::shown;
use crate::lesson::section::Latex;
use crate::lesson::texts::IDS;
use crate::words::{
    CITE, EMPHASIS, FORMULA, Inline, KEY, LINK, NUMBER, PLACE, QUERY, STRONG, TEXT, TOKEN, VALUE, Words,
};

/// Characters that Djot reads as marks. One that is left over belongs to a mark that was not closed.
const MARKS: &[char] = &['{', '}', '[', ']', '*', '_', '$', '`', '^', '~'];

/// The first word that begins as a name between colons does and lacks the other one.
fn open_name(text: &str) -> Option<&str> {
    let in_name = |c: char| c == ':' || c == '-' || c.is_ascii_lowercase() || c.is_ascii_digit();
    let words = text.split(|c| !in_name(c));
    let mut names = words.filter_map(|word| Some((word, word.strip_prefix(':')?)));
    let (word, _) = names.find(|(_, name)| name.starts_with(|c: char| c.is_ascii_lowercase()))?;
    Some(word.trim_end_matches(['-', ':']))
}

impl Reader<'_, '_> {
    /// The text up to the end of what was begun, without any marks.
    pub(super) fn plain(&mut self) -> Result<String> {
        let place = self.place.clone();
        match self.words()?.as_slice() {
            [Inline { mark, text, .. }] if mark == TEXT => return Ok(text.clone()),
            _ => {}
        }
        self.place = place;
        self.wrong("plain words stand here, without marks")
    }

    /// The running text up to the end of what was begun.
    pub(super) fn words(&mut self) -> Result<Words> {
        let mut words = Words::new();
        let mut is_escaped = false;
        loop {
            let was_escaped = std::mem::take(&mut is_escaped);
            let text = match self.take()? {
                Event::End(_) => return Ok(words),
                Event::Escape => {
                    is_escaped = true;
                    continue;
                }
                Event::Symbol(name) => {
                    words.push(self.named(&name)?);
                    continue;
                }
                Event::Start(container, attributes) => {
                    words.push(self.marked(&container, &attributes)?);
                    continue;
                }
                Event::Str(text) => {
                    let mut read = text.chars().skip(usize::from(was_escaped));
                    if let Some(mark) = read.find(|c| MARKS.contains(c)) {
                        return self.wrong(format!(
                            "a mark is left over, “{mark}”: close it; to show the character itself, write “\\{mark}”"
                        ));
                    }
                    if let Some(name) = open_name(&text).filter(|_| !was_escaped) {
                        return self.wrong(format!(
                            "“{name}” lacks its other colon, “{name}:”; to show the character itself, write “\\:”"
                        ));
                    }
                    text.into_owned()
                }
                Event::Softbreak => " ".to_owned(),
                Event::LeftSingleQuote => "‘".to_owned(),
                Event::RightSingleQuote => "’".to_owned(),
                Event::LeftDoubleQuote => "“".to_owned(),
                Event::RightDoubleQuote => "”".to_owned(),
                Event::Ellipsis => "…".to_owned(),
                Event::EnDash => "–".to_owned(),
                Event::EmDash => "—".to_owned(),
                Event::NonBreakingSpace => "\u{a0}".to_owned(),
                _ => {
                    return self
                        .wrong("text has no such mark: there are _emphasis_, *strong*, links, formulas and spans");
                }
            };
            match words.last_mut() {
                Some(before) if before.mark == TEXT => before.text.push_str(&text),
                _ => words.push(Inline::text(text)),
            }
        }
    }

    /// The running text of the one paragraph that there is.
    pub(super) fn only_paragraph(mut self) -> Result<Words> {
        self.take()?;
        let what = "one paragraph of text stands here";
        self.begin(|container| *container == Container::Paragraph, what)?;
        let words = self.words()?;
        self.end(what)?;
        Ok(words)
    }

    /// The text as it is written, in which no marks may stand; lines are joined.
    pub(super) fn unmarked(mut self, text: &str) -> Result<String> {
        loop {
            match self.take()? {
                Event::End(Container::Document) => break,
                Event::Symbol(name) if self.known.places.is_some() => {
                    self.put_in(&name)?;
                }
                Event::Symbol(_) => {
                    return self.wrong("plain words stand here, without numbers that are computed");
                }
                Event::Start(Container::Document | Container::Paragraph, _)
                | Event::End(Container::Paragraph)
                | Event::Str(_)
                | Event::Softbreak
                | Event::LeftSingleQuote
                | Event::RightSingleQuote
                | Event::LeftDoubleQuote
                | Event::RightDoubleQuote
                | Event::Ellipsis
                | Event::EnDash
                | Event::EmDash => {}
                _ => return self.wrong("plain words stand here, without marks"),
            }
        }
        let lines: Vec<&str> = text
            .lines()
            .map(|line| line.trim_matches([' ', '\t']))
            .filter(|line| !line.is_empty())
            .collect();
        if lines.is_empty() {
            self.place = 0..0;
            return self.wrong("here stand no words");
        }
        Ok(lines.join(" "))
    }

    /// The formula that was begun, up to its end.
    pub(super) fn formula(&mut self, attributes: &Attributes<'_>) -> Result<Inline> {
        let (place, mut latex) = (self.place.clone(), String::new());
        while let Event::Str(text) = self.take()? {
            latex.push_str(&text);
        }
        self.place = place;
        let mut said = None;
        for (kind, value) in attributes {
            if kind.key() != Some("say") {
                return self.wrong("behind a formula stands how it is read aloud, and nothing else: {say=\"…\"}");
            }
            said = Some(value.to_string());
        }
        if said.is_none() {
            said = self.known.spoken.get(&*latex).map(|said| (*said).to_owned());
            self.known.spoken_used.insert(latex.clone());
        }
        let Some(spoken) = said else {
            return self.wrong(format!(
                "how is “{latex}” read aloud? Say it behind the formula, {{say=\"…\"}}, or under [spoken] in lesson.toml"
            ));
        };
        let math = math(&latex).or_else(|what| self.wrong(what))?;
        self.known.formulas.push(Latex {
            source: without_roles(&latex),
            math: math.clone(),
        });
        Ok(Inline::new(FORMULA, spoken, math))
    }

    /// What stands for a name between colons.
    fn named(&mut self, name: &str) -> Result<Inline> {
        if self.known.places.is_some() {
            return self.put_in(name);
        }
        if let Some(computed) = number(name) {
            return Ok(Inline::new(NUMBER, shown(&self.known.texts, computed), Words::new()));
        }
        let all: Vec<&str> = NUMBERS.iter().map(|(name, _)| *name).collect();
        self.wrong(format!("no number is named “{name}”: there are {}", all.join(", ")))
    }

    /// The place in a text where what is named so is put in.
    pub(super) fn put_in(&mut self, name: &str) -> Result<Inline> {
        let places = self.known.places.as_deref().unwrap_or_default();
        let Some(place) = places.iter().position(|known| known == name) else {
            return self.wrong(match &*places.join(", ") {
                "" => format!("nothing is put into this text, so “:{name}:” cannot stand in it"),
                all => format!("“:{name}:” is not put into this text: there are {all}"),
            });
        };
        self.known.places_used.insert(place);
        Ok(Inline::new(PLACE, place.to_string(), Words::new()))
    }

    /// What stands within a mark that was begun.
    fn marked(&mut self, container: &Container<'_>, attributes: &Attributes<'_>) -> Result<Inline> {
        match container {
            Container::Math { display: false } => return self.formula(attributes),
            Container::Math { .. } => return self.wrong("a formula with `$$` stands in a paragraph of its own"),
            Container::Span => return self.span(attributes),
            _ => self.bare(attributes)?,
        }
        match container {
            Container::Emphasis => Ok(Inline::new(EMPHASIS, "", self.words()?)),
            Container::Strong => Ok(Inline::new(STRONG, "", self.words()?)),
            Container::Link(address, LinkType::Span(SpanLinkType::Inline)) => self.link(address),
            Container::Link(..) => self.wrong("a link is [words](#id)"),
            _ => self.wrong("text has no such mark: there are _emphasis_, *strong*, links, formulas and spans"),
        }
    }

    fn span(&mut self, attributes: &Attributes<'_>) -> Result<Inline> {
        let place = self.place.clone();
        let text = self.plain()?;
        self.place = place;
        let class = match attributes.iter().as_slice() {
            [(AttributeKind::Class, class)] => class.to_string(),
            _ => String::new(),
        };
        match &*class {
            QUERY | KEY | VALUE | TOKEN => Ok(Inline::new(&class, text, Words::new())),
            "cite" => self.citation(&text),
            _ => self.wrong(format!(
                "what [{text}] is marked with is unknown: there are {{.q}}, {{.k}}, {{.v}}, {{.t}} and {{.cite}}"
            )),
        }
    }

    fn citation(&mut self, text: &str) -> Result<Inline> {
        let (key, place) = text.split_once(", ").unwrap_or((text, ""));
        let Some(source) = self.known.sources.get(key) else {
            let all: Vec<&str> = self.known.sources.keys().copied().collect();
            return self.wrong(format!(
                "no source has the key “{key}”: sources.toml has {}",
                all.join(", ")
            ));
        };
        let comma = if place.is_empty() { "" } else { ", " };
        let words = [&source.short, comma, place].concat();
        Ok(Inline::new(CITE, key, vec![Inline::text(words)]))
    }

    fn link(&mut self, address: &str) -> Result<Inline> {
        let place = self.place.clone();
        let words = self.words()?;
        self.place = place;
        let id = address.strip_prefix('#').unwrap_or_default();
        let n_questions = self.known.n_questions;
        let is_question = (1..=n_questions).any(|n| id == format!("q{n}"));
        let figure = id.strip_prefix("lab=").and_then(|link| link.split_once('/'));
        let is_figure = figure.is_some_and(|(figure, _)| IDS.contains(&figure));
        if words.is_empty() || !(is_question || is_figure || self.known.sections.contains(id)) {
            let all: Vec<&str> = self.known.sections.iter().copied().collect();
            return self.wrong(format!(
                "“{address}” leads nowhere: a link has words, and # with the id of a section ({}), #q1 to #q{n_questions}, or a \
                 figure's own link from its #lab= on",
                all.join(", ")
            ));
        }
        Ok(Inline::new(LINK, id, words))
    }
}
