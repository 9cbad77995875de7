//! The view of "Same output, different weights": the plane, and both rows side by side.

use yew::prelude::*;

use super::LabProperties;
use super::legend::legend;
use super::plane::{Plane, plane_controls};
use crate::attention::softmax::maximum;
use crate::labs::Prediction;
use crate::labs::number::{fixed, percent};
use crate::labs::same::{Pair, pair};
use crate::lesson::figures::plane::TOKENS;
use crate::lesson::figures::same as words;
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::ui::parts::{Canvas, rich};

/// The drawing and its controls.
#[component]
pub fn SameLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let is_shown = setup.is_on(Prediction::SHOWN);
    let pair = pair(setup);
    let others = if is_shown { pair.other.clone() } else { Vec::new() };
    html! {
        <>
            <div class="beside">
                <Plane setup={setup.clone()} label={words::PLANE} weights={pair.own.weights.clone()} {others}
                    output={Some(pair.own.output)} edit={edit.clone()} />
                <div class="bars-pair">{ charts(&pair, is_shown) }</div>
            </div>
            { plane_controls(properties) }
            if is_shown { <p class="lab-note">{ rich(words::DEBATE) }</p> }
        </>
    }
}

/// Weights above, what arrives below.
fn charts(pair: &Pair, is_shown: bool) -> Html {
    let rows = [&pair.own.weights, &pair.other];
    let rows = if is_shown { &rows[..] } else { &rows[..1] };
    let weights = rows.iter().map(|row| (*row).clone()).collect();
    let effects = rows.iter().map(|row| pair.effects(row)).collect();
    html! {
        <>
            { chart(words::WEIGHTS, weights, Tick::Percent) }
            { chart(words::EFFECTS, effects, Tick::Decimals(1)) }
        </>
    }
}

/// One chart: the learner's row, then the other where it is shown.
fn chart(heading: &'static str, rows: Vec<Vec<f64>>, tick: Tick) -> Html {
    let label = |x: &f64| match tick {
        Tick::Percent => percent(*x).trim_end_matches(['\u{202f}', '%']).to_owned(),
        Tick::Decimals(_) => fixed(*x, 1),
    };
    let most = rows.iter().map(|row| maximum(row)).fold(0.0, f64::max);
    let series: Vec<Series> = rows
        .into_iter()
        .zip([(words::OWN, Ink::Weight), (words::OTHER, Ink::Text)])
        .map(|(values, (name, ink))| Series {
            name: name.into(),
            labels: values.iter().map(label).collect(),
            values,
            ink,
            is_outline: ink == Ink::Text,
        })
        .collect();
    let picture = Picture::Bars(Bars {
        groups: TOKENS.iter().map(|token| (*token).to_owned()).collect(),
        series: series.clone(),
        min: 0.0,
        max: if tick == Tick::Percent { 1.0 } else { most.max(1.0) },
        tick,
    });
    html! {
        <div>
            <p class="chart-name">{ rich(heading) }</p>
            { legend(&series) }
            <Canvas {picture} label={crate::lesson::inline::plain(heading)} class="bars low" />
        </div>
    }
}
