//! The questions one by one, as a table, and how many were right as bars.

use attention_lesson::lesson::bank::bank;
use attention_lesson::lesson::number::{fixed, percent, whole};
use attention_lesson::lesson::texts::{Text, class as words};
use attention_lesson::quiz::Letter;
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::counts::n;
use super::drawing::drawing;
use super::item_bars::ItemBars;
use super::save;
use super::teach::LESSON;
use crate::analysis::{Analysis, Item};

/// So many decimals have correlations.
const DECIMALS: usize = 2;

/// The part of the page.
pub(super) fn items(analysis: &Analysis) -> Html {
    let option = |letter: Letter| words::OPTION.write(&[letter_of(letter)]);
    let plain = |text: Text| text.plain().to_owned();
    let columns = [words::QUESTION, words::RIGHT]
        .map(plain)
        .into_iter()
        .chain(Letter::ALL.map(option));
    let more = [
        words::OPEN,
        words::DISCRIMINATION,
        words::POINT_BISERIAL,
        words::CERTAIN_WRONG,
        words::MASTERED,
    ]
    .map(plain);
    let print = |_: MouseEvent| {
        // Where that is forbidden the browser's own menu is the way.
        let _ = web_sys::window().map(|window| window.print());
    };
    html! {
        <section aria-labelledby="items-title">
            <h2 id="items-title">{ words::ITEMS_TITLE.plain() }</h2>
            <p>{ words::ITEMS_HOW.plain() }</p>
            { drawing(ItemBars::of(&analysis.items), words::ITEMS_DRAWING.plain().to_owned()) }
            <div class="table-box">
                <table class="numbers class-items" aria-labelledby="items-title">
                    <thead><tr>{ for columns.chain(more).map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for analysis.items.iter().map(row) }</tbody>
                </table>
            </div>
            <p>{ words::ITEMS_KEY.plain() }</p>
            <div class="class-steps">
                <a class="button" href={save::address(analysis)} download={save::FILE}>{ words::SAVE_ITEMS.plain() }</a>
                <button type="button" onclick={print}>{ words::PRINT_PAGE.plain() }</button>
            </div>
        </section>
    }
}

fn letter_of(letter: Letter) -> Inline {
    Inline::text(letter.name().to_uppercase())
}

fn row(item: &Item) -> Html {
    let correlation = |value: Option<f64>| value.map_or_else(String::new, |value| fixed(value, DECIMALS));
    let right = item.difficulty.map(percent);
    let interval = item
        .interval
        .map(|ends| words::INTERVAL.write(&ends.map(|end| Inline::text(percent(end)))));
    let prompt = bank().items.get(item.question).map(|asked| &*asked.question.prompt);
    let option = |letter: Letter| {
        let chosen = whole(item.options[letter.index()] as u64);
        // What sets it apart for the eye is said to whoever hears it.
        let (kind, said) = if letter == item.right {
            ("right", Some(words::IS_RIGHT))
        } else if item.tempting.contains(&letter) {
            ("tempting", Some(words::IS_TEMPTING))
        } else {
            ("", None)
        };
        html! { <td data-kind={kind}>{ chosen }if let Some(said) = said { <span class="unseen">{ " " }{ said.plain() }</span> }</td> }
    };
    let mastery = item.mastery;
    let mastered = (mastery.retried > 0).then(|| words::OF_RETRIED.write(&[n(mastery.mastered), n(mastery.retried)]));
    html! {
        <tr>
            <th scope="row"><a href={format!("{LESSON}#q{}", item.question + 1)}><b>{ item.question + 1 }</b><span>{ prompt }</span></a></th>
            <td>{ right }<small>{ interval }</small></td>
            { for Letter::ALL.into_iter().map(option) }
            <td>{ whole(item.n_open as u64) }</td>
            <td>{ correlation(item.discrimination) }</td>
            <td>{ correlation(item.point_biserial) }</td>
            <td>{ whole(item.n_confidently_wrong() as u64) }</td>
            <td>{ mastered }</td>
        </tr>
    }
}
