//! How well confidence matched truth: a figure, its sentence and its numbers. Shown once any confidence was stated.

use yew::prelude::*;

use crate::lesson::figures::Table;
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::progress::Session;
use crate::progress::calibration::{Level, levels};
use crate::ui::parts::{Canvas, number_table};
use crate::ui::text;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CalibrationProperties {
    pub(super) quiz: Session,
}

#[component]
pub(super) fn Calibration(properties: &CalibrationProperties) -> Html {
    let rated: Vec<Level> = levels(&properties.quiz)
        .into_iter()
        .filter(|level| level.confidence.is_some())
        .collect();
    if rated.iter().all(|level| level.answers == 0) {
        return Html::default();
    }
    html! {
        <div class="results-part">
            <h4>{ text::HOW_CONFIDENCE_MATCHED }</h4>
            <figure class="calibration">
                <p class="legend" aria-hidden="true">
                    <span class="swatch" data-ink="guess" />{ text::ANSWERS }
                    <span class="swatch" data-ink="weight" />{ text::RIGHT_AMONG_THEM }
                </p>
                <Canvas picture={picture(&rated)} label={text::HOW_CONFIDENCE_MATCHED} class="bars" />
                <p class="calibration-sentence">{ text::calibration(&rated) }</p>
                <details class="lab-numbers">
                    <summary>{ text::SHOW_NUMBERS }</summary>
                    { number_table(&table(&rated)) }
                </details>
            </figure>
        </div>
    }
}

/// Bars of answers and of right ones among them, a pair a confidence.
fn picture(rated: &[Level]) -> Picture {
    let series = |name: &str, count: fn(&Level) -> usize, ink: Ink, is_outline: bool| Series {
        name: name.into(),
        values: rated.iter().map(|level| count(level) as f64).collect(),
        labels: rated.iter().map(|level| count(level).to_string()).collect(),
        ink,
        is_outline,
    };
    // Below 4 the axis would have ticks between whole answers.
    let max = rated.iter().map(|level| level.answers).fold(4, usize::max);
    Picture::Bars(Bars {
        groups: rated
            .iter()
            .filter_map(|level| level.confidence)
            .map(|confidence| text::confidence(confidence).to_owned())
            .collect(),
        series: vec![
            series(text::ANSWERS, |level| level.answers, Ink::Guess, true),
            series(text::RIGHT_AMONG_THEM, |level| level.right, Ink::Weight, false),
        ],
        min: 0.0,
        max: max as f64,
        tick: Tick::Decimals(0),
    })
}

fn table(rated: &[Level]) -> Table {
    let row = |level: &Level| {
        let name = level.confidence.map_or("", text::confidence);
        (
            name.to_owned(),
            vec![level.answers.to_string(), level.right.to_string()],
        )
    };
    Table {
        caption: text::HOW_CONFIDENCE_MATCHED.into(),
        columns: [text::CONFIDENCE, text::ANSWERS, text::RIGHT_AMONG_THEM]
            .map(String::from)
            .to_vec(),
        rows: rated.iter().map(row).collect(),
    }
}
