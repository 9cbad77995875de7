//! The question bank for other systems: the given questions, their written siblings and some numeric ones, each with its explanations,
//! in the forms that question banks take in. One plain description of a question, and a file for each form, which knows no other.

mod gift;
mod html;
mod moodle;
mod qti;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use attention_lesson::lesson::Lesson;
use attention_lesson::lesson::bank::Item;
use attention_lesson::lesson::questions::numeric_siblings;
use attention_lesson::quiz::{Letter, Question};

use crate::{Result, archive};
use qti::Version;

/// What the names of questions and files begin with. Stable, so that a system knows a question again that it has taken in before.
const IDENTIFIER: &str = "attention";
/// How many questions with other numbers each family of numeric siblings gives.
const N_NUMERIC: usize = 3;
/// How many seeds are tried for them: a family with few questions may give the same one twice.
const N_SEEDS: u32 = 100;

/// A question as any system can have it.
struct Exported {
    /// Its name in all systems: of the question's file and, for a sibling, of what it is.
    name: String,
    /// The objective that it tests, an index into [`Bank::objectives`].
    objective: usize,
    /// What it can be found by: the section that answers it, and what kind of question it is.
    tags: [String; 2],
    /// The question itself: words, options in the authored order, key, explanations and note.
    question: Question,
}

impl Exported {
    fn has_note(&self) -> bool {
        !self.question.note.is_empty()
    }

    /// The options, each with its letter and whether it is the right one.
    fn options(&self) -> impl Iterator<Item = (Letter, &attention_lesson::quiz::Choice, bool)> {
        let of = |letter| (letter, self.question.option(letter), letter == self.question.right);
        Letter::ALL.into_iter().map(of)
    }
}

/// All that goes out.
struct Bank<'a> {
    lesson: &'a Lesson,
    /// The questions, by the given question that they belong to.
    questions: Vec<Exported>,
}

impl<'a> Bank<'a> {
    fn of(lesson: &'a Lesson) -> Self {
        let named = lesson.questions.iter().zip(&lesson.bank.items);
        let questions = named.flat_map(|(file, item)| exported(file, item)).collect();
        Self { lesson, questions }
    }

    /// The objectives, each with its questions.
    fn by_objective(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &Exported>)> {
        let objectives = self.lesson.bank.objectives.iter().enumerate();
        objectives.map(|(i, words)| {
            let own = self.questions.iter().filter(move |question| question.objective == i);
            (&**words, own)
        })
    }

    /// The given questions alone.
    fn given(&self) -> impl Iterator<Item = &Exported> {
        self.questions.iter().filter(|question| question.tags[1] == "given")
    }
}

/// The questions of one file: the given one, the written siblings, and the numeric ones of the first seeds that differ.
fn exported(file: &str, item: &Item) -> Vec<Exported> {
    let make = |name: &str, kind: &str, question: Question| Exported {
        name: format!("{IDENTIFIER}-{file}{name}"),
        objective: usize::from(item.objective),
        tags: [item.section.clone(), kind.to_owned()],
        question,
    };
    let mut all = vec![make("", "given", item.question.clone())];
    for (sibling, n) in item.siblings.iter().zip(1..) {
        all.push(make(&format!("-sibling-{n}"), "sibling", sibling.clone()));
    }
    let mut asked = BTreeSet::new();
    let n_families = numeric_siblings(item, 0).len();
    for family in 0..n_families {
        let made = (1..=N_SEEDS).filter_map(|seed| numeric_siblings(item, seed).into_iter().nth(family));
        let new = made.filter(|(_, question)| asked.insert(question.prompt.clone()));
        for ((name, question), n) in new.take(N_NUMERIC).zip(1..) {
            all.push(make(&format!("-{name}-{n}"), "numeric", question));
        }
    }
    all
}

/// Writes the bank in all its forms into `folder`.
pub(crate) fn write(folder: &Path, lesson: &Lesson) -> Result<()> {
    let bank = Bank::of(lesson);
    fs::create_dir_all(folder)?;
    let write = |name: &str, bytes: Vec<u8>| fs::write(folder.join(format!("{IDENTIFIER}-lesson.{name}")), bytes);
    write("gift.txt", gift::text(&bank)?.into_bytes())?;
    write("moodle.xml", moodle::document(&bank)?)?;
    write("qti21.zip", archive::zip(qti::files(&bank, Version::V21)?)?)?;
    write("qti3.zip", archive::zip(qti::files(&bank, Version::V3)?)?)?;
    Ok(())
}
