//! Which texts figures and page use: for each its name in its file, the numbers and words that are put into it, and how many
//! texts a list has. The words themselves stand in `lesson/`, and what is said when stands in `lesson::figures` and
//! `ui::text`.
//!
//! The page carries the texts of a file in the order in which they are declared here, so that the program finds each by its
//! place and needs no names.

#[cfg(feature = "prerender")]
use crate::words::{Inline, Words};

/// A text, or a list of texts: the place of its file among all, and its own place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub(super) file: u8,
    pub(super) at: u8,
}

/// What a file has to say of a text.
#[cfg(feature = "prerender")]
pub(super) struct Declared {
    /// The table of the file in which it stands: `head` for the file's beginning.
    pub(super) group: &'static str,
    name: &'static str,
    /// Whether marks may stand in it; without any it is also fit for an attribute or a drawing.
    pub(super) is_rich: bool,
    places: &'static [&'static str],
    /// The length of a list.
    pub(super) n: Option<usize>,
}

#[cfg(feature = "prerender")]
impl Declared {
    /// Its name in the file.
    pub(super) fn name(&self) -> String {
        written(self.name)
    }

    /// The names of what is put into it, in order.
    pub(super) fn places(&self) -> Vec<String> {
        self.places.iter().copied().map(written).collect()
    }
}

/// A name of Rust as it is written in a file.
#[cfg(feature = "prerender")]
fn written(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

/// Declares the texts of a file: the names in each of its tables, with what is put into a text in round brackets, the length of a list
/// in square ones, and `rich` where marks may stand.
macro_rules! texts {
    ($file:ident: $($group:ident {
        $($name:ident $(($($place:ident),+))? $([$n:expr])? $(: $rich:ident)?,)+
    })+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "constants are named after these")]
        enum At { $($($name,)+)+ }
        $($(
            #[doc = concat!("The text or list `", stringify!($name), "`.")]
            pub const $name: $crate::lesson::texts::Text = $crate::lesson::texts::Text {
                file: $crate::lesson::texts::File::$file as u8,
                at: At::$name as u8,
            };
            $(const _: usize = $n;)?
        )+)+
        #[cfg(feature = "prerender")]
        pub(super) static TEXTS: &[$crate::lesson::texts::Declared] = &[$($(
            $crate::lesson::texts::Declared {
                group: stringify!($group),
                name: stringify!($name),
                is_rich: texts!(@is_rich $($rich)?),
                places: &[$($(stringify!($place)),+)?],
                n: texts!(@length $($n)?),
            },
        )+)+];
    };
    (@is_rich) => { false };
    (@is_rich rich) => { true };
    (@length) => { None };
    (@length $n:expr) => { Some($n) };
}

/// Lists the figures with their modules, and behind them the files of texts that belong to no single figure.
macro_rules! files {
    ($($figure:ident $module:ident),+; $($other:ident $other_module:ident),+) => {
        #[derive(Clone, Copy)]
        enum File { $($figure,)+ $($other),+ }

        /// The ids of the figures, in the order of the lesson.
        pub static IDS: &[&str] = &[$(stringify!($module)),+];

        /// How many files there are.
        pub(super) const N_FILES: usize = [$(File::$figure,)+ $(File::$other),+].len();

        /// The files by name, with the texts that each has to hold.
        #[cfg(feature = "prerender")]
        pub(super) static FILES: [(&str, &[Declared]); N_FILES] = [
            $((stringify!($module), $module::TEXTS),)+
            $((stringify!($other_module), $other_module::TEXTS)),+
        ];
    };
}

pub mod blend;
pub mod cache;
pub mod class;
pub mod heads;
pub mod labels;
pub mod linear;
pub mod lookup;
pub mod masks;
pub mod model;
pub mod order;
pub mod pipeline;
pub mod root;
pub mod same;
pub mod shared;
pub mod softmax;
pub mod speed;
pub mod table;

files! {
    Pipeline pipeline,
    Root root,
    Softmax softmax,
    Linear linear,
    Blend blend,
    Table table,
    Masks masks,
    Order order,
    Heads heads,
    Speed speed,
    Cache cache,
    Model model,
    Lookup lookup,
    Same same;
    Shared shared,
    Labels labels,
    Class class
}

/// The texts of a lesson for the page of the lesson: those of the page of a class are left out.
#[cfg(feature = "prerender")]
pub fn of_lesson(texts: &[Inline]) -> Words {
    only(texts, |file| file != File::Class as usize)
}

/// The texts of a lesson for the page of a class: those of figures are left out.
#[cfg(feature = "prerender")]
pub fn of_class(texts: &[Inline]) -> Words {
    only(texts, |file| file >= IDS.len())
}

/// The texts with an empty one in the place of each file that is left out.
#[cfg(feature = "prerender")]
fn only(texts: &[Inline], is_kept: impl Fn(usize) -> bool) -> Words {
    let texts = texts.iter().enumerate();
    texts
        .map(|(file, text)| if is_kept(file) { text.clone() } else { Inline::text("") })
        .collect()
}
