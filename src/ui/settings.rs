//! How the page is asked to appear: what host pages and links may set.

use yew::AttrValue;

use crate::lesson::questions::n_concepts;
use crate::lesson::texts::IDS;
use crate::ui::results::MakeCode;

/// What the page is opened with. `host` reads it from the address or from `mount`'s options.
#[allow(clippy::struct_excessive_bools, reason = "each is set by itself, in any combination")]
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Inside somebody else's page: no page chrome, nothing fixed, no scrolling of the host.
    pub is_embedded: bool,
    /// One figure alone is shown to a class: what is seen then is nobody's reading.
    pub is_presented: bool,
    /// The least percentage of points that counts as passed, 0 to 100.
    pub mastery_percent: u8,
    /// From which the order of options is shuffled; without it they stand as authored.
    pub seed: Option<u32>,
    /// Where the address points to.
    pub target: Option<Target>,
    /// Whether the page is the lesson's own: a link to a page that only holds it would not reach a figure.
    pub has_own_page: bool,
    /// Whether the address may follow what figures are set to.
    pub writes_address: bool,
    /// The number of this day, as `progress::recheck` counts; `None` where no recheck is offered.
    pub today: Option<u32>,
    /// What makes codes of results; `None` where none are offered.
    pub make_code: Option<MakeCode>,
    /// Whether the page of a class stands beside this one.
    pub has_class_page: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            is_embedded: false,
            is_presented: false,
            mastery_percent: 80,
            seed: None,
            target: None,
            has_own_page: true,
            writes_address: false,
            today: None,
            make_code: None,
            has_class_page: false,
        }
    }
}

/// A place that an address can point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A section's id.
    Section(String),
    /// A question's index from 0.
    Question(usize),
    /// A figure, and what it is set to.
    Lab(LabLink),
    /// A figure that there is not, or in a way that no link of this page has.
    NoLab,
}

/// A figure as a link names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabLink {
    /// The id of the lab.
    pub id: &'static str,
    /// What it is set to: a code of `labs::setup`, with [`PLAIN`] at its end where the controls are hidden. The figure itself
    /// checks it.
    pub code: AttrValue,
}

/// At the end of a figure's code, hides its controls.
pub const PLAIN: &str = "/plain";

/// What a fragment that names a figure begins with.
const LAB: &str = "lab=";
/// No code that a figure writes comes near this many bytes.
const LONGEST_CODE: usize = 400;
/// What stands behind a link in a sentence. No link of the page ends so.
const AROUND: [char; 9] = ['.', ',', '!', '?', ')', ']', '>', '"', '\''];

impl LabLink {
    /// The fragment of an address that opens the figure `id` set to `code`.
    pub fn fragment(id: &str, code: &str) -> String {
        ["#", LAB, id, "/", code].concat()
    }

    /// What stands behind `lab=`: an id, a slash and a code.
    fn read(link: &str) -> Option<Self> {
        let (id, code) = link.split_once('/')?;
        let is_code = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.,:;".contains(&b);
        let set_up = code.strip_suffix(PLAIN).unwrap_or(code);
        let is_fine = code.len() <= LONGEST_CODE && set_up.bytes().all(is_code);
        let id = IDS.iter().find(|known| is_fine && **known == id)?;
        Some(Self {
            id,
            code: AttrValue::from(code.to_owned()),
        })
    }
}

impl Target {
    /// The place that an address's fragment names, with or without its `#`: `q7` is question 7, `lab=masks/1;w:2` a figure
    /// and what it is set to, any other id a section.
    /// Mail and chat encode a link's characters, and take the sentence's bracket or full stop for a part of it: both are taken
    /// off. `None` for what cannot be an id of this page.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let decoded = decoded(fragment);
        let id = decoded.as_deref().unwrap_or(fragment).trim_end_matches(AROUND);
        if let Some(link) = id.strip_prefix(LAB) {
            return Some(LabLink::read(link).map_or(Self::NoLab, Self::Lab));
        }
        let is_id = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if id.is_empty() || !is_id {
            return None;
        }
        let number = id.strip_prefix('q').and_then(|digits| digits.parse::<usize>().ok());
        Some(match number {
            Some(n) if (1..=n_concepts()).contains(&n) => Self::Question(n - 1),
            _ => Self::Section(id.to_owned()),
        })
    }
}

/// The text with its percent encoding taken off, once. `None` where that leaves no text.
fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}
