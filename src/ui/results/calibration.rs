//! How well confidence matched the verdicts: a figure, its sentence and its numbers. Shown once any confidence was stated.

use yew::prelude::*;

use crate::lesson::figures::Table;
use crate::lesson::number::whole;
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::progress::QuizProgress;
use crate::progress::calibration::{ConfidenceResult, by_confidence};
use crate::ui::parts::{canvas, number_table};
use crate::ui::text;

/// The figure; nothing while no confidence was stated.
pub(super) fn calibration(quiz: &QuizProgress) -> Html {
    let stated: Vec<ConfidenceResult> = by_confidence(quiz)
        .into_iter()
        .filter(|result| result.confidence.is_some())
        .collect();
    if stated.iter().all(|result| result.answers == 0) {
        return Html::default();
    }
    html! {
        <div class="results-part">
            <h4>{ text::HOW_CONFIDENCE_MATCHED.plain() }</h4>
            <figure class="calibration">
                <p class="legend" aria-hidden="true">
                    <span class="swatch" data-ink="guess" />{ text::ANSWERS.plain() }
                    <span class="swatch" data-ink="weight" />{ text::RIGHT_AMONG_THEM.plain() }
                </p>
                { canvas(picture(&stated), text::HOW_CONFIDENCE_MATCHED.plain(), "bars") }
                <p class="calibration-sentence">{ text::calibration(&stated) }</p>
                <details class="lab-numbers">
                    <summary>{ text::SHOW_NUMBERS.plain() }</summary>
                    { number_table(&table(&stated)) }
                </details>
            </figure>
        </div>
    }
}

/// Bars of answers and of right ones among them, a pair a confidence.
fn picture(stated: &[ConfidenceResult]) -> Picture {
    let series = |name: &str, count: fn(&ConfidenceResult) -> usize, ink: Ink, is_outline: bool| Series {
        name: name.into(),
        values: stated.iter().map(|result| count(result) as f64).collect(),
        labels: stated.iter().map(|result| whole(count(result) as u64)).collect(),
        ink,
        is_outline,
    };
    // Below 4 the axis would have ticks between whole answers.
    let max = stated.iter().map(|result| result.answers).fold(4, usize::max);
    Picture::Bars(Bars {
        groups: stated
            .iter()
            .filter_map(|result| result.confidence)
            .map(|confidence| text::confidence(confidence).to_owned())
            .collect(),
        series: vec![
            series(text::ANSWERS.plain(), |result| result.answers, Ink::Guess, true),
            series(
                text::RIGHT_AMONG_THEM.plain(),
                |result| result.right,
                Ink::Weight,
                false,
            ),
        ],
        min: 0.0,
        max: max as f64,
        tick: Tick::Decimals(0),
    })
}

fn table(stated: &[ConfidenceResult]) -> Table {
    let row = |result: &ConfidenceResult| {
        let name = result.confidence.map_or("", text::confidence);
        (
            name.to_owned(),
            [result.answers, result.right].map(|n| whole(n as u64)).to_vec(),
        )
    };
    Table {
        caption: text::HOW_CONFIDENCE_MATCHED.plain().into(),
        columns: [text::CONFIDENCE, text::ANSWERS, text::RIGHT_AMONG_THEM]
            .map(|name| name.plain().to_owned())
            .to_vec(),
        rows: stated.iter().map(row).collect(),
    }
}
