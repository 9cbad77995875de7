//! The packages for learning systems: which standard, which manifest, which files beside the page.

use std::path::Path;
use std::{fs, io};

use attention_lesson::lesson::Lesson;
use quick_xml::events::BytesText;

use crate::xml::{Attributes, Document, document, element, empty, text};
use crate::{File, Result};

/// The least score that passes, unless the system says another.
const MASTERY_PERCENT: u32 = 80;
/// Stable, so that a newer package takes an older one's place and attempts are kept.
const IDENTIFIER: &str = "attention-lesson";
/// Importers look for these names in a text file, since they see none in the wasm.
const ELEMENTS: &str = "// The elements of the run-time data model that the lesson's program reads and writes.\n\
    var attentionLessonElements = [\n  \"cmi.core.lesson_status\", \"cmi.core.lesson_location\", \"cmi.core.score.raw\", \
    \"cmi.core.score.min\", \"cmi.core.score.max\", \"cmi.core.exit\", \"cmi.core.session_time\",\n  \"cmi.suspend_data\", \
    \"cmi.interactions.n.id\", \"cmi.completion_status\", \"cmi.success_status\", \"cmi.progress_measure\", \"cmi.location\",\n  \
    \"cmi.score.scaled\", \"cmi.score.raw\", \"cmi.exit\", \"cmi.session_time\",\n];\n";

/// A standard's package.
pub(crate) struct Package {
    /// The archive's name.
    pub(crate) file: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Scorm12,
    Scorm2004,
    Cmi5,
    Html5,
}

/// All packages of a build.
pub(crate) const PACKAGES: [Package; 4] = [
    Package {
        file: "attention-lesson-scorm12.zip",
        kind: Kind::Scorm12,
    },
    Package {
        file: "attention-lesson-scorm2004.zip",
        kind: Kind::Scorm2004,
    },
    Package {
        file: "attention-lesson-cmi5.zip",
        kind: Kind::Cmi5,
    },
    Package {
        file: "attention-lesson-html5.zip",
        kind: Kind::Html5,
    },
];

impl Package {
    /// The kind of system that keeps what is done in it, as the page has it; empty where that can be any or none.
    pub(crate) fn system(&self) -> &'static str {
        match self.kind {
            Kind::Scorm12 => "scorm12",
            Kind::Scorm2004 => "scorm2004",
            Kind::Cmi5 => "cmi5",
            Kind::Html5 => "",
        }
    }

    /// The files of the package of `lesson` around the page's own.
    pub(crate) fn files(&self, lesson: &Lesson, page: Vec<File>) -> Result<Vec<File>> {
        let mut files = page;
        match self.kind {
            Kind::Scorm12 | Kind::Scorm2004 => {
                files.push(("scorm-elements.js".into(), ELEMENTS.into()));
                files.extend(schemas(self.kind)?);
                let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
                let manifest = if self.kind == Kind::Scorm12 {
                    scorm_12(&lesson.title, &names)?
                } else {
                    scorm_2004(&lesson.title, &names)?
                };
                files.push(("imsmanifest.xml".into(), manifest));
            }
            Kind::Cmi5 => files.push(("cmi5.xml".into(), cmi5(lesson)?)),
            Kind::Html5 => {}
        }
        Ok(files)
    }
}

/// The standards' own control files, as importers want them beside the manifest.
fn schemas(kind: Kind) -> Result<Vec<File>> {
    let folder = if kind == Kind::Scorm12 { "scorm12" } else { "scorm2004" };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or("a name is no text")?;
        files.push((name.to_owned(), fs::read(&path)?));
    }
    Ok(files)
}

