//! How well confidence matched truth: a figure, its sentence and its numbers. Shown once any confidence was stated.

use yew::prelude::*;

use crate::labs::{Table, calibration as drawing};
use crate::progress::Session;
use crate::progress::calibration::{Level, levels};
use crate::ui::figure::Figure;
use crate::ui::parts::NumberTable;
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
                <Figure lab={drawing::ID} code={code(&rated)} />
                <p class="calibration-sentence">{ text::calibration(&rated) }</p>
                <details class="lab-numbers">
                    <summary>{ text::SHOW_NUMBERS }</summary>
                    <NumberTable table={table(&rated)} />
                </details>
            </figure>
        </div>
    }
}

/// What the drawing is asked for with.
fn code(rated: &[Level]) -> String {
    let count = |i: usize| rated.get(i).map_or([0, 0], |level| [level.answers, level.right]);
    drawing::code([count(0), count(1), count(2)])
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
