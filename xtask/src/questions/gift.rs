//! GIFT: a text that a person can read and change, which Moodle and others take in.

use std::fmt::Write;

use attention_lesson::words::Words;
use quick_xml::escape::partial_escape;

use super::html::{self, Formulas};
use super::{Bank, Exported};
use crate::Result;

/// The whole bank: a category for each objective, and its questions in it.
pub(super) fn text(bank: &Bank<'_>) -> Result<String> {
    let title = &bank.lesson.title;
    let mut text = format!("// {title}\n// The questions of the lesson, in the form GIFT. Formulas are LaTeX.\n");
    for (objective, questions) in bank.by_objective() {
        // What divides a category from its parts stands twice where it is a character.
        let [title, objective] = [title, objective].map(|words| words.replace('/', "//"));
        write!(text, "\n$CATEGORY: $course$/top/{title}/{objective}\n")?;
        for question in questions {
            text += &written(question, bank)?;
        }
    }
    Ok(text)
}

fn written(exported: &Exported, bank: &Bank<'_>) -> Result<String> {
    let Exported {
        name, tags, question, ..
    } = exported;
    let rich = |words: &Words| {
        Ok::<_, Box<dyn std::error::Error>>(masked(&html::paragraph(words, bank.lesson, Formulas::Latex)?))
    };
    let tags: String = tags.iter().map(|tag| format!(" [tag:{tag}]")).collect();
    let mut text = format!(
        "\n// [id:{name}]{tags}\n::{name}::[html]{} {{\n",
        masked(&html::plain_paragraph(&question.prompt))
    );
    for (_, option, is_right) in exported.options() {
        if option.text.contains("->") {
            return Err(format!("{name}: “->” makes a pair of an option in GIFT").into());
        }
        let sign = if is_right { '=' } else { '~' };
        writeln!(
            text,
            "\t{sign}{}#{}",
            masked(&partial_escape(&option.text)),
            rich(&option.why)?
        )?;
    }
    if exported.has_note() {
        writeln!(text, "\t####{}", rich(&question.note)?)?;
    }
    text += "}\n";
    Ok(text)
}

/// The text with a backslash before each character that GIFT reads as a sign.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    for c in text.chars() {
        if "\\~=#{}:".contains(c) {
            masked.push('\\');
        }
        masked.push(c);
    }
    masked
}
