//! A question as an item of QTI.

use std::io;

use attention_lesson::words::Words;
use quick_xml::escape::partial_escape;

use super::version::{Version, Writer, document};
use crate::Result;
use crate::questions::html::{self, Formulas};
use crate::questions::{Bank, Exported};

/// The variable that says which explanation is shown: the letter of the option that was chosen.
const FEEDBACK: &str = "FEEDBACK";
/// The value that shows the note of a question. Canvas knows the name.
const NOTE: &str = "general_fb";

impl Writer<'_> {
    /// Adds an explanation to those that are shown.
    fn show(&mut self, identifier: &str) -> io::Result<()> {
        self.set(FEEDBACK, |x| {
            x.element("multiple", &[], |x| {
                x.empty("variable", &[("identifier", FEEDBACK)])?;
                x.base_value("identifier", identifier)
            })
        })
    }
}

/// A question.
pub(super) fn item(exported: &Exported, bank: &Bank<'_>, version: Version) -> Result<Vec<u8>> {
    let Exported { name, question, .. } = exported;
    let rich = |words: &Words| html::paragraph(words, bank.lesson, Formulas::MathMl);
    let whys = question
        .options
        .iter()
        .map(|option| rich(&option.why))
        .collect::<Result<Vec<_>>>()?;
    let note = rich(&question.note)?;
    let attributes = [
        ("identifier", &**name),
        ("title", name),
        ("xml:lang", "en"),
        ("adaptive", "false"),
        ("timeDependent", "false"),
    ];
    document(version, "assessmentItem", &attributes, |x| {
        declarations(x, exported)?;
        x.element("itemBody", &[], |x| {
            let attributes = [
                ("responseIdentifier", "RESPONSE"),
                ("shuffle", "true"),
                ("maxChoices", "1"),
            ];
            x.element("choiceInteraction", &attributes, |x| {
                x.markup("prompt", &[], &partial_escape(&question.prompt))?;
                for (letter, option, _) in exported.options() {
                    x.markup(
                        "simpleChoice",
                        &[("identifier", letter.name())],
                        &partial_escape(&option.text),
                    )?;
                }
                Ok(())
            })
        })?;
        processing(x, exported)?;
        for ((letter, ..), why) in exported.options().zip(&whys) {
            feedback(x, FEEDBACK, letter.name(), why)?;
        }
        if note.is_empty() {
            Ok(())
        } else {
            feedback(x, note_variable(version), NOTE, &note)
        }
    })
}

/// The variable that shows the note.
fn note_variable(version: Version) -> &'static str {
    match version {
        Version::V21 => FEEDBACK,
        Version::V3 => "NOTE",
    }
}

/// The variables: what is answered, what it scores, and what is shown of what is said of it.
fn declarations(x: &mut Writer<'_>, exported: &Exported) -> io::Result<()> {
    let attributes = [
        ("identifier", "RESPONSE"),
        ("cardinality", "single"),
        ("baseType", "identifier"),
    ];
    x.element("responseDeclaration", &attributes, |x| {
        x.element("correctResponse", &[], |x| {
            x.markup("value", &[], exported.question.right.name())
        })
    })?;
    let attributes = [
        ("identifier", "SCORE"),
        ("cardinality", "single"),
        ("baseType", "float"),
        ("normalMaximum", "1"),
    ];
    x.element("outcomeDeclaration", &attributes, |x| {
        x.element("defaultValue", &[], |x| x.markup("value", &[], "0"))
    })?;
    let shown = |x: &mut Writer<'_>, identifier: &str, cardinality: &str| {
        x.empty(
            "outcomeDeclaration",
            &[
                ("identifier", identifier),
                ("cardinality", cardinality),
                ("baseType", "identifier"),
            ],
        )
    };
    match x.version {
        Version::V21 => shown(x, FEEDBACK, "multiple"),
        Version::V3 => {
            shown(x, FEEDBACK, "single")?;
            if exported.has_note() {
                shown(x, note_variable(Version::V3), "single")
            } else {
                Ok(())
            }
        }
    }
}

/// Scores as the standard's template `match_correct` does, by the same rules, and says which explanation is shown, which a template
/// cannot. In 2.1 this is a condition for each option, because Canvas finds out from such conditions which explanation belongs to which
/// option; in 3 it is the response itself, because a player (QTI Components 7) takes a container that begins empty for a value.
fn processing(x: &mut Writer<'_>, exported: &Exported) -> io::Result<()> {
    x.element("responseProcessing", &[], |x| {
        x.element("responseCondition", &[], |x| {
            x.element("responseIf", &[], |x| {
                x.element("match", &[], |x| {
                    x.empty("variable", &[("identifier", "RESPONSE")])?;
                    x.empty("correct", &[("identifier", "RESPONSE")])
                })?;
                x.set("SCORE", |x| x.base_value("float", "1"))
            })?;
            x.element("responseElse", &[], |x| x.set("SCORE", |x| x.base_value("float", "0")))
        })?;
        if x.version == Version::V3 {
            x.set(FEEDBACK, |x| x.empty("variable", &[("identifier", "RESPONSE")]))?;
            if exported.has_note() {
                x.set(note_variable(Version::V3), |x| x.base_value("identifier", NOTE))?;
            }
            return Ok(());
        }
        for (letter, ..) in exported.options() {
            x.element("responseCondition", &[], |x| {
                x.element("responseIf", &[], |x| {
                    x.element("match", &[], |x| {
                        x.empty("variable", &[("identifier", "RESPONSE")])?;
                        x.base_value("identifier", letter.name())
                    })?;
                    x.show(letter.name())
                })
            })?;
        }
        if exported.has_note() { x.show(NOTE) } else { Ok(()) }
    })
}

/// What is shown after the answer where the variable has this value.
fn feedback(x: &mut Writer<'_>, variable: &str, identifier: &str, html: &str) -> io::Result<()> {
    let attributes = [
        ("outcomeIdentifier", variable),
        ("identifier", identifier),
        ("showHide", "show"),
    ];
    if x.version == Version::V21 {
        return x.markup("modalFeedback", &attributes, html);
    }
    x.element("modalFeedback", &attributes, |x| x.markup("contentBody", &[], html))
}
