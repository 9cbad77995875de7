//! A question's file: the question with its options, the captions of its figures, its written siblings, and the words of its
//! numeric ones.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::figure::{cut, whole};
use super::mistake::Mistake;
use super::numeric;
use super::reader::{Known, Reader, Result};
use super::table::{Files, LESSON, table};
use crate::labs::demonstrations::{Claim, demonstration};
use crate::lesson::bank::item::{Captions, Item};
use crate::lesson::variants::kinds::{KINDS, Kind};
use crate::quiz::{Choice, Letter, Question};
use crate::words::{Inline, TEXT, Words};

type Text = Spanned<String>;
type Numeric = BTreeMap<Text, BTreeMap<Text, Text>>;

/// A question with everything that is said about it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Whole {
    /// The section that answers the question, by its name.
    #[schemars(with = "String")]
    section: Text,
    /// What the question tests: its number in the list of objectives in lesson.toml.
    #[schemars(with = "usize", range(min = 1))]
    objective: Spanned<usize>,
    /// The letter of the wrong option that tempts most.
    #[schemars(with = "String", extend("enum" = ["a", "b", "c", "d"]))]
    tempting: Text,
    /// The letter of the right option.
    #[schemars(with = "String", extend("enum" = ["a", "b", "c", "d"]))]
    right: Text,
    /// The question itself. Plain words.
    #[schemars(with = "String")]
    prompt: Text,
    /// One sentence where the wording of the question is loose.
    #[schemars(with = "Option<String>")]
    note: Option<Text>,
    /// The options: four of them.
    #[schemars(length(equal = 4))]
    option: Vec<Choosable>,
    /// What is said of the two figures after the check, where the program has set some for this question.
    show: Option<Show>,
    /// Other questions on the same idea, for whoever missed this one.
    #[serde(default)]
    sibling: Vec<Sibling>,
    /// The words of questions with fresh numbers.
    #[serde(default)]
    #[schemars(with = "numeric::Numeric")]
    numeric: Numeric,
}

/// Another question on the same idea.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Sibling {
    /// The letter of the right option.
    #[schemars(with = "String", extend("enum" = ["a", "b", "c", "d"]))]
    right: Text,
    /// The question itself. Plain words.
    #[schemars(with = "String")]
    prompt: Text,
    /// One sentence where the wording of the question is loose.
    #[schemars(with = "Option<String>")]
    note: Option<Text>,
    /// The options: four of them.
    #[schemars(length(equal = 4))]
    option: Vec<Choosable>,
}

/// An option.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Choosable {
    /// What it says. Plain words.
    #[schemars(with = "String")]
    text: Text,
    /// Why it is right, or why it tempts and where it fails.
    #[schemars(with = "String")]
    why: Text,
}

/// What is said of the two figures after the check.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Show {
    /// Where the right answer is seen to hold.
    #[schemars(with = "String")]
    right: Text,
    /// Where the option that tempts most is seen to fail.
    #[schemars(with = "String")]
    tempting: Text,
    /// What neither of them proves.
    #[schemars(with = "Option<String>")]
    limit: Option<Text>,
}

/// The question in `file`, which the program knows by its `place`; it tests one of so many objectives.
pub(super) fn item(files: &Files, file: &str, place: u8, n_objectives: usize, known: &mut Known<'_>) -> Result<Item> {
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
    let has_figures = demonstration(place, Claim::Right).is_some();
    let captions = match &whole.show {
        Some(show) if has_figures => Captions {
            look: [reading.rich(&show.right)?, reading.rich(&show.tempting)?],
            limit: reading.rich_or_none(show.limit.as_ref())?,
        },
        None if !has_figures => Captions::default(),
        Some(show) => {
            return reading.wrong(
                &show.right,
                "the program has no figures for this question: take [show] away",
            );
        }
        None => {
            let what = "what is said of its two figures is missing: [show] with right and tempting";
            return Err(Mistake::at(file, reading.text, 0, what));
        }
    };
    if whole.sibling.is_empty() {
        let what =
            "whoever misses this question is asked another one on the same idea: it needs at least one [[sibling]]";
        return Err(Mistake::at(file, reading.text, 0, what));
    }
    let siblings = whole.sibling.iter().map(|sibling| reading.question(sibling));
    Ok(Item {
        question,
        section: section.clone(),
        objective: (objective - 1) as u8,
        tempting,
        place,
        captions,
        siblings: siblings.collect::<Result<_>>()?,
        templates: reading.templates(usize::from(place), &whole.numeric)?,
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

    /// The words of all kinds of numeric siblings that the question at `place` has.
    fn templates(&mut self, place: usize, numeric: &Numeric) -> Result<Words> {
        let kinds = || KINDS.iter().filter(|kind| kind.place == place);
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

    fn template(&mut self, kind: &Kind, numeric: &Numeric) -> Result<Inline> {
        let name = kind.name;
        let Some((place, texts)) = numeric.iter().find(|(known, _)| known.get_ref() == name) else {
            let what = format!("the words of its numeric siblings are missing: [numeric.{name}]");
            return Err(Mistake::at(self.file, self.text, 0, what));
        };
        let names: Vec<&str> = kind.texts().into_iter().map(|(name, _)| name).collect();
        if let Some(unknown) = texts.keys().find(|known| !names.contains(&&**known.get_ref())) {
            let what = format!(
                "[numeric.{name}] has no “{}”: it has {}",
                unknown.get_ref(),
                names.join(", ")
            );
            return self.wrong(unknown, what);
        }
        let mut template = Words::new();
        for (wanted, numbers) in kind.texts() {
            let Some((_, text)) = texts.iter().find(|(known, _)| known.get_ref() == wanted) else {
                return self.wrong(place, format!("[numeric.{name}] needs a text “{wanted}”"));
            };
            let numbers: Vec<String> = numbers.iter().map(|name| (*name).to_owned()).collect();
            self.known.places = Some(numbers.clone());
            let words = if ["prompt", "option"].contains(&wanted) {
                cut(&self.plain(text)?, &numbers)
            } else {
                self.rich(text)?
            };
            self.known.places = None;
            template.push(whole(words));
        }
        if kind.in_option.is_empty() {
            // Its place stays free.
            template.insert(1, Inline::text(""));
        }
        Ok(Inline::new(TEXT, "", template))
    }
}
