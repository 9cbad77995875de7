//! The lesson's sections in reading order: one numbered file each, one line in the table.

mod s01_premise;
mod s02_lookup;
mod s03_qkv;
mod s04_scores;
mod s05_softmax;
mod s06_blending;
mod s07_masks;
mod s08_heads;
mod s09_scale;
mod s10_breaks;
mod s11_not_thoughts;
mod s12_does_well;
mod s13_cannot;
mod s14_check;

use super::Section;

/// All sections. The order here is the order on the page, in the contents and in the tests.
pub static SECTIONS: &[&Section] = &[
    &s01_premise::SECTION,
    &s02_lookup::SECTION,
    &s03_qkv::SECTION,
    &s04_scores::SECTION,
    &s05_softmax::SECTION,
    &s06_blending::SECTION,
    &s07_masks::SECTION,
    &s08_heads::SECTION,
    &s09_scale::SECTION,
    &s10_breaks::SECTION,
    &s11_not_thoughts::SECTION,
    &s12_does_well::SECTION,
    &s13_cannot::SECTION,
    &s14_check::SECTION,
];

/// The section with this id.
pub fn section(id: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.id == id).copied()
}
