//! What drawings share: the plane between the margins, ticks, grid lines and labels.
//!
//! Labels are drawn as plain text at a point. Plotters' own mesh would measure each of them with an element that it
//! adds to the page, which is slow and which a strict content policy refuses.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::{Ink, Palette};
use crate::lesson::number::{fixed, percent};

/// The faces of labels: the page's own, by the system's names for them. A plain text in its place is first compared with the
/// generic names, in lower case, and that brings the case of all of Unicode into the program.
const FACE: FontFamily<'static> = FontFamily::Name("system-ui, sans-serif");

/// A drawing area with its palette and its unit, the number of its pixels in a CSS pixel.
pub struct Frame<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    palette: &'a Palette,
    unit: f64,
}

/// What drawing gives back: nothing, or what the backend reports.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

impl<'a, DB: DrawingBackend> Frame<'a, DB> {
    /// A frame over the whole of `area`.
    pub fn new(area: &'a DrawingArea<DB, Shift>, palette: &'a Palette, unit: f64) -> Self {
        Self { area, palette, unit }
    }

    /// Width and height in CSS pixels.
    pub fn size(&self) -> (f64, f64) {
        let (width, height) = self.area.dim_in_pixel();
        (f64::from(width) / self.unit, f64::from(height) / self.unit)
    }

    /// A filled box from one corner to the other, in CSS pixels.
    ///
    /// # Errors
    /// What the backend reports.
    pub fn fill(&self, from: (f64, f64), to: (f64, f64), ink: Ink, opacity: f64) -> Drawn<DB> {
        let style = self.palette.color(ink).mix(opacity).filled();
        self.area.draw(&Rectangle::new([self.at(from), self.at(to)], style))
    }

    /// The outline of a box, in CSS pixels.
    ///
    /// # Errors
    /// What the backend reports.
    pub fn outline(&self, from: (f64, f64), to: (f64, f64), ink: Ink, width_px: f64) -> Drawn<DB> {
        let corners = [from, (to.0, from.1), to, (from.0, to.1), from];
        self.line(&corners, ink, width_px)
    }

    /// A line through `points`, in CSS pixels.
    ///
    /// # Errors
    /// What the backend reports.
    pub fn line(&self, points: &[(f64, f64)], ink: Ink, width_px: f64) -> Drawn<DB> {
        let style = self.palette.color(ink).stroke_width(self.pixels(width_px));
        self.area.draw(&PathElement::new(
            points.iter().map(|p| self.at(*p)).collect::<Vec<_>>(),
            style,
        ))
    }

    /// A text whose anchor stands at a point, in CSS pixels.
    ///
    /// # Errors
    /// What the backend reports.
    pub fn text(&self, words: &str, at: (f64, f64), anchor: (HPos, VPos), ink: Ink, size_px: f64) -> Drawn<DB> {
        let color = self.palette.color(ink);
        let style = (FACE, size_px * self.unit)
            .into_text_style(self.area)
            .color(&color)
            .pos(Pos::new(anchor.0, anchor.1));
        self.area.draw(&Text::new(words.to_owned(), self.at(at), style))
    }

    /// Lines across at round numbers between `ends`, from `left_px` to the right edge, each with its number before it.
    ///
    /// # Errors
    /// What the backend reports.
    pub fn grid(&self, ends: (f64, f64), tick: Tick, left_px: f64, y: impl Fn(f64) -> f64) -> Drawn<DB> {
        let (width, _) = self.size();
        for at in ticks(ends.0, ends.1, 4) {
            self.line(&[(left_px, y(at)), (width, y(at))], Ink::Faint, 1.0)?;
            let (place, anchor) = ((left_px - 6.0, y(at)), (HPos::Right, VPos::Center));
            self.text(&tick.write(at), place, anchor, Ink::Text, 12.0)?;
        }
        Ok(())
    }

    fn at(&self, (x, y): (f64, f64)) -> (i32, i32) {
        ((x * self.unit).round() as i32, (y * self.unit).round() as i32)
    }

    fn pixels(&self, css_px: f64) -> u32 {
        (css_px * self.unit).round().max(1.0) as u32
    }
}

/// How the numbers of an axis are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Shares of 1 as whole percentages.
    Percent,
    /// With this many decimals.
    Decimals(u8),
}

impl Tick {
    /// `value` as it stands at the axis.
    pub fn write(self, value: f64) -> String {
        match self {
            Self::Percent => percent(value),
            Self::Decimals(n) => fixed(value, usize::from(n)),
        }
    }
}

/// Round numbers from `min` to `max`, about `n` of them, for an axis. Steps are 1, 2 or 5 times a power of ten.
fn ticks(min: f64, max: f64, n: usize) -> Vec<f64> {
    let span = max - min;
    if !span.is_finite() || span <= 0.0 {
        return vec![min];
    }
    let rough = span / n.max(1) as f64;
    let mut step = 1e-6;
    let mut factors = [2.0, 2.5, 2.0].into_iter().cycle();
    while step < rough {
        step *= factors.next().unwrap_or(10.0);
    }
    let first = (min / step).ceil() as i64;
    let last = (max / step + 1e-9).floor() as i64;
    (first..=last).map(|k| k as f64 * step).collect()
}
