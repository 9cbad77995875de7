//! What the versions of QTI call things, and how a document of either is written.

use std::io;

use crate::Result;
use crate::xml::{self, Attributes, Document};

/// Of every outermost element.
pub(super) const XSI: (&str, &str) = ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");

/// A version of the standard.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V21,
    V3,
}

/// What the versions call their namespaces, schemas and types of files.
pub(super) struct Names {
    pub(super) namespace: &'static str,
    pub(super) schema: &'static str,
    pub(super) package: &'static str,
    pub(super) package_schema: &'static str,
    pub(super) metadata: &'static str,
    pub(super) metadata_schema: &'static str,
    pub(super) kind: [&'static str; 2],
    pub(super) item: &'static str,
    pub(super) test: &'static str,
}

impl Version {
    pub(super) fn names(self) -> Names {
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
pub(super) struct Writer<'a> {
    document: &'a mut Document,
    pub(super) version: Version,
}

impl Writer<'_> {
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Writer<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let version = self.version;
        named(version, attributes, |attributes| {
            xml::element(self.document, &version.name("qti-", name), attributes, |document| {
                content(&mut Writer { document, version })
            })
        })
    }

    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        named(self.version, attributes, |attributes| {
            xml::empty(self.document, &self.version.name("qti-", name), attributes)
        })
    }

    /// An element that holds markup or, escaped, a text.
    pub(super) fn markup(&mut self, name: &str, attributes: Attributes<'_>, markup: &str) -> io::Result<()> {
        named(self.version, attributes, |attributes| {
            xml::markup(self.document, &self.version.name("qti-", name), attributes, markup)
        })
    }

    /// A value of a variable.
    pub(super) fn base_value(&mut self, kind: &str, value: &str) -> io::Result<()> {
        self.markup("baseValue", &[("baseType", kind)], value)
    }

    pub(super) fn set(
        &mut self,
        variable: &str,
        value: impl FnOnce(&mut Writer<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.element("setOutcomeValue", &[("identifier", variable)], value)
    }
}

/// Hands the attributes on as the version calls them.
fn named<T>(version: Version, attributes: Attributes<'_>, write: impl FnOnce(Attributes<'_>) -> T) -> T {
    let names: Vec<String> = attributes.iter().map(|(name, _)| version.name("", name)).collect();
    let values = attributes.iter().map(|(_, value)| *value);
    let named: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values).collect();
    write(&named)
}

/// An outermost element with the namespace of the standard.
pub(super) fn document(
    version: Version,
    name: &str,
    attributes: Attributes<'_>,
    content: impl FnOnce(&mut Writer<'_>) -> io::Result<()>,
) -> Result<Vec<u8>> {
    let names = version.names();
    let location = [names.namespace, names.schema].join(" ");
    let own = [("xmlns", names.namespace), XSI, ("xsi:schemaLocation", &*location)];
    named(version, &[&own, attributes].concat(), |attributes| {
        xml::document(&version.name("qti-", name), attributes, |document| {
            content(&mut Writer { document, version })
        })
    })
}
