//! Curves and histograms over evenly spaced places, with both axes named.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::frame::{Drawn, Frame, Tick};
use super::{Ink, Palette};

/// How the numbers of a curve are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A line with a filled box at each named place.
    Full,
    /// A line with an open box at each named place.
    Open,
    /// Filled bars that touch one another: a histogram.
    Bins,
    /// The outlines of such bars.
    OpenBins,
}

/// One number at each place.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The numbers from left to right.
    pub values: Vec<f64>,
    /// Its color.
    pub ink: Ink,
    /// How it is drawn.
    pub mark: Mark,
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What stands under each place; empty for nothing.
    pub names: Vec<String>,
    /// The curves, the last one on top.
    pub curves: Vec<Curve>,
    /// The greatest number of the scale, which begins at 0.
    pub max: f64,
    /// How a tick is written.
    pub tick: Tick,
    /// The names of the axes, across and up.
    pub axes: [&'static str; 2],
    /// The place that is set now.
    pub chosen: Option<usize>,
}

/// Room around the plane, in CSS pixels: for the numbers of the axis, for names and the name of the axis, for the name
/// of the axis that goes up.
const LEFT_PX: f64 = 44.0;
const BOTTOM_PX: f64 = 42.0;
const TOP_PX: f64 = 30.0;
const TEXT_PX: f64 = 12.0;
/// Half a name, which stays within the drawing.
const EDGE_PX: f64 = 12.0;
/// Half a box.
const BOX_PX: f64 = 3.5;

impl Chart {
    pub(super) fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        palette: &Palette,
        unit: f64,
    ) -> Drawn<DB> {
        let frame = Frame::new(area, palette, unit);
        let (width, height) = frame.size();
        let floor = height - BOTTOM_PX;
        let up = |value: f64| floor - (value / self.max).clamp(0.0, 1.0) * (floor - TOP_PX);
        let pitch = (width - LEFT_PX) / self.names.len().max(1) as f64;
        let across = |place: f64| LEFT_PX + pitch * (place + 0.5);
        frame.grid((0.0, self.max), self.tick, LEFT_PX, up)?;
        if let Some(place) = self.chosen {
            let x = across(place as f64);
            frame.line(&[(x, TOP_PX), (x, floor)], Ink::Text, 1.0)?;
        }
        for curve in &self.curves {
            self.curve(&frame, curve, across, up)?;
        }
        frame.line(&[(LEFT_PX, floor), (width, floor)], Ink::Text, 1.5)?;
        let text = |words: &str, at, anchor| frame.text(words, at, anchor, Ink::Text, TEXT_PX);
        for (i, name) in self.names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let x = across(i as f64).min(width - EDGE_PX);
            text(name, (x, floor + 5.0), (HPos::Center, VPos::Top))?;
        }
        text(self.axes[1], (0.0, 2.0), (HPos::Left, VPos::Top))?;
        text(self.axes[0], (width, height - 2.0), (HPos::Right, VPos::Bottom))
    }

    fn curve<DB: DrawingBackend>(
        &self,
        frame: &Frame<'_, DB>,
        curve: &Curve,
        across: impl Fn(f64) -> f64,
        up: impl Fn(f64) -> f64,
    ) -> Drawn<DB> {
        let Curve { values, ink, mark } = curve;
        if matches!(mark, Mark::Bins | Mark::OpenBins) {
            for (i, value) in values.iter().enumerate().filter(|(_, value)| **value > 0.0) {
                let (from, to) = ((across(i as f64 - 0.5), up(*value)), (across(i as f64 + 0.5), up(0.0)));
                if *mark == Mark::Bins {
                    frame.fill(from, to, *ink, 1.0)?;
                } else {
                    frame.outline(from, to, *ink, 1.5)?;
                }
            }
            return Ok(());
        }
        let points: Vec<(f64, f64)> = values
            .iter()
            .enumerate()
            .map(|(i, value)| (across(i as f64), up(*value)))
            .collect();
        frame.line(&points, *ink, 2.0)?;
        for ((x, y), _) in points.iter().zip(&self.names).filter(|(_, name)| !name.is_empty()) {
            let (from, to) = ((x - BOX_PX, y - BOX_PX), (x + BOX_PX, y + BOX_PX));
            if *mark == Mark::Full {
                frame.fill(from, to, *ink, 1.0)?;
            } else {
                frame.outline(from, to, *ink, 2.0)?;
            }
        }
        Ok(())
    }
}
