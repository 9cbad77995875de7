//! The view of "Why it scaled": a timeline, growing squares, counts, and a measurement on this device.

use yew::prelude::*;

use super::View;
use crate::labs::number::plain;
use crate::labs::speed::{MEASURED, Setup, attention, length};
use crate::lesson::figures::speed::{comparison, lasts, measured, measuring, square as square_name};
use crate::lesson::number::{percent, whole};
use crate::lesson::texts::{Text, speed as words};
use crate::ui::hooks::use_bench;
use crate::ui::parts::{number_table, rich, running};
use crate::ui::view::drawn_by;
use crate::ui::view::view as drawn;

/// How many positions the timeline shows.
const POSITIONS: u64 = 8;
/// The side of the square for the longest text, in the drawing's own units.
const SIDE: u64 = 152;

/// The drawing and its controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let setup = &view.setup;
    html! {
        <>
            <div class="beside">
                { chart(words::TIMELINE_NAME, words::TIMELINE, (0..2).map(timeline).collect()) }
                if setup.is_shown { { chart(words::SQUARES_NAME, words::SQUARES, squares(length(setup))) } }
            </div>
            { view.choice(&Setup::LENGTH, words::LENGTH, words::LENGTH_OPTIONS) }
            { number_table(&comparison(setup)) }
            if setup.is_shown { { drawn("measured", Measured) } }
        </>
    }
}

/// A drawing under its name.
fn chart(name: Text, label: Text, inner: Html) -> Html {
    html! {
        <div>
            <p class="chart-name">{ name.plain() }</p>
            <svg class="chart" viewBox="0 0 360 164" role="img" aria-label={label.plain()}>{ inner }</svg>
        </div>
    }
}

/// Positions from top to bottom, steps from left to right: a stair for the first kind of network, a column for the second.
fn timeline(kind: u64) -> Html {
    let left = 220 * kind;
    let bar = |i: u64| {
        let step = if kind == 0 { i } else { 0 };
        let (x, y) = (left + 24 * step, 22 + 15 * i);
        html! { <rect class="chart-bar" x={x.to_string()} y={y.to_string()} width="22" height="12" /> }
    };
    let x = left.to_string();
    let steps = if kind == 0 { POSITIONS } else { 1 };
    html! {
        <>
            <text x={x.clone()} y="13">{ words::KINDS.name(kind as usize) }</text>
            { for (0..POSITIONS).map(bar) }
            <text {x} y="160">{ lasts(steps) }</text>
        </>
    }
}

/// A square of scores for each length that is measured, and the chosen one filled.
fn squares(chosen: u64) -> Html {
    let side = |n: u64| (SIDE * n / MEASURED[MEASURED.len() - 1] as u64).to_string();
    let square = |n: u64| {
        let [edge, n_words] = [side(n), whole(n)];
        html! {
            <>
                <rect class="square" x="1" y="1" width={edge.clone()} height={edge.clone()} />
                <path class="square-line" d={format!("M{edge} {edge}.5H{}", SIDE + 8)} />
                <text x={(SIDE + 12).to_string()} y={edge} dy="4">{ square_name(&n_words, &whole(attention(n).scores)) }</text>
            </>
        }
    };
    html! {
        <>
            <rect class="chart-bar" x="1" y="1" width={side(chosen)} height={side(chosen)} />
            { for MEASURED.iter().map(|n| square(*n as u64)) }
        </>
    }
}

/// The measurement: a button, how far it is, what came out.
#[derive(PartialEq)]
struct Measured;

drawn_by!(Measured, use_measured);

#[hook]
fn use_measured(shown: &Measured) -> Html {
    let Measured = shown;
    let measurement = use_bench();
    let reading = measured(&measurement.samples);
    // One button throughout, so that it keeps the focus.
    let (name, on_click) = match measurement.running {
        Some(_) => (words::CANCEL, measurement.cancel),
        None => (words::MEASURE, measurement.start),
    };
    html! {
        <div class="measure">
            <button type="button" onclick={on_click}>{ name.plain() }</button>
            if let Some(share) = measurement.running {
                <progress max="1" value={plain(share)} aria-label={words::MEASURE.plain()} />
                <span>{ measuring(&percent(share)) }</span>
            }
            <p class="measured" role="status">{ running(&reading.sentence) }</p>
            if !measurement.samples.is_empty() {
                { for reading.tables.iter().map(number_table) }
                <p class="lab-note">{ rich(words::MEASURED_NOTE) }</p>
            }
        </div>
    }
}
