//! QTI 2.1 and 3: a package with a file for each question, a test of the given ones, and a manifest that tells what each is about.
//!
//! Both have the same elements. They are written here by their names in 2.1; those of 3 follow from these.

use std::io;

use attention_lesson::words::Words;
use quick_xml::escape::partial_escape;

use super::html::{self, Formulas};
use super::{Bank, Exported};
use crate::xml::{self, Attributes, Document};
use crate::{File, Result};

/// The file of the test, and its identifier.
const TEST: &str = "attention-lesson";
/// The variable that says which explanation is shown: the letter of the option that was chosen.
const FEEDBACK: &str = "FEEDBACK";
/// The value that shows the note of a question. Canvas knows the name.
const NOTE: &str = "general_fb";
const XSI: (&str, &str) = ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");

/// A version of the standard.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    V21,
    V3,
}

/// What the versions call their namespaces, schemas and types of files.
struct Names {
    namespace: &'static str,
    schema: &'static str,
    package: &'static str,
    package_schema: &'static str,
    metadata: &'static str,
    metadata_schema: &'static str,
    kind: [&'static str; 2],
    item: &'static str,
    test: &'static str,
}

impl Version {
    fn names(self) -> Names {
        match self {
            Self::V21 => Names {
                namespace: "http://www.imsglobal.org/xsd/imsqti_v2p1",
                schema: "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
                package: "http://www.imsglobal.org/xsd/imscp_v1p1",
                package_schema: "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
                metadata: "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1",
                metadata_schema: "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_metadata_v2p1.xsd",
                kind: ["QTIv2.1 Package", "1.0.0"],
                item: "imsqti_item_xmlv2p1",
                test: "imsqti_test_xmlv2p1",
            },
            Self::V3 => Names {
                namespace: "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
                schema: "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
                package: "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
                package_schema: "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
                metadata: "http://www.imsglobal.org/xsd/imsqti_metadata_v3p0",
                metadata_schema: "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_metadatav3p0_v1p0.xsd",
                kind: ["QTI Package", "3.0.0"],
                item: "imsqti_item_xmlv3p0",
                test: "imsqti_test_xmlv3p0",
            },
        }
    }

    /// What an element or, without its beginning, an attribute of 2.1 is called: `simpleChoice`, in version 3 `qti-simple-choice`.
    fn name(self, begins: &str, name: &str) -> String {
        if self == Self::V21 || name.contains(':') {
            return name.to_owned();
        }
        let letters = name.chars().map(|c| {
            if c.is_ascii_uppercase() {
                format!("-{}", c.to_ascii_lowercase())
            } else {
                c.to_string()
            }
        });
        [begins.to_owned()].into_iter().chain(letters).collect()
    }
}

/// A document of the standard.
struct Writer<'a> {
    document: &'a mut Document,
    version: Version,
}

