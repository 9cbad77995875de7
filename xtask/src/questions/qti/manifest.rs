//! The test of a package, and its list of files.

use std::io;

use quick_xml::escape::partial_escape;

use super::version::{Version, XSI, document};
use super::{TEST, file};
use crate::Result;
use crate::questions::{Bank, Exported};
use crate::xml::{self, Document};

/// The test of the given questions, one point each. Siblings are there to be chosen from.
pub(super) fn test(bank: &Bank<'_>, version: Version) -> Result<Vec<u8>> {
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
pub(super) fn manifest(bank: &Bank<'_>, version: Version) -> Result<Vec<u8>> {
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
