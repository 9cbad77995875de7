//! The view of "Can this head look at the next token?": the whole table under any mask, and a small example.

use yew::prelude::*;

use super::legend::Sign;
use super::{ChoiceControl, Edit, HeatMap, LabProperties, Legend, NumberControl};
use crate::labs::masks::{EXAMPLE, KEY, MASK, ORDER, QUERY, answers, cells, example, size};
use crate::labs::number::fixed;
use crate::labs::sentence::N_TOKENS;
use crate::labs::{Prediction, Setup};
use crate::lesson::figures::masks as words;
use crate::lesson::figures::sentence::TOKENS;
use crate::lesson::figures::table::{KEYS, QUERIES, SUM, WEIGHTS};
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::ui::parts::{Canvas, rich};

/// The drawings and their controls.
#[component]
pub fn MasksLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let is_shown = setup.is_on(Prediction::SHOWN);
    let entries: Vec<_> = shown(is_shown)
        .map(|i| (INKS[i], SIGNS[i], AttrValue::Static(words::EXAMPLE_COLUMNS[i + 2])))
        .collect();
    html! {
        <>
            if is_shown {
                { map(setup, edit) }
                <div class="controls">
                    <ChoiceControl setup={setup.clone()} field={MASK} edit={edit.clone()} />
                    if let Some(field) = size(setup) {
                        <NumberControl key={field} setup={setup.clone()} {field} edit={edit.clone()} />
                    }
                    <ChoiceControl setup={setup.clone()} field={ORDER} edit={edit.clone()} />
                </div>
                <div class="answers">
                    <p class="drawing-name">{ words::DETECTIVE }</p>
                    <ul>{ for answers(setup).iter().map(|answer| html! { <li>{ rich(answer) }</li> }) }</ul>
                </div>
            }
            <p class="drawing-name">{ words::EXAMPLE }</p>
            <Legend {entries} />
            <Canvas picture={picture(is_shown)} label={words::EXAMPLE} class="low" />
        </>
    }
}

fn map(setup: &Setup, edit: &Callback<Edit>) -> Html {
    let on_choose = edit.reform(|cell: usize| {
        let [row, column] = [cell / N_TOKENS, cell % N_TOKENS].map(|i| vec![i as f64]);
        Edit::Many(vec![(QUERY, row), (KEY, column)])
    });
    let names: Vec<AttrValue> = TOKENS.iter().map(|token| AttrValue::Static(token)).collect();
    let (cells, sums) = cells(setup);
    let chosen = setup.index(QUERY) * N_TOKENS + setup.index(KEY);
    html! {
        <HeatMap label={WEIGHTS} axes={[QUERIES, KEYS]} rows={names.clone()} columns={names} {cells}
            ends={(AttrValue::Static(SUM), sums)} {chosen} {on_choose} />
    }
}

/// How the example's three rows of weights are drawn: without a mask, masked before the softmax, and after it.
const INKS: [Ink; 3] = [Ink::Weight, Ink::Weight, Ink::Guess];
const SIGNS: [Sign; 3] = [Sign::Full, Sign::Full, Sign::Open];

/// Which of the three rows are drawn.
fn shown(is_shown: bool) -> core::ops::Range<usize> {
    if is_shown { 1..3 } else { 0..1 }
}

fn picture(is_shown: bool) -> Picture {
    let example = example();
    let series = |i: usize| Series {
        name: words::EXAMPLE_COLUMNS[i + 2].into(),
        labels: example[i].iter().map(|weight| fixed(*weight, 3)).collect(),
        values: example[i].clone(),
        ink: INKS[i],
        is_outline: SIGNS[i] == Sign::Open,
    };
    Picture::Bars(Bars {
        groups: (0..3).map(|i| words::group(&fixed(EXAMPLE[i], 0), i == 2)).collect(),
        series: shown(is_shown).map(series).collect(),
        min: 0.0,
        max: 1.0,
        tick: Tick::Percent,
    })
}