impl Writer<'_> {
    fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Writer<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let version = self.version;
        let attributes = named(version, attributes);
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
        xml::element(self.document, &version.name("qti-", name), &attributes, |document| {
            content(&mut Writer { document, version })
        })
    }

    fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        let attributes = named(self.version, attributes);
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
        xml::empty(self.document, &self.version.name("qti-", name), &attributes)
    }

    /// An element that holds markup or, escaped, a text.
    fn markup(&mut self, name: &str, attributes: Attributes<'_>, markup: &str) -> io::Result<()> {
        let attributes = named(self.version, attributes);
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
        xml::markup(self.document, &self.version.name("qti-", name), &attributes, markup)
    }

    /// A value of a variable.
    fn base_value(&mut self, kind: &str, value: &str) -> io::Result<()> {
        self.markup("baseValue", &[("baseType", kind)], value)
    }

    fn set(&mut self, variable: &str, value: impl FnOnce(&mut Writer<'_>) -> io::Result<()>) -> io::Result<()> {
        self.element("setOutcomeValue", &[("identifier", variable)], value)
    }

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

fn named(version: Version, attributes: Attributes<'_>) -> Vec<(String, String)> {
    let named = |(name, value): &(&str, &str)| (version.name("", name), (*value).to_owned());
    attributes.iter().map(named).collect()
}

/// The files of the package.
pub(super) fn files(bank: &Bank<'_>, version: Version) -> Result<Vec<File>> {
    let mut files = vec![
        ("imsmanifest.xml".to_owned(), manifest(bank, version)?),
        (format!("{TEST}.xml"), test(bank, version)?),
    ];
    for question in &bank.questions {
        files.push((file(question), item(question, bank, version)?));
    }
    Ok(files)
}

fn file(question: &Exported) -> String {
    format!("items/{}.xml", question.name)
}

/// An outermost element with the namespace of the standard.
fn document(
    version: Version,
    name: &str,
    attributes: Attributes<'_>,
    content: impl FnOnce(&mut Writer<'_>) -> io::Result<()>,
) -> Result<Vec<u8>> {
    let names = version.names();
    let location = [names.namespace, names.schema].join(" ");
    let own = [("xmlns", names.namespace), XSI, ("xsi:schemaLocation", &*location)];
    let attributes = named(version, &[&own, attributes].concat());
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
    xml::document(&version.name("qti-", name), &attributes, |document| {
        content(&mut Writer { document, version })
    })
}

/// A question.
fn item(exported: &Exported, bank: &Bank<'_>, version: Version) -> Result<Vec<u8>> {
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

/// The test of the given questions, one point each. Siblings are there to be chosen from.
fn test(bank: &Bank<'_>, version: Version) -> Result<Vec<u8>> {
    let title = &*bank.lesson.title;
    document(
        version,
        "assessmentTest",
        &[("identifier", TEST), ("title", title)],
        |x| {
            x.element(
                "outcomeDeclaration",
                &[
                    ("identifier", "SCORE"),
                    ("cardinality", "single"),
                    ("baseType", "float"),
                ],
                |x| x.element("defaultValue", &[], |x| x.markup("value", &[], "0")),
            )?;
            let attributes = [
                ("identifier", "check"),
                ("navigationMode", "nonlinear"),
                ("submissionMode", "individual"),
            ];
            x.element("testPart", &attributes, |x| {
                x.empty("itemSessionControl", &[("maxAttempts", "1"), ("showFeedback", "true")])?;
                let attributes = [("identifier", "questions"), ("title", title), ("visible", "true")];
                x.element("assessmentSection", &attributes, |x| {
                    bank.given().try_for_each(|question| {
                        x.empty(
                            "assessmentItemRef",
                            &[("identifier", &question.name), ("href", &file(question))],
                        )
                    })
                })
            })?;
            x.element("outcomeProcessing", &[], |x| {
                x.set("SCORE", |x| {
                    x.element("sum", &[], |x| {
                        x.empty("testVariables", &[("variableIdentifier", "SCORE")])
                    })
                })
            })
        },
    )
}

/// The list of the files, with the objective of each question.
fn manifest(bank: &Bank<'_>, version: Version) -> Result<Vec<u8>> {
    let names = version.names();
    let [schema, edition] = names.kind;
    let lom = "http://ltsc.ieee.org/xsd/LOM";
    let lom_schema = "http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd";
    let locations = [
        [names.package, names.package_schema],
        [names.metadata, names.metadata_schema],
        [lom, lom_schema],
    ];
    let locations = locations.map(|pair| pair.join(" ")).join(" ");
    let attributes = [
        ("xmlns", names.package),
        ("xmlns:imsmd", lom),
        ("xmlns:imsqti", names.metadata),
        XSI,
        ("xsi:schemaLocation", &*locations),
        ("identifier", "attention-lesson-questions"),
    ];
    xml::document("manifest", &attributes, |x| {
        xml::element(x, "metadata", &[], |x| {
            xml::text(x, "schema", schema)?;
            xml::text(x, "schemaversion", edition)
        })?;
        xml::empty(x, "organizations", &[])?;
        xml::element(x, "resources", &[], |x| {
            let href = format!("{TEST}.xml");
            xml::element(
                x,
                "resource",
                &[("identifier", TEST), ("type", names.test), ("href", &href)],
                |x| {
                    xml::empty(x, "file", &[("href", &href)])?;
                    bank.given()
                        .try_for_each(|question| xml::empty(x, "dependency", &[("identifierref", &question.name)]))
                },
            )?;
            bank.questions.iter().try_for_each(|question| {
                let href = file(question);
                xml::element(
                    x,
                    "resource",
                    &[("identifier", &question.name), ("type", names.item), ("href", &href)],
                    |x| {
                        about(x, question, bank)?;
                        xml::empty(x, "file", &[("href", &href)])
                    },
                )
            })
        })
    })
}

/// What a question is about: its tags as keywords, its objective as a purpose, and how it is answered.
fn about(x: &mut Document, question: &Exported, bank: &Bank<'_>) -> io::Result<()> {
    let string =
        |x: &mut Document, words: &str| xml::markup(x, "imsmd:string", &[("language", "en")], &partial_escape(words));
    xml::element(x, "metadata", &[], |x| {
        xml::element(x, "imsqti:qtiMetadata", &[], |x| {
            xml::text(x, "imsqti:interactionType", "choiceInteraction")?;
            xml::text(x, "imsqti:feedbackType", "nonadaptive")?;
            xml::text(x, "imsqti:solutionAvailable", "true")
        })?;
        xml::element(x, "imsmd:lom", &[], |x| {
            xml::element(x, "imsmd:general", &[], |x| {
                xml::element(x, "imsmd:title", &[], |x| string(x, &question.name))?;
                let mut tags = question.tags.iter();
                tags.try_for_each(|tag| xml::element(x, "imsmd:keyword", &[], |x| string(x, tag)))
            })?;
            xml::element(x, "imsmd:classification", &[], |x| {
                xml::element(x, "imsmd:purpose", &[], |x| {
                    xml::text(x, "imsmd:source", "LOMv1.0")?;
                    xml::text(x, "imsmd:value", "educational objective")
                })?;
                xml::element(x, "imsmd:description", &[], |x| {
                    string(x, &bank.lesson.bank.objectives[question.objective])
                })
            })
        })
    })
}
