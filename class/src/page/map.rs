//! Learners and questions as a map: who had what right, wrong or open.

use std::rc::Rc;

use attention_lesson::lesson::texts::class as words;
use attention_lesson::ui::parts::fold;
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::map_drawing::{Cell, map_drawing};
use super::{learners, n};
use crate::Learner;
use crate::analysis::key;

/// No more learners are drawn, or listed.
const MOST_LEARNERS: usize = 400;

/// The part of the page.
pub(super) fn map(all: &[Learner]) -> Html {
    let key = key();
    let mut order: Vec<(usize, usize)> = all.iter().map(|learner| learner.total(&key)).zip(0..).collect();
    order.sort_unstable();
    order.truncate(MOST_LEARNERS);
    let cell = |learner: &Learner, question: usize| match learner.outcome(question).first {
        None => Cell::Open,
        Some(answer) if answer.letter == key[question] => Cell::Right,
        Some(_) => Cell::Wrong,
    };
    let rows: Vec<Vec<Cell>> = order.iter().map(|(_, at)| (0..key.len()).map(|question| cell(&all[*at], question)).collect()).collect();
    let list: Rc<[String]> = order.iter().map(|(points, at)| {
        let name = all[*at].label.clone().unwrap_or_else(|| words::LEARNER.write(&[n(at + 1)]));
        words::MAP_ROW.write(&[name, points.to_string()].map(Inline::text))
    }).collect();
    let listed = move |()| html! { <ol class="class-list">{ for list.iter().map(|row| html! { <li>{ row }</li> }) }</ol> };
    html! {
        <section aria-labelledby="map-title">
            <h2 id="map-title">{ words::MAP_TITLE.plain() }</h2>
            <p class="class-how">{ words::MAP_HOW.plain() }</p>
            if all.len() > MOST_LEARNERS { <p class="class-how">{ words::FIRST_OF.write(&[n(MOST_LEARNERS)]) }</p> }
            { map_drawing(rows, words::MAP_DRAWING.write(&[Inline::text(learners(order.len()))])) }
            { fold(words::MAP_NUMBERS.plain(), "class-map", Callback::from(listed)) }
        </section>
    }
}
