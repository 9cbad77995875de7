//! How many were right, question by question: bars with their intervals.

use attention_lesson::lesson::number::whole;
use attention_lesson::plots::{Drawn, Frame, Ink, Tick};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::drawing::Drawing;
use crate::analysis::Item;

const HEIGHT_PX: f64 = 220.0;
/// Room for the numbers of the axis, above the greatest of them, and for the numbers of the questions.
const LEFT_PX: f64 = 44.0;
const TOP_PX: f64 = 12.0;
const BOTTOM_PX: f64 = 26.0;
const TEXT_PX: f64 = 12.0;
/// The room that the number of a question needs.
const NUMBER_PX: f64 = 18.0;
/// How much of the room of a question its bar leaves free on each side, and half the width of an interval's ends.
const GAP: f64 = 0.18;
const END: f64 = 0.14;

/// One bar for each question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ItemBars(Vec<Bar>);

#[derive(Clone, Debug, PartialEq)]
struct Bar {
    name: String,
    /// The share right and the ends of its interval, 0 to 1; nothing where nobody answered.
    share: Option<(f64, [f64; 2])>,
}

impl ItemBars {
    pub(super) fn of(items: &[Item]) -> Self {
        let bar = |item: &Item| Bar {
            name: whole(item.question as u64 + 1),
            share: item.difficulty.zip(item.interval),
        };
        Self(items.iter().map(bar).collect())
    }
}

impl Drawing for ItemBars {
    fn height_px(&self) -> f64 {
        HEIGHT_PX
    }

    fn draw<DB: DrawingBackend>(&self, frame: &Frame<'_, DB>) -> Drawn<DB> {
        let (width, height) = frame.size();
        let floor = height - BOTTOM_PX;
        let y = |share: f64| TOP_PX + (1.0 - share) * (floor - TOP_PX);
        frame.grid((0.0, 1.0), Tick::Percent, LEFT_PX, y)?;
        let pitch = (width - LEFT_PX) / self.0.len().max(1) as f64;
        for (i, bar) in self.0.iter().enumerate() {
            let left = LEFT_PX + pitch * i as f64;
            let middle = left + pitch / 2.0;
            let anchor = (HPos::Center, VPos::Top);
            // Where two would run together every other one stands for both.
            if pitch >= NUMBER_PX || i % 2 == 0 {
                frame.text(&bar.name, (middle, floor + 6.0), anchor, Ink::Text, TEXT_PX)?;
            }
            let Some((share, [low, high])) = bar.share else {
                continue;
            };
            let [from, to] = [left + pitch * GAP, left + pitch * (1.0 - GAP)];
            frame.fill((from, y(share)), (to, floor), Ink::Weight, 0.55)?;
            frame.line(&[(from, y(share)), (to, y(share))], Ink::Text, 2.0)?;
            frame.line(&[(middle, y(low)), (middle, y(high))], Ink::Text, 1.5)?;
            for end in [low, high] {
                let [from, to] = [middle - pitch * END, middle + pitch * END];
                frame.line(&[(from, y(end)), (to, y(end))], Ink::Text, 1.5)?;
            }
        }
        frame.line(&[(LEFT_PX, floor), (width, floor)], Ink::Text, 1.5)
    }
}
