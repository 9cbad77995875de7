//! The questions one by one, as a table, and how many were right as bars.

use attention_lesson::lesson::number::{fixed, percent, whole};
use attention_lesson::lesson::texts::class as words;
use attention_lesson::plots::{Bars, Ink, Picture, Series, Tick};
use attention_lesson::quiz::Letter;
use attention_lesson::ui::parts::canvas;
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::{n, save};
use crate::analysis::{Analysis, Item};

/// So many decimals have correlations.
const DECIMALS: usize = 2;

/// The part of the page.
pub(super) fn items(analysis: &Analysis) -> Html {
    let option = |letter: Letter| words::OPTION.write(&[Inline::text(letter.name().to_uppercase())]);
    let columns = [words::QUESTION.plain().to_owned(), words::RIGHT.plain().to_owned()]
        .into_iter()
        .chain(Letter::ALL.map(option))
        .chain([words::OPEN, words::DISCRIMINATION, words::POINT_BISERIAL, words::CERTAIN_WRONG, words::MASTERED].map(|text| text.plain().to_owned()));
    let print = |_: MouseEvent| {
        // Where that is forbidden the browser's own menu is the way.
        let _ = web_sys::window().map(|window| window.print());
    };
    html! {
        <section aria-labelledby="items-title">
            <h2 id="items-title">{ words::ITEMS_TITLE.plain() }</h2>
            <p class="class-how">{ words::ITEMS_HOW.plain() }</p>
            { canvas(picture(analysis), words::ITEMS_DRAWING.plain(), "low") }
            <div class="table-box" role="group" tabindex="0" aria-labelledby="items-title">
                <table class="numbers class-items">
                    <thead><tr>{ for columns.map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for analysis.items.iter().map(row) }</tbody>
                </table>
            </div>
            <div class="class-steps">
                <a class="button" href={save::address(analysis)} download={save::FILE}>{ words::SAVE_ITEMS.plain() }</a>
                <button type="button" onclick={print}>{ words::PRINT_PAGE.plain() }</button>
            </div>
        </section>
    }
}

fn row(item: &Item) -> Html {
    let correlation = |value: Option<f64>| value.map_or_else(String::new, |value| fixed(value, DECIMALS));
    let right = item.difficulty.map(percent);
    let interval = item.interval.map(|ends| words::INTERVAL.write(&ends.map(|end| Inline::text(percent(end)))));
    let option = |letter: Letter| {
        let kind = if letter == item.right { "right" } else if item.tempting.contains(&letter) { "tempting" } else { "other" };
        html! { <td data-kind={kind}>{ whole(item.options[letter.index()] as u64) }</td> }
    };
    let mastery = item.mastery;
    html! {
        <tr>
            <th scope="row"><a href={format!("../#q{}", item.question + 1)}>{ item.question + 1 }</a></th>
            <td>{ right }<small>{ interval }</small></td>
            { for Letter::ALL.into_iter().map(option) }
            <td>{ whole(item.n_open as u64) }</td>
            <td>{ correlation(item.discrimination) }</td>
            <td>{ correlation(item.point_biserial) }</td>
            <td>{ whole(item.n_confidently_wrong() as u64) }</td>
            <td>{ (mastery.retried > 0).then(|| words::OF_RETRIED.write(&[n(mastery.mastered), n(mastery.retried)])) }</td>
        </tr>
    }
}

fn picture(analysis: &Analysis) -> Picture {
    let shares: Vec<f64> = analysis.items.iter().map(|item| item.difficulty.unwrap_or(0.0)).collect();
    Picture::Bars(Bars {
        groups: analysis.items.iter().map(|item| whole(item.question as u64 + 1)).collect(),
        series: vec![Series {
            name: words::RIGHT.plain().into(),
            labels: Vec::new(),
            values: shares,
            ink: Ink::Weight,
            is_outline: false,
        }],
        min: 0.0,
        max: 1.0,
        tick: Tick::Percent,
    })
}
