//! The view of "What if we skip the softmax?": weights as bars, and what each order of multiplication costs.

use yew::prelude::*;

use super::View;
use super::legend::{Sign, legend};
use super::row_bars::bar;
use crate::labs::linear::{N_KEYS, STEP, Setup, VALUES, costs, product_attention};
use crate::lesson::number::{fixed, whole};
use crate::lesson::texts::linear as words;
use crate::plots::{Bars, Chart, Curve, Ink, Mark, Picture, Series, Tick};
use crate::ui::parts::canvas;

/// The drawings and their controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let setup = &view.setup;
    if !setup.is_shown {
        return canvas(bars(setup), words::COLUMNS.name(2), "");
    }
    let [by_table, by_summary] = [1, 2].map(|i| words::ORDER_COLUMNS.name(i));
    html! {
        <>
            { canvas(bars(setup), words::BARS.plain(), "") }
            { view.choice(&Setup::RULE, words::RULE, words::RULES) }
            <div class="controls">
                { for (0..2).map(|i| view.slider_of(&Setup::QUERY, i, words::COORDINATES)) }
            </div>
            { legend(&[(Ink::Text, Sign::Full, by_table), (Ink::Weight, Sign::Open, by_summary)]) }
            { canvas(chart(setup), words::COSTS.plain(), "low") }
            <div class="controls">{ view.slider(&Setup::TOKENS, words::TOKENS) }</div>
        </>
    }
}

/// Before the reveal the products, which are not yet called weights.
fn bars(setup: &Setup) -> Picture {
    let attention = product_attention(setup);
    let weights = if setup.is_shown {
        attention.weights
    } else {
        attention.products
    };
    let fold = |start: f64, pick: fn(f64, f64) -> f64| weights.iter().copied().fold(start, pick);
    let max = fold(1.0, f64::max);
    // Room below the lowest bar for its number.
    let lowest = fold(0.0, f64::min);
    let min = if lowest < 0.0 {
        lowest - 0.1 * (max - lowest)
    } else {
        0.0
    };
    Picture::Bars(Bars {
        groups: (0..N_KEYS)
            .map(|i| bar(words::KEYS.name(i), words::BAR, &fixed(VALUES[i], 0)))
            .collect(),
        series: vec![Series {
            name: words::COLUMNS.name(3).into(),
            labels: weights.iter().map(|weight| fixed(*weight, 2)).collect(),
            values: weights,
            ink: Ink::Weight,
            is_outline: false,
        }],
        min,
        max,
        tick: Tick::Decimals(1),
    })
}

fn chart(setup: &Setup) -> Picture {
    let [by_table, by_summary] = costs().map(|cost| cost.iter().map(|n| n / 1e6).collect::<Vec<_>>());
    // A name at every eighth place leaves room for it on a phone.
    let name = |i: usize| {
        if i.is_multiple_of(8) {
            whole((i * STEP) as u64)
        } else {
            String::new()
        }
    };
    let curve = |values: Vec<f64>, ink, mark| Curve { values, ink, mark };
    Picture::Chart(Chart {
        names: (0..by_table.len()).map(name).collect(),
        max: by_table.last().copied().unwrap_or(1.0),
        curves: vec![
            curve(by_summary, Ink::Weight, Mark::Open),
            curve(by_table, Ink::Text, Mark::Full),
        ],
        tick: Tick::Decimals(0),
        axes: [0, 1].map(|i| words::AXES.name(i)),
        chosen: Some(setup.n_tokens / STEP),
    })
}
