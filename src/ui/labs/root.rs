//! The view of "Why divide by the root, and not by the length?": a histogram of scores, and the largest weight by length.

use yew::prelude::*;

use super::legend::Sign;
use super::{ChoiceControl, Edit, LabProperties, Legend, NumberControl};
use crate::labs::root::{
    BIN, CORRELATION, DIVIDE, LENGTH, N_LENGTHS, N_SIDE, Outcome, SEED, TEMPERATURE, histogram, length, outcome,
};
use crate::labs::{Prediction, Setup};
use crate::lesson::figures::root as words;
use crate::plots::{Chart, Curve, Ink, Mark, Picture, Tick};
use crate::ui::parts::Canvas;

/// The drawings and their controls.
#[component]
pub fn RootLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let outcome = outcome(setup);
    let is_correlated = setup.number(CORRELATION) > 0.0;
    let bars = html! { <Canvas picture={bars(&outcome, is_correlated)} label={words::HISTOGRAM} /> };
    if !setup.is_on(Prediction::SHOWN) {
        return bars;
    }
    let seed = setup.number(SEED);
    let draw = edit.reform(move |_| Edit::one(SEED, 0, if seed < 999.0 { seed + 1.0 } else { 0.0 }));
    let entry = |ink, sign, name| (ink, sign, AttrValue::Static(name));
    html! {
        <>
            if is_correlated {
                <Legend entries={vec![entry(Ink::Weight, Sign::Full, words::KEYS[0]), entry(Ink::Key, Sign::Open, words::KEYS[1])]} />
            }
            { bars }
            { controls(setup, edit) }
            <Legend entries={vec![entry(Ink::Text, Sign::Full, words::CURVE_COLUMNS[1]), entry(Ink::Weight, Sign::Open, words::CURVE_COLUMNS[2])]} />
            <Canvas picture={curves(setup, &outcome)} label={words::CURVES} class="low" />
            <button type="button" onclick={draw}>{ words::DRAW }</button>
        </>
    }
}

fn controls(setup: &Setup, edit: &Callback<Edit>) -> Html {
    html! {
        <>
        <ChoiceControl setup={setup.clone()} field={DIVIDE} edit={edit.clone()} />
        <div class="controls">
            <NumberControl setup={setup.clone()} field={LENGTH} shown={length(setup).to_string()} edit={edit.clone()} />
            if setup.index(DIVIDE) == 2 {
                <NumberControl setup={setup.clone()} field={TEMPERATURE} edit={edit.clone()} />
            }
            <NumberControl setup={setup.clone()} field={CORRELATION} edit={edit.clone()} />
        </div>
        </>
    }
}

fn bars(outcome: &Outcome, is_correlated: bool) -> Picture {
    let [independent, first] = histogram(&outcome.scores);
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
        axes: words::AXES,
        chosen: None,
    })
}

fn curves(setup: &Setup, outcome: &Outcome) -> Picture {
    let [raw, scaled] = outcome.curves.clone();
    let curve = |values, ink, mark| Curve { values, ink, mark };
    Picture::Chart(Chart {
        names: (0..N_LENGTHS).map(|size| (1_usize << size).to_string()).collect(),
        curves: vec![
            curve(scaled, Ink::Weight, Mark::Open),
            curve(raw, Ink::Text, Mark::Full),
        ],
        max: 1.0,
        tick: Tick::Percent,
        axes: words::CURVE_AXES,
        chosen: Some(setup.index(LENGTH)),
    })
}
