//! What the page's address asks for: query parameters and the fragment (section 2 of the contract).
//!
//! A parameter that is not known is ignored; a value that makes no sense gets the default and one warning.

use crate::ui::{Settings, Target};

/// Light, dark, or whichever the system prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system prefers.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The public name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.name() == name)
    }
}

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// How the page is to appear.
    pub settings: Settings,
    /// Its colors; embedded pages are light unless told otherwise, as most learning systems are.
    pub theme: Theme,
    /// Whether the conversation with hosts is to be shown.
    pub is_inspected: bool,
}

impl Address {
    /// Reads an address whose query has what `query` gives by name. `language` is the page's, `warn` is told of values that make
    /// no sense.
    pub fn read(query: impl Fn(&str) -> Option<String>, fragment: &str, language: &str, warn: impl Fn(&str)) -> Self {
        let query = Query { get: query, warn };
        let is_embedded = query.parameter("embed", flag).unwrap_or(false);
        let settings = Settings {
            is_embedded,
            is_presented: query.parameter("present", flag).unwrap_or(false),
            mastery_percent: query
                .parameter("mastery", |text| text.parse().ok().filter(|percent| *percent <= 100))
                .unwrap_or(80),
            seed: query.parameter("seed", |text| text.parse().ok()),
            target: Target::from_fragment(fragment),
            has_own_page: true,
            writes_address: !is_embedded || query.parameter("links", flag).unwrap_or(false),
            today: None,
            make_code: None,
            has_class_page: false,
        };
        // A page is in one language. Where there are others the address leads there before; what leads nowhere is said.
        let _ = query.parameter("lang", |text| (text == language).then_some(()));
        let theme = query.parameter("theme", Theme::from_name);
        let is_inspected = query.parameter("debug", |text| (text == "lms").then_some(())).is_some();
        Self {
            settings,
            is_inspected,
            theme: theme.unwrap_or(if is_embedded { Theme::Light } else { Theme::Auto }),
        }
    }
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

struct Query<G, W> {
    get: G,
    warn: W,
}

impl<G: Fn(&str) -> Option<String>, W: Fn(&str)> Query<G, W> {
    /// The value of a parameter, if it is there and makes sense.
    fn parameter<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = (self.get)(name)?;
        let value = read(&text);
        if value.is_none() {
            self.refuse(name, &text);
        }
        value
    }

    /// Apart, so that it is compiled once and not for each type of value.
    fn refuse(&self, name: &str, text: &str) {
        (self.warn)(&format!(
            "attention lesson: {name}={text} is not a value that {name} can have; using the default"
        ));
    }
}
