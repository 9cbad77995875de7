//! Drawings with plotters, generic over the backend: a canvas in the page, SVG in the page that the build renders.
//!
//! A drawing is data, a [`Picture`]; colors come from a [`Palette`]. It knows no lab and no browser.

pub mod bars;
pub mod chart;
mod frame;
pub mod palette;
#[cfg(feature = "prerender")]
pub mod svg;

use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters::prelude::DrawingBackend;

pub use bars::{Bars, Series};
pub use chart::{Chart, Curve, Mark};
pub use frame::{Drawn, Frame, Tick};
pub use palette::{Ink, Palette};

/// Anything that can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Groups of bars.
    Bars(Bars),
    /// Curves or a histogram.
    Chart(Chart),
}

impl Picture {
    /// What stands at its bars, group by group; nothing for curves.
    #[must_use]
    pub fn numbers(&self) -> String {
        match self {
            Self::Bars(bars) => bars.numbers(),
            Self::Chart(_) => String::new(),
        }
    }

    /// Draws it over the whole of `backend`; `unit` is the number of the backend's pixels in a CSS pixel.
    ///
    /// # Errors
    /// What the backend reports.
    pub fn draw<DB: DrawingBackend>(
        &self,
        backend: DB,
        palette: &Palette,
        unit: f64,
    ) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
        let area = backend.into_drawing_area();
        match self {
            Self::Bars(bars) => bars.draw(&area, palette, unit)?,
            Self::Chart(chart) => chart.draw(&area, palette, unit)?,
        }
        area.present()
    }
}
