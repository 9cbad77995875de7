//! The view of "Can this head look at the next token?": the whole table under any mask, and a small example.

use yew::prelude::*;

use super::heat_map::{HeatMap, heat_map};
use super::legend::{Sign, legend};
use super::{Edit, View};
use crate::labs::masks::{EXAMPLE, MaskKind, Setup, cells, example, size};
use crate::labs::sentence::N_TOKENS;
use crate::lesson::figures::masks::answers;
use crate::lesson::number::fixed;
use crate::lesson::texts::shared::TOKENS;
use crate::lesson::texts::table::{KEYS, QUERIES, SUM, WEIGHTS};
use crate::lesson::texts::{Text, masks as words};
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::ui::parts::{canvas, running};
use crate::words::Inline;

/// The drawings and their controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let Setup { is_shown, kind, .. } = view.setup;
    let entries: Vec<_> = shown(is_shown)
        .map(|i| (INKS[i], SIGNS[i], words::EXAMPLE_COLUMNS.name(i + 2)))
        .collect();
    html! {
        <>
            if is_shown {
                { map(view) }
                <div class="controls">
                    { view.choice(&Setup::MASK, words::MASK, words::MASKS) }
                    if let Some(place) = size(kind) { { view.slider(&place, size_name(kind)) } }
                    { view.choice(&Setup::TIME, words::TIME, words::TIMES) }
                </div>
                <div class="answers">
                    <p class="drawing-name">{ words::DETECTIVE.plain() }</p>
                    <ul>{ for answers(&view.setup).iter().map(|answer| html! { <li>{ running(answer) }</li> }) }</ul>
                </div>
            }
            <p class="drawing-name">{ words::EXAMPLE_NAME.plain() }</p>
            { legend(&entries) }
            { canvas(picture(is_shown), words::EXAMPLE_NAME.plain(), "low") }
        </>
    }
}

/// What the size of a mask is called.
fn size_name(kind: MaskKind) -> Text {
    match kind {
        MaskKind::Padding => words::PADDING,
        MaskKind::Window => words::WIDTH,
        _ => words::PREFIX,
    }
}

fn map(view: &View<Setup>) -> Html {
    let on_choose = view.controls.edit.reform(|cell: usize| {
        let (query, key) = ((cell / N_TOKENS) as f64, (cell % N_TOKENS) as f64);
        Edit::step(vec![(Setup::QUERY.first, query), (Setup::KEY.first, key)])
    });
    let (cells, sums) = cells(&view.setup);
    let sums: Vec<String> = sums.iter().map(|sum| fixed(*sum, 2)).collect();
    let chosen = view.setup.query * N_TOKENS + view.setup.key;
    heat_map(HeatMap {
        label: WEIGHTS,
        axes: [QUERIES, KEYS],
        rows: TOKENS,
        columns: TOKENS,
        cells,
        ends: (SUM, sums),
        chosen,
        on_choose,
    })
}

/// How the example's three rows of weights are drawn: without a mask, masked before the softmax, and after it.
const INKS: [Ink; 3] = [Ink::Weight, Ink::Weight, Ink::Guess];
const SIGNS: [Sign; 3] = [Sign::Full, Sign::Full, Sign::Open];

/// Which of the three rows are drawn.
fn shown(is_shown: bool) -> core::ops::Range<usize> {
    if is_shown { 1..3 } else { 0..1 }
}

/// The name of the bars of a key, in two lines.
fn group(i: usize) -> String {
    let score = words::BAR.write(&[Inline::text(fixed(EXAMPLE[i], 0))]);
    [&score, "\n", words::KEYS.name(usize::from(i == 2))].concat()
}

fn picture(is_shown: bool) -> Picture {
    let example = example();
    let series = |i: usize| Series {
        name: words::EXAMPLE_COLUMNS.name(i + 2).into(),
        labels: example[i].iter().map(|weight| fixed(*weight, 3)).collect(),
        values: example[i].clone(),
        ink: INKS[i],
        is_outline: SIGNS[i] == Sign::Open,
    };
    Picture::Bars(Bars {
        groups: (0..3).map(group).collect(),
        series: shown(is_shown).map(series).collect(),
        min: 0.0,
        max: 1.0,
        tick: Tick::Percent,
    })
}
