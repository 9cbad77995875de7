//! The class as a whole: its numbers, how many learners have how many points, and how sure they were.

use attention_lesson::lesson::figures::Table;
use attention_lesson::lesson::number::{fixed, percent, whole};
use attention_lesson::lesson::texts::{class as words, labels};
use attention_lesson::plots::{Bars, Ink, Picture, Series, Tick};
use attention_lesson::progress::calibration::ConfidenceResult;
use attention_lesson::ui::parts::{canvas, fold, number_table};
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::counts::{learners, n};
use crate::analysis::{Analysis, Class};

/// So many decimals have points and reliabilities.
const DECIMALS: usize = 2;

/// The part of the page.
pub(super) fn class(Analysis { class, items, .. }: &Analysis) -> Html {
    let or_unknown = |value: Option<String>| value.unwrap_or_else(|| words::NOT_KNOWN.plain().to_owned());
    let number = |value: Option<f64>| or_unknown(value.map(|value| fixed(value, DECIMALS)));
    let minutes = class.time_quartiles.map(|seconds| {
        let [low, middle, high] = seconds.map(|seconds| Inline::text(fixed(seconds / 60.0, 1)));
        (words::MINUTES.write(&[middle]), words::HALF_OF_THEM.write(&[low, high]))
    });
    let (time, spread) = minutes.unzip();
    let few = (class.is_small && class.kr20.is_some()).then(|| words::FEW_FOR_RELIABILITY.write(&[n(class.n)]));
    let facts = [
        (
            words::MEAN,
            number(class.mean),
            Some(words::OF_POINTS.write(&[n(items.len())])),
        ),
        (words::MEDIAN, number(class.median), None),
        (words::DEVIATION, number(class.standard_deviation), None),
        (words::RELIABILITY, number(class.kr20), few),
        (words::TIME, or_unknown(time), spread),
    ];
    let totals = class.totals.clone();
    html! {
        <section aria-labelledby="class-title">
            <h2 id="class-title">{ words::CLASS_TITLE.plain() }{ ": " }{ learners(class.n) }</h2>
            if class.is_recognizable { <p class="class-warning">{ words::RECOGNIZABLE.plain() }</p> }
            <dl class="class-facts">
                { for facts.into_iter().map(|(name, value, more)| html! {
                    <div>
                        <dt>{ name.plain() }</dt>
                        <dd>{ value }if let Some(more) = more { <small>{ more }</small> }</dd>
                    </div>
                }) }
            </dl>
            <h3>{ words::TOTALS_CAPTION.plain() }</h3>
            { canvas(totals_picture(class), words::TOTALS_CAPTION.plain(), "low") }
            { fold(words::TOTALS_NUMBERS.plain(), "class-fold", Callback::from(move |()| number_table(&totals_table(&totals)))) }
            { confidence(&class.confidence) }
            <p>{ words::CLAIMS.plain() }</p>
        </section>
    }
}

fn totals_picture(class: &Class) -> Picture {
    let most = class.totals.iter().copied().max().unwrap_or(0).max(1) as f64;
    Picture::Bars(Bars {
        groups: (0..class.totals.len()).map(|points| whole(points as u64)).collect(),
        series: vec![Series {
            name: words::LEARNERS_COLUMN.plain().into(),
            values: class.totals.iter().map(|count| *count as f64).collect(),
            labels: class.totals.iter().map(|count| whole(*count as u64)).collect(),
            ink: Ink::Weight,
            is_outline: false,
        }],
        min: 0.0,
        max: most,
        tick: Tick::Decimals(0),
    })
}

fn totals_table(totals: &[usize]) -> Table {
    let row = |(points, count): (usize, &usize)| (whole(points as u64), vec![whole(*count as u64)]);
    Table {
        caption: words::TOTALS_CAPTION.plain().into(),
        columns: [words::POINTS, words::LEARNERS_COLUMN]
            .map(|text| text.plain().to_owned())
            .to_vec(),
        rows: totals.iter().enumerate().map(row).collect(),
    }
}

/// How often those who were certain, fairly sure or guessing were right; nothing where nobody said how sure they were.
fn confidence(results: &[ConfidenceResult]) -> Html {
    let stated = results.iter().filter(|result| result.answers > 0);
    let rows: Vec<(String, Vec<String>)> = stated
        .filter_map(|result| {
            let name = labels::CONFIDENCES.names().get(result.confidence? as usize).copied()?;
            let share = percent(result.right as f64 / result.answers as f64);
            Some((
                name.to_owned(),
                vec![whole(result.answers as u64), whole(result.right as u64), share],
            ))
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let columns = [
        words::CONFIDENCE,
        words::ANSWERS,
        words::RIGHT_ANSWERS,
        words::SHARE_RIGHT,
    ];
    number_table(&Table {
        caption: words::CONFIDENCE_CAPTION.plain().into(),
        columns: columns.map(|text| text.plain().to_owned()).to_vec(),
        rows,
    })
}
