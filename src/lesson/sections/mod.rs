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

use super::section::{Heading, Section};

/// All sections. The order here is the order on the page, in the contents and in the tests.
pub static SECTIONS: [&Section; 14] = [
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

/// The headings of [`SECTIONS`], in the same order.
pub static OUTLINE: [Heading; 14] = [
    Heading::of(&s01_premise::SECTION),
    Heading::of(&s02_lookup::SECTION),
    Heading::of(&s03_qkv::SECTION),
    Heading::of(&s04_scores::SECTION),
    Heading::of(&s05_softmax::SECTION),
    Heading::of(&s06_blending::SECTION),
    Heading::of(&s07_masks::SECTION),
    Heading::of(&s08_heads::SECTION),
    Heading::of(&s09_scale::SECTION),
    Heading::of(&s10_breaks::SECTION),
    Heading::of(&s11_not_thoughts::SECTION),
    Heading::of(&s12_does_well::SECTION),
    Heading::of(&s13_cannot::SECTION),
    Heading::of(&s14_check::SECTION),
];

/// The heading with this id.
pub fn heading(id: &str) -> Option<&'static Heading> {
    OUTLINE.iter().find(|heading| heading.id == id)
}
