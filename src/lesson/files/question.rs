//! A question's file: the question with its options, the captions of its figures, its written siblings, and the words of its
//! numeric ones.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::mistake::Mistake;
use super::reader::{Known, Reader, Result};
use super::table::{Files, LESSON, table};
use crate::lesson::bank::item::{Captions, Item};
use crate::lesson::variants::kinds::{KINDS, Kind};
use crate::quiz::{Choice, Letter, Question};
use crate::words::Words;

type Text = Spanned<String>;
type Numeric = BTreeMap<Text, BTreeMap<Text, Text>>;

/// What the file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    section: Text,
    objective: Spanned<usize>,
    tempting: Text,
    right: Text,
    prompt: Text,
    note: Option<Text>,
    option: Vec<Choosable>,
    show: Show,
    #[serde(default)]
    sibling: Vec<Sibling>,
    #[serde(default)]
    numeric: Numeric,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sibling {
    right: Text,
    prompt: Text,
    note: Option<Text>,
    option: Vec<Choosable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choosable {
    text: Text,
    why: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Show {
    right: Text,
    tempting: Text,
    limit: Option<Text>,
}

/// The question of `concept` in `file`; it tests one of so many objectives.
pub(super) fn item(
    files: &Files,
    file: &str,
    concept: usize,
    n_objectives: usize,
    known: &mut Known<'_>,
) -> Result<Item> {
    let whole: Whole = table(files, file)?;
    let mut reading = Reading {
        file,
        text: &files[file],
        known,
    };
    let section = whole.section.get_ref();
    if !reading.known.sections.contains(&**section) {
        return reading.wrong(&whole.section, format!("there is no section “{section}” in {LESSON}"));
    }
    let objective = *whole.objective.get_ref();
    if !(1..=n_objectives).contains(&objective) {
        let what = format!("there is no objective {objective}: {LESSON} has those from 1 to {n_objectives}");
        return reading.wrong(&whole.objective, what);
    }
    let tempting = reading.letter(&whole.tempting)?;
    let asked = Sibling {
        right: whole.right,
        prompt: whole.prompt,
        note: whole.note,
        option: whole.option,
    };
    let question = reading.question(&asked)?;
    if tempting == question.right {
        return reading.wrong(
            &whole.tempting,
            "this option is the right one: name the wrong one that tempts most",
        );
    }
    let captions = Captions {
        look: [reading.rich(&whole.show.right)?, reading.rich(&whole.show.tempting)?],
        limit: reading.rich_or_none(whole.show.limit.as_ref())?,
    };
    let siblings = whole.sibling.iter().map(|sibling| reading.question(sibling));
    Ok(Item {
        hash: question.hash().to_be_bytes(),
        question,
        section: section.clone(),
        objective: (objective - 1) as u8,
        tempting,
        captions,
        siblings: siblings.collect::<Result<_>>()?,
        templates: reading.templates(concept, &whole.numeric)?,
    })
}

/// A file of which strings are read.
struct Reading<'a, 'k> {
    file: &'a str,
    text: &'a str,
    known: &'a mut Known<'k>,
}

impl Reading<'_, '_> {
    fn wrong<T, S>(&self, place: &Spanned<S>, what: impl Into<String>) -> Result<T> {
        Err(Mistake::at(self.file, self.text, place.span().start, what))
    }

    fn rich(&mut self, text: &Text) -> Result<Words> {
        Reader::within(self.file, self.text, text, self.known).only_paragraph()
    }

    fn rich_or_none(&mut self, text: Option<&Text>) -> Result<Words> {
        text.map_or(Ok(Words::new()), |text| self.rich(text))
    }

    fn plain(&mut self, text: &Text) -> Result<String> {
        Reader::within(self.file, self.text, text, self.known).unmarked(text.get_ref())
    }

    fn letter(&self, letter: &Text) -> Result<Letter> {
        let name = letter.get_ref();
        match Letter::try_from(name.clone()) {
            Ok(letter) => Ok(letter),
            Err(_) => self.wrong(
                letter,
                format!("“{name}” is no letter of an option: those are a, b, c and d"),
            ),
        }
    }

    fn question(&mut self, asked: &Sibling) -> Result<Question> {
        Ok(Question {
            right: self.letter(&asked.right)?,
            prompt: self.plain(&asked.prompt)?,
            note: self.rich_or_none(asked.note.as_ref())?,
            options: self.options(asked)?,
        })
    }

    fn options(&mut self, asked: &Sibling) -> Result<[Choice; 4]> {
        let mut options: Vec<Choice> = Vec::new();
        for option in &asked.option {
            let (text, why) = (self.plain(&option.text)?, self.rich(&option.why)?);
            if options.iter().any(|before| before.text == text) {
                return self.wrong(
                    &option.text,
                    "an option before this one says the same: each needs words of its own",
                );
            }
            options.push(Choice { text, why });
        }
        options.try_into().or_else(|options: Vec<Choice>| {
            let what = format!("this question has {} options: it needs four", options.len());
            self.wrong(&asked.prompt, what)
        })
    }

    /// The words of all kinds of numeric siblings that `concept` has.
    fn templates(&mut self, concept: usize, numeric: &Numeric) -> Result<Vec<Question>> {
        let kinds = || KINDS.iter().filter(|kind| kind.concept == concept);
        let is_known = |name: &Text| kinds().any(|kind| kind.name == name.get_ref());
        if let Some(name) = numeric.keys().find(|name| !is_known(name)) {
            let all: Vec<&str> = kinds().map(|kind| kind.name).collect();
            let all = if all.is_empty() {
                "none".to_owned()
            } else {
                all.join(", ")
            };
            let what = format!(
                "“{}” are no numeric siblings of this question: it has {all}",
                name.get_ref()
            );
            return self.wrong(name, what);
        }
        kinds().map(|kind| self.template(kind, numeric)).collect()
    }

    fn template(&mut self, kind: &Kind, numeric: &Numeric) -> Result<Question> {
        let name = kind.name;
        let Some((place, texts)) = numeric.iter().find(|(known, _)| known.get_ref() == name) else {
            let what = format!("the words of its numeric siblings are missing: [numeric.{name}]");
            return Err(Mistake::at(self.file, self.text, 0, what));
        };
        let option = (!kind.in_option.is_empty()).then_some("option");
        let names: Vec<&str> = ["prompt"].into_iter().chain(option).chain(kind.whys).collect();
        if let Some(unknown) = texts.keys().find(|known| !names.contains(&&**known.get_ref())) {
            let what = format!(
                "[numeric.{name}] has no “{}”: it has {}",
                unknown.get_ref(),
                names.join(", ")
            );
            return self.wrong(unknown, what);
        }
        let text = |wanted: &str| {
            texts
                .iter()
                .find(|(known, _)| known.get_ref() == wanted)
                .map(|(_, text)| text)
        };
        if let Some(missing) = names.iter().find(|name| text(name).is_none()) {
            return self.wrong(place, format!("[numeric.{name}] needs a text “{missing}”"));
        }
        let mut question = Question::default();
        self.known.later = kind.in_prompt;
        if let Some(prompt) = text("prompt") {
            question.prompt = self.plain(prompt)?;
        }
        for (choice, why) in question.options.iter_mut().zip(kind.whys) {
            self.known.later = kind.in_option;
            if let Some(option) = text("option").filter(|_| option.is_some()) {
                choice.text = self.plain(option)?;
            }
            self.known.later = kind.in_why;
            if let Some(why) = text(why) {
                choice.why = self.rich(why)?;
            }
        }
        self.known.later = &[];
        Ok(question)
    }
}
