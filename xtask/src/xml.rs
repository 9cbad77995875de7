//! XML documents, written element by element.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::Result;

/// A document written element by element; the writer escapes what has to be.
pub(crate) type Document = Writer<Vec<u8>>;
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document with its one outermost element.
pub(crate) fn document(
    name: &str,
    attributes: Attributes<'_>,
    content: impl FnOnce(&mut Document) -> io::Result<()>,
) -> Result<Vec<u8>> {
    let mut document = Writer::new_with_indent(Vec::new(), b' ', 2);
    document.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    element(&mut document, name, attributes, content)?;
    let mut bytes = document.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// An element that holds others.
pub(crate) fn element(
    document: &mut Document,
    name: &str,
    attributes: Attributes<'_>,
    content: impl FnOnce(&mut Document) -> io::Result<()>,
) -> io::Result<()> {
    let attributes = attributes.iter().copied();
    document
        .create_element(name)
        .with_attributes(attributes)
        .write_inner_content(content)?;
    Ok(())
}

/// An element that holds a text.
pub(crate) fn text(document: &mut Document, name: &str, text: &str) -> io::Result<()> {
    document.create_element(name).write_text_content(BytesText::new(text))?;
    Ok(())
}

/// An element that holds nothing.
pub(crate) fn empty(document: &mut Document, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
    document
        .create_element(name)
        .with_attributes(attributes.iter().copied())
        .write_empty()?;
    Ok(())
}

/// An element that holds markup which is whole by itself, with no space put into it.
pub(crate) fn markup(document: &mut Document, name: &str, attributes: Attributes<'_>, markup: &str) -> io::Result<()> {
    document
        .create_element(name)
        .with_attributes(attributes.iter().copied())
        .write_text_content(BytesText::from_escaped(markup))?;
    Ok(())
}
