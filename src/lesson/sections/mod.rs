//! The lesson's sections in reading order: one numbered file each, one line in the table.

use super::Section;

/// All sections. The order here is the order on the page, in the contents and in the tests.
pub static SECTIONS: &[&Section] = &[];

/// The section with this id.
pub fn section(id: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.id == id).copied()
}
