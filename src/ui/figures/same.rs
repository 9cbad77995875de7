//! The view of "Same output, different weights": the plane, and both rows side by side.

use yew::prelude::*;

use super::View;
use super::plane::{Plane, plane, plane_controls};
use super::row_bars::row_bars;
use crate::labs::plane::points;
use crate::labs::same::{RowPair, Setup, row_pair};
use crate::lesson::texts::shared::POINTS;
use crate::lesson::texts::{Text, same as words};
use crate::plots::Tick;
use crate::ui::parts::rich;

/// The drawing and its controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let Setup { is_shown, values, .. } = &view.setup;
    let pair = row_pair(&view.setup);
    let others = if *is_shown { pair.other.clone() } else { Vec::new() };
    html! {
        <>
            <div class="beside">
                { plane(Plane {
                    points: points(values),
                    first: Setup::VALUES.first,
                    label: words::PLANE.plain(),
                    weights: pair.own.weights.clone(),
                    others,
                    shape: Vec::new(),
                    output: Some(pair.own.output),
                    edit: view.controls.edit.clone(),
                }) }
                <div class="bars-pair">{ charts(&pair, *is_shown) }</div>
            </div>
            { plane_controls(&view.controls, Setup::SCORES.first, Setup::VALUES.first, values) }
            if *is_shown { <p class="lab-note">{ rich(words::DEBATE) }</p> }
        </>
    }
}

/// Weights above, what arrives below.
fn charts(pair: &RowPair, is_shown: bool) -> Html {
    let rows = [&pair.own.weights, &pair.other];
    let n_rows = if is_shown { 2 } else { 1 };
    let chart = |(heading, numbers, tick): (Text, [Vec<f64>; 2], Tick)| {
        let [own, other] = &numbers;
        let rows = [(words::OWN.plain(), &own[..]), (words::OTHER.plain(), &other[..])];
        html! { <div class="row-bars"><p class="chart-name">{ rich(heading) }</p>{ row_bars(words::BARS, POINTS, &rows[..n_rows], tick) }</div> }
    };
    let charts = [
        (words::WEIGHTS, rows.map(Clone::clone), Tick::Percent),
        (words::EFFECTS, rows.map(|row| pair.effects(row)), Tick::Decimals(1)),
    ];
    charts.into_iter().map(chart).collect()
}
