//! The drawing of how well confidence matched truth.

use yew::prelude::*;

use crate::labs::Setup;
use crate::labs::calibration::{ANSWERS, FIELDS, RIGHT};
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::progress::calibration::CONFIDENCES;
use crate::ui::parts::Canvas;
use crate::ui::text;

/// What was counted.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CalibrationDrawingProperties {
    /// A code of `labs::calibration`.
    pub code: AttrValue,
}

/// Bars of answers and of right ones among them, a pair for each confidence, with their legend.
#[component]
pub fn CalibrationDrawing(properties: &CalibrationDrawingProperties) -> Html {
    let setup = Setup::decode(FIELDS, &properties.code).unwrap_or_else(|| Setup::new(FIELDS));
    html! {
        <>
            <p class="legend" aria-hidden="true">
                <span class="swatch" data-ink="guess" />{ text::ANSWERS }
                <span class="swatch" data-ink="weight" />{ text::RIGHT_AMONG_THEM }
            </p>
            <Canvas picture={picture(&setup)} label={text::HOW_CONFIDENCE_MATCHED} class="bars" />
        </>
    }
}

fn picture(setup: &Setup) -> Picture {
    let series = |name: &str, key: &str, ink: Ink, is_outline: bool| Series {
        name: name.into(),
        values: setup.list(key).to_vec(),
        labels: setup
            .list(key)
            .iter()
            .map(|count| (*count as usize).to_string())
            .collect(),
        ink,
        is_outline,
    };
    // Below 4 the axis would have ticks between whole answers.
    let max = setup.list(ANSWERS).iter().copied().fold(4.0, f64::max);
    Picture::Bars(Bars {
        groups: CONFIDENCES
            .iter()
            .flatten()
            .map(|confidence| text::confidence(*confidence).to_owned())
            .collect(),
        series: vec![
            series(text::ANSWERS, ANSWERS, Ink::Guess, true),
            series(text::RIGHT_AMONG_THEM, RIGHT, Ink::Weight, false),
        ],
        min: 0.0,
        max,
        tick: Tick::Decimals(0),
    })
}