/// What the two SCORM manifests have in common: one organization with one item, and one resource with all files.
fn scorm(
    title: &str,
    names: &[&str],
    namespaces: Attributes<'_>,
    edition: &str,
    kind_attribute: &str,
    rules: impl FnOnce(&mut Document) -> io::Result<()>,
) -> Result<Vec<u8>> {
    let [course, item, page] = ["course", "item", "page"].map(|part| format!("{IDENTIFIER}-{part}"));
    let mut names = names.to_vec();
    names.sort_unstable();
    let own = [("identifier", IDENTIFIER), ("version", env!("CARGO_PKG_VERSION"))];
    let attributes = [&own, namespaces].concat();
    document("manifest", &attributes, |x| {
        element(x, "metadata", &[], |x| {
            text(x, "schema", "ADL SCORM")?;
            text(x, "schemaversion", edition)
        })?;
        element(x, "organizations", &[("default", &course)], |x| {
            element(x, "organization", &[("identifier", &course)], |x| {
                text(x, "title", title)?;
                let attributes = [("identifier", &*item), ("identifierref", &*page), ("isvisible", "true")];
                element(x, "item", &attributes, |x| {
                    text(x, "title", title)?;
                    rules(x)
                })
            })
        })?;
        element(x, "resources", &[], |x| {
            let attributes = [
                ("identifier", &*page),
                ("type", "webcontent"),
                (kind_attribute, "sco"),
                ("href", "index.html"),
            ];
            element(x, "resource", &attributes, |x| {
                names.iter().try_for_each(|name| empty(x, "file", &[("href", name)]))
            })
        })
    })
}

fn scorm_12(title: &str, names: &[&str]) -> Result<Vec<u8>> {
    let namespaces = [
        ("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2"),
        ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
             http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
        ),
    ];
    scorm(title, names, &namespaces, "1.2", "adlcp:scormtype", |x| {
        text(x, "adlcp:masteryscore", &MASTERY_PERCENT.to_string())
    })
}

fn scorm_2004(title: &str, names: &[&str]) -> Result<Vec<u8>> {
    let namespaces = [
        ("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"),
        ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3"),
        ("xmlns:adlseq", "http://www.adlnet.org/xsd/adlseq_v1p3"),
        ("xmlns:adlnav", "http://www.adlnet.org/xsd/adlnav_v1p3"),
        ("xmlns:imsss", "http://www.imsglobal.org/xsd/imsss"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd \
             http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd \
             http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd \
             http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd \
             http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd",
        ),
    ];
    let score = format!("{IDENTIFIER}-score");
    scorm(title, names, &namespaces, "2004 4th Edition", "adlcp:scormType", |x| {
        element(x, "imsss:sequencing", &[], |x| {
            element(x, "imsss:objectives", &[], |x| {
                let attributes = [("objectiveID", &*score), ("satisfiedByMeasure", "true")];
                element(x, "imsss:primaryObjective", &attributes, |x| {
                    text(x, "imsss:minNormalizedMeasure", &mastery_share())
                })
            })?;
            let attributes = [("completionSetByContent", "true"), ("objectiveSetByContent", "true")];
            empty(x, "imsss:deliveryControls", &attributes)
        })
    })
}

fn cmi5(words: &Lesson) -> Result<Vec<u8>> {
    let [course, lesson] = ["course", "lesson"].map(|part| format!("urn:{IDENTIFIER}:{part}"));
    let mastery = mastery_share();
    let named = |x: &mut Document, name: &str, words: &str| {
        element(x, name, &[], |x| {
            let langstring = x.create_element("langstring").with_attribute(("lang", "en"));
            langstring.write_text_content(BytesText::new(words)).map(drop)
        })
    };
    let about = |x: &mut Document| {
        named(x, "title", &words.title)?;
        named(x, "description", &words.subtitle)
    };
    let namespace = ("xmlns", "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd");
    document("courseStructure", &[namespace], |x| {
        element(x, "course", &[("id", &course)], about)?;
        let attributes = [
            ("id", &*lesson),
            ("moveOn", "CompletedAndPassed"),
            ("masteryScore", &mastery),
            ("launchMethod", "AnyWindow"),
        ];
        element(x, "au", &attributes, |x| {
            about(x)?;
            text(x, "url", "index.html")
        })
    })
}

/// The mastery as a share of 1.
fn mastery_share() -> String {
    format!("{}.{:02}", MASTERY_PERCENT / 100, MASTERY_PERCENT % 100)
}
