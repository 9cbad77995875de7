//! The sections of the page: their ids and titles, as the build has rendered them. The program itself knows none of them.

use std::rc::Rc;

use web_sys::Element;
use yew::AttrValue;

use super::places::elements;

/// The sections in reading order.
pub type Outline = Rc<[Heading]>;

/// What the rest of the page has to know of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Its id, to which links lead.
    pub id: AttrValue,
    /// Its heading.
    pub title: AttrValue,
}

/// The elements of the sections within `root`, in reading order; the list of sources is none.
pub(super) fn sections(root: &Element) -> Vec<Element> {
    elements(root, "main > section:not(.sources)")
}

/// The sections of the page within `root`.
pub fn outline(root: &Element) -> Outline {
    let heading = |section: Element| Heading {
        id: section.id().into(),
        title: section
            .query_selector("h2")
            .ok()
            .flatten()
            .and_then(|heading| heading.text_content())
            .unwrap_or_default()
            .into(),
    };
    sections(root).into_iter().map(heading).collect()
}
