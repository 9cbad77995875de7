//! The class as a whole: its numbers, and how many learners have how many points.

use attention_lesson::lesson::number::{fixed, whole};
use attention_lesson::lesson::figures::Table;
use attention_lesson::lesson::texts::class as words;
use attention_lesson::plots::{Bars, Ink, Picture, Series, Tick};
use attention_lesson::ui::parts::{canvas, fold, number_table};
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::{learners, n};
use crate::analysis::Class;

/// So many decimals have points and reliabilities.
const DECIMALS: usize = 2;

/// The part of the page.
pub(super) fn class(class: &Class, n_items: usize) -> Html {
    let number = |value: Option<f64>| value.map_or_else(|| words::NOT_KNOWN.plain().to_owned(), |value| fixed(value, DECIMALS));
    let of_points = |value: Option<f64>| value.map_or_else(|| words::NOT_KNOWN.plain().to_owned(), |value| {
        words::OF_POINTS.write(&[Inline::text(fixed(value, DECIMALS)), n(n_items)])
    });
    let times = class.time_quartiles.map_or_else(|| words::NOT_KNOWN.plain().to_owned(), |seconds| {
        let [low, middle, high] = seconds.map(|seconds| Inline::text(fixed(seconds / 60.0, 1)));
        words::TIMES.write(&[low, high, middle])
    });
    let facts = [
        (words::MEAN, of_points(class.mean)),
        (words::MEDIAN, of_points(class.median)),
        (words::DEVIATION, number(class.standard_deviation)),
        (words::RELIABILITY, number(class.kr20)),
        (words::TIME, times),
    ];
    html! {
        <section aria-labelledby="class-title">
            <h2 id="class-title">{ words::CLASS_TITLE.plain() }</h2>
            <p>{ learners(class.n) }</p>
            if class.is_recognizable { <p class="offer warning">{ words::RECOGNIZABLE.plain() }</p> }
            <dl class="class-facts">
                { for facts.into_iter().map(|(name, value)| html! { <div><dt>{ name.plain() }</dt><dd>{ value }</dd></div> }) }
            </dl>
            if class.is_small && class.kr20.is_some() {
                <p class="class-how">{ words::RELIABILITY.plain() }{ ": " }{ words::FEW_FOR_RELIABILITY.write(&[n(class.n)]) }</p>
            }
            { canvas(picture(class), words::TOTALS_DRAWING.plain(), "low") }
            { fold(words::TOTALS_CAPTION.plain(), "class-totals", Callback::from({ let totals = class.totals.clone(); move |()| number_table(&table(&totals)) })) }
            <p class="class-how">{ words::CLAIMS.plain() }</p>
        </section>
    }
}

fn picture(class: &Class) -> Picture {
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

fn table(totals: &[usize]) -> Table {
    Table {
        caption: words::TOTALS_CAPTION.plain().into(),
        columns: [words::POINTS, words::LEARNERS_COLUMN].map(|text| text.plain().to_owned()).to_vec(),
        rows: totals.iter().enumerate().map(|(points, count)| (whole(points as u64), vec![whole(*count as u64)])).collect(),
    }
}
