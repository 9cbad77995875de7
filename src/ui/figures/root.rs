//! The view of "Why divide by the root, and not by the length?": a histogram of scores, and the largest weight by length.

use yew::prelude::*;

use super::View;
use super::legend::{Sign, legend};
use crate::labs::root::{
    BIN, Divisor, MOST_SEED, N_LENGTHS, N_SIDE, SampledScores, Setup, histogram, length, sampled_scores,
};
use crate::lesson::number::whole;
use crate::lesson::texts::root as words;
use crate::plots::{Chart, Curve, Ink, Mark, Picture, Tick};
use crate::ui::parts::canvas;

/// The drawings and their controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let setup = &view.setup;
    let scores = sampled_scores(setup);
    let is_correlated = setup.correlation > 0.0;
    let bars = canvas(bars(&scores, is_correlated), words::HISTOGRAM.plain(), "");
    if !setup.is_shown {
        return bars;
    }
    let seed = if setup.seed < MOST_SEED { setup.seed + 1 } else { 0 };
    let [independent, first] = [0, 1].map(|i| words::KEYS.name(i));
    let [raw, scaled] = [1, 2].map(|i| words::CURVE_COLUMNS.name(i));
    html! {
        <>
            if is_correlated {
                { legend(&[(Ink::Weight, Sign::Full, independent), (Ink::Key, Sign::Open, first)]) }
            }
            { bars }
            { controls(view) }
            { legend(&[(Ink::Text, Sign::Full, raw), (Ink::Weight, Sign::Open, scaled)]) }
            { canvas(curves(setup, &scores), words::CURVES.plain(), "low") }
            <button type="button" onclick={view.on_click(&Setup::SEED, seed as f64)}>{ words::DRAW.plain() }</button>
        </>
    }
}

fn controls(view: &View<Setup>) -> Html {
    html! {
        <>
        { view.choice(&Setup::DIVISOR, words::DIVIDE, words::DIVISORS) }
        <div class="controls">
            { view.slider_shown(&Setup::SIZE, words::LENGTH, whole(length(&view.setup) as u64)) }
            if view.setup.divisor == Divisor::Temperature { { view.slider(&Setup::TEMPERATURE, words::TEMPERATURE) } }
            { view.slider(&Setup::CORRELATION, words::CORRELATION) }
        </div>
        </>
    }
}

fn bars(scores: &SampledScores, is_correlated: bool) -> Picture {
    let [independent, first] = histogram(&scores.scores);
    let name = |i: usize| {
        let is_named = (i + 4).is_multiple_of(12);
        let score = (i as f64 - N_SIDE as f64) * BIN;
        if is_named {
            Tick::Decimals(0).write(score)
        } else {
            String::new()
        }
    };
    let max = independent.iter().chain(&first).copied().fold(0.0, f64::max);
    let mut curves = vec![Curve {
        values: independent,
        ink: Ink::Weight,
        mark: Mark::Bins,
    }];
    if is_correlated {
        curves.push(Curve {
            values: first,
            ink: Ink::Key,
            mark: Mark::OpenBins,
        });
    }
    Picture::Chart(Chart {
        names: (0..=2 * N_SIDE).map(name).collect(),
        curves,
        max,
        tick: Tick::Percent,
        axes: [0, 1].map(|i| words::AXES.name(i)),
        chosen: None,
    })
}

fn curves(setup: &Setup, scores: &SampledScores) -> Picture {
    let [raw, scaled] = scores.curves.clone();
    let curve = |values, ink, mark| Curve { values, ink, mark };
    Picture::Chart(Chart {
        names: (0..N_LENGTHS).map(|size| whole(1 << size)).collect(),
        curves: vec![
            curve(scaled, Ink::Weight, Mark::Open),
            curve(raw, Ink::Text, Mark::Full),
        ],
        max: 1.0,
        tick: Tick::Percent,
        axes: [0, 1].map(|i| words::CURVE_AXES.name(i)),
        chosen: Some(setup.size),
    })
}
