//! Groups of bars over a common scale, with each bar's number above it.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::frame::{Drawn, Frame, Tick};
use super::{Ink, Palette};

/// One bar in each group.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is called in the legend.
    pub name: String,
    /// One number a group.
    pub values: Vec<f64>,
    /// The numbers as shown above the bars; empty for none.
    pub labels: Vec<String>,
    /// Its color.
    pub ink: Ink,
    /// Drawn as an outline, not filled: a guess beside a fact.
    pub is_outline: bool,
}

/// A bar chart. Negative bars hang below the zero line and are hatched.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The groups' names, under the axis; a second line after a line break.
    pub groups: Vec<String>,
    /// The series, side by side in each group.
    pub series: Vec<Series>,
    /// The least number of the scale, 0 or less.
    pub min: f64,
    /// The greatest number of the scale.
    pub max: f64,
    /// How a tick is written.
    pub tick: Tick,
}

/// Room for the numbers of the axis, and for the names of the groups, in CSS pixels.
const LEFT_PX: f64 = 44.0;
const BOTTOM_PX: f64 = 42.0;
const TOP_PX: f64 = 20.0;
const TEXT_PX: f64 = 12.0;
/// About the width of a digit.
const DIGIT_PX: f64 = 6.9;
const LINE_PX: f64 = 17.0;

impl Bars {
    pub(super) fn numbers(&self) -> String {
        let mut numbers = String::new();
        for (i, name) in self.groups.iter().enumerate() {
            numbers += "; ";
            numbers += name;
            for series in &self.series {
                if let Some(label) = series.labels.get(i) {
                    numbers += ", ";
                    numbers += label;
                }
            }
        }
        numbers
    }

    pub(super) fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        palette: &Palette,
        unit: f64,
    ) -> Drawn<DB> {
        let frame = Frame::new(area, palette, unit);
        let (width, height) = frame.size();
        let span = (self.max - self.min).max(f64::MIN_POSITIVE);
        // The number of a bar that hangs down stands below it.
        let floor = height - BOTTOM_PX - if self.min < 0.0 { LINE_PX } else { 0.0 };
        let y = |value: f64| {
            let share = ((value - self.min) / span).clamp(0.0, 1.0);
            TOP_PX + (1.0 - share) * (floor - TOP_PX)
        };
        frame.grid((self.min, self.max), self.tick, LEFT_PX, y)?;
        let pitch = (width - LEFT_PX) / self.groups.len().max(1) as f64;
        for (i, name) in self.groups.iter().enumerate() {
            let left = LEFT_PX + pitch * i as f64;
            for (line, words) in name.lines().enumerate() {
                frame.text(
                    words,
                    (left + pitch / 2.0, height - BOTTOM_PX + 5.0 + LINE_PX * line as f64),
                    (HPos::Center, VPos::Top),
                    Ink::Text,
                    TEXT_PX,
                )?;
            }
            self.group(&frame, i, (left, pitch), y)?;
        }
        frame.line(&[(LEFT_PX, y(0.0)), (width, y(0.0))], Ink::Text, 1.5)
    }

    /// The bars of group `i`, which begins at `left` and is `pitch` wide.
    fn group<DB: DrawingBackend>(
        &self,
        frame: &Frame<'_, DB>,
        i: usize,
        (left, pitch): (f64, f64),
        y: impl Fn(f64) -> f64,
    ) -> Drawn<DB> {
        let gap = pitch * 0.14;
        let bar = (pitch - 2.0 * gap) / self.series.len().max(1) as f64;
        for (place, series) in self.series.iter().enumerate() {
            let Some(value) = series.values.get(i).copied() else {
                continue;
            };
            let from = (left + gap + bar * place as f64 + 1.0, y(value.max(0.0)));
            let to = (from.0 + bar - 2.0, y(value.min(0.0)));
            if series.is_outline {
                frame.fill(from, to, series.ink, 0.18)?;
                frame.outline(from, to, series.ink, 2.0)?;
            } else if value < 0.0 {
                frame.fill(from, to, series.ink, 0.25)?;
                hatch(frame, from, to, series.ink)?;
            } else {
                frame.fill(from, to, series.ink, 1.0)?;
            }
            if let Some(label) = series.labels.get(i) {
                let (at, anchor) = if value < 0.0 {
                    (to.1 + 2.0, VPos::Top)
                } else {
                    (from.1 - 2.0, VPos::Bottom)
                };
                let (x, side) = self.label_at(label, place, (from.0, to.0));
                frame.text(label, (x, at), (side, anchor), Ink::Text, TEXT_PX)?;
            }
        }
        Ok(())
    }
}

impl Bars {
    /// Where a label stands over its bar, from `left` to `right`: over the middle, but two that are wider than their bars
    /// give way to each other.
    fn label_at(&self, label: &str, place: usize, (left, right): (f64, f64)) -> (f64, HPos) {
        let is_wide = label.chars().count() as f64 * DIGIT_PX > right - left + 2.0;
        match (self.series.len(), place) {
            (2, 0) if is_wide => (right, HPos::Right),
            (2, 1) if is_wide => (left, HPos::Left),
            _ => (f64::midpoint(left, right), HPos::Center),
        }
    }
}

/// Slanted lines over a box: negative, whatever colors can be told apart.
fn hatch<DB: DrawingBackend>(frame: &Frame<'_, DB>, from: (f64, f64), to: (f64, f64), ink: Ink) -> Drawn<DB> {
    let (width, height) = (to.0 - from.0, to.1 - from.1);
    let mut offset = 6.0;
    while offset < width + height {
        let start = (from.0 + offset.min(width), from.1 + (offset - width).max(0.0));
        let end = (from.0 + (offset - height).max(0.0), from.1 + offset.min(height));
        frame.line(&[start, end], ink, 1.5)?;
        offset += 6.0;
    }
    frame.outline(from, to, ink, 1.5)
}
