//! What the page's address asks for: query parameters and the fragment (section 2 of the contract).
//!
//! A parameter that is not known is ignored; a value that makes no sense gets the default and one warning on the console.

use web_sys::{Location, UrlSearchParams, console};

use crate::ui::{Settings, Target};

/// Light, dark, or whichever the system prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Theme {
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
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.name() == name)
    }
}

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Address {
    /// How the page is to appear.
    pub(super) settings: Settings,
    /// Its colors; embedded pages are light unless told otherwise, as most learning systems are.
    pub(super) theme: Theme,
    /// Whether the conversation with hosts is to be shown.
    pub(super) is_inspected: bool,
}

/// Reads the present address. Without one, or where it cannot be read, everything is at its default.
pub(super) fn read() -> Address {
    let location = web_sys::window().map(|window| window.location());
    let part = |get: fn(&Location) -> Result<String, wasm_bindgen::JsValue>| {
        location
            .as_ref()
            .and_then(|location| get(location).ok())
            .unwrap_or_default()
    };
    let hash = part(Location::hash);
    let Ok(query) = UrlSearchParams::new_with_str(&part(Location::search)) else {
        return Address::default();
    };
    let is_embedded = parameter(&query, "embed", flag).unwrap_or(false);
    let settings = Settings {
        is_embedded,
        mastery_percent: parameter(&query, "mastery", |text| {
            text.parse().ok().filter(|percent| *percent <= 100)
        })
        .unwrap_or(80),
        seed: parameter(&query, "seed", |text| text.parse().ok()),
        target: Target::from_fragment(&hash),
        has_own_page: true,
        writes_address: !is_embedded || parameter(&query, "links", flag).unwrap_or(false),
        today: None,
    };
    // A page is in one language. Where there are others the address leads there before; what leads nowhere is said.
    let _ = parameter(&query, "lang", |text| (text == language()).then_some(()));
    let theme = parameter(&query, "theme", Theme::from_name);
    let is_inspected = parameter(&query, "debug", |text| (text == "lms").then_some(())).is_some();
    Address {
        settings,
        is_inspected,
        theme: theme.unwrap_or(if is_embedded { Theme::Light } else { Theme::Auto }),
    }
}

/// The language of the page.
fn language() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let html = document.and_then(|document| document.document_element());
    html.and_then(|html| html.get_attribute("lang")).unwrap_or_default()
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// The value of a parameter, if it is there and makes sense.
fn parameter<T>(query: &UrlSearchParams, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let text = query.get(name)?;
    let value = read(&text);
    if value.is_none() {
        console::warn_1(
            &format!("attention lesson: {name}={text} is not a value that {name} can have; using the default").into(),
        );
    }
    value
}
