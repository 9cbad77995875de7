//! Learners and questions as a heat map: dark where the first answer was right, its letter where it was wrong, empty where it is open.

use attention_lesson::lesson::number::whole;
use attention_lesson::plots::{Drawn, Frame, Ink};
use attention_lesson::quiz::Letter;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::drawing::Drawing;

/// With more rows than these they are low, and have neither names nor letters.
const FEW_ROWS: usize = 60;
const ROW_PX: f64 = 20.0;
const LOW_ROW_PX: f64 = 4.0;
/// Room for the numbers of the questions.
const TOP_PX: f64 = 22.0;
const TEXT_PX: f64 = 12.0;
/// Names take this share of the width, within these bounds.
const NAMES: f64 = 0.24;
const NAMES_PX: (f64, f64) = (112.0, 200.0);
/// Room for the points, right of the names.
const POINTS_PX: f64 = 30.0;
/// The room that the number of a question needs.
const NUMBER_PX: f64 = 18.0;
/// The room that a letter needs with what stands around it. Names make room for it; where there is less, letters are left out.
const CELL_PX: f64 = 9.0;
/// Before the names.
const INSET_PX: f64 = 6.0;
/// About the width of a letter.
const LETTER_PX: f64 = 6.6;

/// How a learner answered a question at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Right,
    Wrong(Letter),
    Open,
}

/// A learner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) points: usize,
    pub(super) cells: Vec<Cell>,
}

/// The map, a row for each learner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeatMap(pub(super) Vec<Row>);

impl HeatMap {
    fn is_low(&self) -> bool {
        self.0.len() > FEW_ROWS
    }

    fn row_px(&self) -> f64 {
        if self.is_low() { LOW_ROW_PX } else { ROW_PX }
    }
}

impl Drawing for HeatMap {
    fn height_px(&self) -> f64 {
        TOP_PX + self.row_px() * self.0.len() as f64
    }

    fn draw<DB: DrawingBackend>(&self, frame: &Frame<'_, DB>) -> Drawn<DB> {
        let (width, _) = frame.size();
        let n_columns = self.0.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let names = if self.is_low() {
            0.0
        } else {
            let most = (width - CELL_PX * n_columns as f64).max(INSET_PX + POINTS_PX);
            (width * NAMES).clamp(NAMES_PX.0, NAMES_PX.1).min(most)
        };
        let pitch = (width - names) / n_columns.max(1) as f64;
        // Where two would run together every other one stands for both.
        for column in (0..n_columns).step_by(if pitch < NUMBER_PX { 2 } else { 1 }) {
            let at = (names + pitch * (column as f64 + 0.5), TOP_PX - 4.0);
            frame.text(
                &whole(column as u64 + 1),
                at,
                (HPos::Center, VPos::Bottom),
                Ink::Text,
                TEXT_PX,
            )?;
        }
        let height = self.row_px();
        let gap = if self.is_low() { 1.0 } else { 2.0 };
        for (i, row) in self.0.iter().enumerate() {
            let top = TOP_PX + height * i as f64;
            let middle = top + (height - gap) / 2.0;
            if !self.is_low() {
                let name = cut(&row.name, ((names - POINTS_PX - INSET_PX) / LETTER_PX) as usize);
                frame.text(
                    &name,
                    (INSET_PX, middle),
                    (HPos::Left, VPos::Center),
                    Ink::Text,
                    TEXT_PX,
                )?;
                let points = whole(row.points as u64);
                frame.text(
                    &points,
                    (names - 8.0, middle),
                    (HPos::Right, VPos::Center),
                    Ink::Text,
                    TEXT_PX,
                )?;
            }
            for (column, cell) in row.cells.iter().enumerate() {
                let left = names + pitch * column as f64;
                let (from, to) = ((left, top), (left + pitch - gap, top + height - gap));
                match cell {
                    Cell::Right => frame.fill(from, to, Ink::Weight, 1.0)?,
                    Cell::Wrong(_) if self.is_low() => {
                        frame.line(&[(from.0, middle), (to.0, middle)], Ink::Faint, 1.0)?;
                    }
                    Cell::Wrong(letter) => {
                        let inset = 0.5;
                        let corners = ((from.0 + inset, from.1 + inset), (to.0 - inset, to.1 - inset));
                        frame.outline(corners.0, corners.1, Ink::Faint, 1.0)?;
                        let at = (f64::midpoint(from.0, to.0), middle);
                        let letter = letter.name().to_uppercase();
                        if pitch >= CELL_PX {
                            frame.text(&letter, at, (HPos::Center, VPos::Center), Ink::Text, TEXT_PX)?;
                        }
                    }
                    Cell::Open => {}
                }
            }
        }
        Ok(())
    }
}

/// The first `most` characters of a name that is longer.
fn cut(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    // Of a name that has room for its first letter alone nothing is left to know it by.
    if most < 2 {
        return String::new();
    }
    let kept: String = name.chars().take(most - 1).collect();
    kept.trim_end().to_owned() + "…"
}
