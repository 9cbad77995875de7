//! Who had what right, wrong or open: a map, and the same as a list.

use std::rc::Rc;

use attention_lesson::lesson::texts::class as words;
use attention_lesson::ui::parts::fold;
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::counts::{learners, n};
use super::drawing::drawing;
use super::heat_map::{Cell, HeatMap, Row};
use crate::Learner;
use crate::analysis::key;

/// No more learners are drawn, or listed.
const MOST_LEARNERS: usize = 400;

/// The part of the page.
pub(super) fn map(all: &[Learner]) -> Html {
    let rows = rows(all);
    let list: Rc<[String]> = rows.iter().map(said).collect();
    let listed =
        move |()| html! { <ol class="class-list">{ for list.iter().map(|row| html! { <li>{ row }</li> }) }</ol> };
    html! {
        <section aria-labelledby="map-title">
            <h2 id="map-title">{ words::MAP_TITLE.plain() }</h2>
            <p>{ words::MAP_HOW.plain() }</p>
            if all.len() > MOST_LEARNERS { <p>{ words::FIRST_OF.write(&[n(MOST_LEARNERS)]) }</p> }
            { drawing(HeatMap(rows), words::MAP_DRAWING.write(&[Inline::text(learners(all.len().min(MOST_LEARNERS)))])) }
            { fold(words::MAP_NUMBERS.plain(), "class-fold", Callback::from(listed)) }
        </section>
    }
}

/// The learners to draw, those with the fewest points first.
fn rows(all: &[Learner]) -> Vec<Row> {
    let key = key();
    let mut order: Vec<(usize, usize)> = all.iter().map(|learner| learner.total(&key)).zip(0..).collect();
    order.sort_unstable();
    order.truncate(MOST_LEARNERS);
    let cell = |learner: &Learner, question: usize| match learner.outcome(question).first {
        None => Cell::Open,
        Some(answer) if answer.letter == key[question] => Cell::Right,
        Some(answer) => Cell::Wrong(answer.letter),
    };
    let row = |(points, at): (usize, usize)| Row {
        name: all[at]
            .label
            .clone()
            .unwrap_or_else(|| words::LEARNER.write(&[n(at + 1)])),
        points,
        cells: (0..key.len()).map(|question| cell(&all[at], question)).collect(),
    };
    order.into_iter().map(row).collect()
}

/// A row in words: the points, and what was not right.
fn said(row: &Row) -> String {
    let missed = row.cells.iter().zip(1..).filter_map(|(cell, number)| match cell {
        Cell::Right => None,
        Cell::Wrong(letter) => Some(words::MISSED.write(&[n(number), Inline::text(letter.name().to_uppercase())])),
        Cell::Open => Some(words::LEFT_OPEN.write(&[n(number)])),
    });
    let points = if row.points == 1 {
        words::ONE_POINT_ROW
    } else {
        words::MAP_ROW
    };
    let said = points.write(&[Inline::text(&*row.name), n(row.points)]);
    [said].into_iter().chain(missed).collect::<Vec<_>>().join(" ")
}
