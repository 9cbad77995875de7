//! The view of "Who gets the weight?": bars to drag, then the true ones beside them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::legend::{Sign, legend};
use super::row_bars::bar;
use super::{Edit, View};
use crate::labs::number::rounded;
use crate::labs::softmax::{N_TOKENS, Setup, is_guessed, weighting};
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::softmax as words;
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::ui::parts::canvas;

/// The drawing and its controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let is_shown = view.setup.is_shown;
    html! {
        <>
            if is_shown && is_guessed(&view.setup) {
                { legend(&[(Ink::Guess, Sign::Open, words::GUESS.plain()), (Ink::Weight, Sign::Full, words::WEIGHT.plain())]) }
            }
            <div class="drag-bars" data-shown={is_shown.to_string()}>
                { canvas(picture(&view.setup), words::TITLE.plain(), "bars") }
                if !is_shown { <div class="drag-bars-handles">{ for (0..N_TOKENS).map(|i| handle(view, i)) }</div> }
            </div>
            if is_shown {
                <div class="controls">
                    { for (0..N_TOKENS).map(|i| view.slider_of(&Setup::SCORES, i, words::TOKENS)) }
                    { view.slider(&Setup::TEMPERATURE, words::TEMPERATURE) }
                    { view.choice(&Setup::RULE, words::RULE, words::RULES) }
                </div>
            }
        </>
    }
}

/// An upright slider that lies over a bar: the bar is what one drags, the slider what one reaches by key and ear.
fn handle(view: &View<Setup>, index: usize) -> Html {
    let edit = view.controls.edit.clone();
    let on_input = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            edit.emit(Edit::one(Setup::GUESS.first + index, input.value_as_number() / 100.0));
        }
    };
    let guess = view.setup.guess[index];
    html! {
        <input type="range" class="handle" min="0" max="100" value={rounded(guess * 100.0, 0)}
            aria-label={words::GUESS_OF.write(&[words::TOKENS.item(index).clone()])} aria-valuetext={percent(guess)} oninput={on_input} />
    }
}

fn picture(setup: &Setup) -> Picture {
    let guess = setup.guess.to_vec();
    let is_shown = setup.is_shown;
    let mut series = Vec::new();
    // Bars that nobody moved are handles to drag, and no guess to compare with.
    if !is_shown || is_guessed(setup) {
        series.push(Series {
            name: words::GUESS.plain().into(),
            labels: guess.iter().map(|g| percent(*g)).collect(),
            values: guess,
            ink: Ink::Guess,
            is_outline: true,
        });
    }
    let (mut min, mut max) = (0.0_f64, 1.0_f64);
    if is_shown {
        let weights = weighting(setup).weights;
        min = weights.iter().copied().fold(min, f64::min);
        max = weights.iter().copied().fold(max, f64::max);
        let labels = weights.iter().map(|w| fixed(*w, 3)).collect();
        series.push(Series {
            name: words::WEIGHT.plain().into(),
            values: weights,
            labels,
            ink: Ink::Weight,
            is_outline: false,
        });
    }
    let groups = (0..N_TOKENS)
        .map(|i| bar(words::TOKENS.name(i), words::BAR, &fixed(setup.scores[i], 1)))
        .collect();
    Picture::Bars(Bars {
        groups,
        series,
        min,
        max,
        tick: Tick::Percent,
    })
}
