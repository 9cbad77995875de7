//! Moodle XML, which keeps all that a question of Moodle's can have.

use std::io;

use attention_lesson::words::Words;
use quick_xml::escape::partial_escape;
use quick_xml::events::BytesCData;

use super::html::{self, Formulas};
use super::{Bank, Exported};
use crate::Result;
use crate::xml::{Document, document as whole, element, text};

/// The whole bank: a category for each objective, and its questions in it.
pub(super) fn document(bank: &Bank<'_>) -> Result<Vec<u8>> {
    // What can fail is done before the document is begun.
    let rich = |words: &Words| html::paragraph(words, bank.lesson, Formulas::Latex);
    let mut groups = Vec::new();
    for (objective, questions) in bank.by_objective() {
        let mut written = Vec::new();
        for question in questions {
            let whys = question.question.options.iter().map(|option| rich(&option.why));
            written.push((
                question,
                whys.collect::<Result<Vec<_>>>()?,
                rich(&question.question.note)?,
            ));
        }
        groups.push((objective, written));
    }
    whole("quiz", &[], |x| {
        for (objective, questions) in &groups {
            element(x, "question", &[("type", "category")], |x| {
                let [title, objective] = [&bank.lesson.title, *objective].map(|words: &str| words.replace('/', "//"));
                element(x, "category", &[], |x| {
                    text(x, "text", &format!("$course$/top/{title}/{objective}"))
                })
            })?;
            for (question, whys, note) in questions {
                write(x, question, whys, note)?;
            }
        }
        Ok(())
    })
}

fn write(x: &mut Document, exported: &Exported, whys: &[String], note: &str) -> io::Result<()> {
    let question = &exported.question;
    element(x, "question", &[("type", "multichoice")], |x| {
        element(x, "name", &[], |x| text(x, "text", &exported.name))?;
        html_in(x, "questiontext", &html::plain_paragraph(&question.prompt))?;
        html_in(x, "generalfeedback", note)?;
        for (name, value) in [
            ("defaultgrade", "1"),
            ("penalty", "0.3333333"),
            ("hidden", "0"),
            ("idnumber", &*exported.name),
            ("single", "true"),
            ("shuffleanswers", "true"),
            ("answernumbering", "abc"),
            ("showstandardinstruction", "0"),
        ] {
            text(x, name, value)?;
        }
        // Each option has its own words for this.
        for name in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"] {
            html_in(x, name, "")?;
        }
        for ((_, option, is_right), why) in exported.options().zip(whys) {
            let fraction = if is_right { "100" } else { "0" };
            element(x, "answer", &[("fraction", fraction), ("format", "html")], |x| {
                html_text(x, &partial_escape(&option.text))?;
                html_in(x, "feedback", why)
            })?;
        }
        element(x, "tags", &[], |x| {
            let mut tags = exported.tags.iter();
            tags.try_for_each(|tag| element(x, "tag", &[], |x| text(x, "text", tag)))
        })
    })
}

/// An element with HTML in it.
fn html_in(x: &mut Document, name: &str, html: &str) -> io::Result<()> {
    element(x, name, &[("format", "html")], |x| html_text(x, html))
}

fn html_text(x: &mut Document, html: &str) -> io::Result<()> {
    x.create_element("text").write_cdata_content(BytesCData::new(html))?;
    Ok(())
}
