//! The packages for learning systems: which standard, which manifest, which files beside the page.

use std::fs;
use std::path::Path;

use attention_lesson::lesson::head;

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
    /// The files of the package around the page's own.
    pub(crate) fn files(&self, page: Vec<File>) -> Result<Vec<File>> {
        let mut files = page;
        match self.kind {
            Kind::Scorm12 | Kind::Scorm2004 => {
                files.push(("scorm-elements.js".into(), ELEMENTS.into()));
                files.extend(schemas(self.kind)?);
                let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
                let manifest = if self.kind == Kind::Scorm12 {
                    scorm_12(&names)
                } else {
                    scorm_2004(&names)
                };
                files.push(("imsmanifest.xml".into(), manifest.into_bytes()));
            }
            Kind::Cmi5 => files.push(("cmi5.xml".into(), cmi5().into_bytes())),
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

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn files_listed(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
        .iter()
        .map(|name| format!("      <file href=\"{name}\"/>\n"))
        .collect()
}

fn scorm_12(names: &[&str]) -> String {
    let (title, files) = (escaped(head::TITLE), files_listed(names));
    let version = env!("CARGO_PKG_VERSION");
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{IDENTIFIER}" version="{version}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="{IDENTIFIER}-course">
    <organization identifier="{IDENTIFIER}-course">
      <title>{title}</title>
      <item identifier="{IDENTIFIER}-item" identifierref="{IDENTIFIER}-page" isvisible="true">
        <title>{title}</title>
        <adlcp:masteryscore>{MASTERY_PERCENT}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="{IDENTIFIER}-page" type="webcontent" adlcp:scormtype="sco" href="index.html">
{files}    </resource>
  </resources>
</manifest>
"#
    )
}

fn scorm_2004(names: &[&str]) -> String {
    let (title, files) = (escaped(head::TITLE), files_listed(names));
    let version = env!("CARGO_PKG_VERSION");
    let (whole, rest) = (MASTERY_PERCENT / 100, MASTERY_PERCENT % 100);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{IDENTIFIER}" version="{version}"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
  xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="{IDENTIFIER}-course">
    <organization identifier="{IDENTIFIER}-course">
      <title>{title}</title>
      <item identifier="{IDENTIFIER}-item" identifierref="{IDENTIFIER}-page" isvisible="true">
        <title>{title}</title>
        <imsss:sequencing>
          <imsss:objectives>
            <imsss:primaryObjective objectiveID="{IDENTIFIER}-score" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>{whole}.{rest}</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>
          </imsss:objectives>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="{IDENTIFIER}-page" type="webcontent" adlcp:scormType="sco" href="index.html">
{files}    </resource>
  </resources>
</manifest>
"#
    )
}

fn cmi5() -> String {
    let (title, about) = (escaped(head::TITLE), escaped(head::SUBTITLE));
    let (whole, rest) = (MASTERY_PERCENT / 100, MASTERY_PERCENT % 100);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="urn:{IDENTIFIER}:course">
    <title><langstring lang="en">{title}</langstring></title>
    <description><langstring lang="en">{about}</langstring></description>
  </course>
  <au id="urn:{IDENTIFIER}:lesson" moveOn="CompletedAndPassed" masteryScore="{whole}.{rest}" launchMethod="AnyWindow">
    <title><langstring lang="en">{title}</langstring></title>
    <description><langstring lang="en">{about}</langstring></description>
    <url>index.html</url>
  </au>
</courseStructure>
"#
    )
}
