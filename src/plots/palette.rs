//! The colors of drawings. Their one source is `static/styles/tokens.css`; this reads what is in force on a canvas.

use plotters::style::RGBColor;

/// What a color is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text and axes.
    Text,
    /// Grid lines and quiet marks.
    Faint,
    /// Queries.
    Query,
    /// Keys.
    Key,
    /// Values.
    Value,
    /// Weights.
    Weight,
    /// The learner's guess.
    Guess,
}

impl Ink {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Text,
        Self::Faint,
        Self::Query,
        Self::Key,
        Self::Value,
        Self::Weight,
        Self::Guess,
    ];

    /// The custom property that holds this color.
    pub fn token(self) -> &'static str {
        [
            "--ink",
            "--line-strong",
            "--query",
            "--key",
            "--value",
            "--weight",
            "--guess",
        ][self as usize]
    }

    /// The property of a canvas from which this color is read: `static/styles/labs.css` sets each. A custom property would give
    /// its formula, unless it were registered, which holds for a host's whole document.
    pub fn property(self) -> &'static str {
        [
            "color",
            "caret-color",
            "fill",
            "stroke",
            "stop-color",
            "flood-color",
            "lighting-color",
        ][self as usize]
    }
}

/// A color for each [`Ink`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    colors: [(u8, u8, u8); Ink::ALL.len()],
}

impl Default for Palette {
    /// Mid gray throughout: legible on light and dark where the styles cannot be read.
    fn default() -> Self {
        Self {
            colors: [(128, 128, 128); Ink::ALL.len()],
        }
    }
}

impl Palette {
    /// Each color as `look_up` has it, `rgb(r, g, b)`; one that cannot be read stays at the default.
    pub fn read(look_up: impl Fn(Ink) -> Option<String>) -> Self {
        let mut palette = Self::default();
        for ink in Ink::ALL {
            if let Some(color) = look_up(ink).and_then(|text| parse(&text)) {
                palette.colors[ink as usize] = color;
            }
        }
        palette
    }

    /// A color for each ink that stands for nothing but its number: SVG has the styles' properties in their stead.
    #[cfg(feature = "prerender")]
    pub(super) fn numbered() -> Self {
        Self {
            colors: std::array::from_fn(|i| (1, 2, i as u8)),
        }
    }

    /// Red, green and blue of `ink`.
    #[cfg(feature = "prerender")]
    pub(super) fn rgb(&self, ink: Ink) -> (u8, u8, u8) {
        self.colors[ink as usize]
    }

    /// The color for `ink`.
    pub fn color(&self, ink: Ink) -> RGBColor {
        let (r, g, b) = self.colors[ink as usize];
        RGBColor(r, g, b)
    }
}

fn parse(text: &str) -> Option<(u8, u8, u8)> {
    let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut parts = inside.split(',').map(|part| part.trim_start().parse().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}
