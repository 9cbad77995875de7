//! The view of "Who gets the weight?": bars to drag, then the true ones beside them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::legend::Sign;
use super::{ChoiceControl, Edit, LabProperties, Legend, NumberControl};
use crate::labs::number::{fixed, percent};
use crate::labs::softmax::{NORMALIZE, SCORES, TEMPERATURE, outcome};
use crate::labs::{Prediction, Setup};
use crate::lesson::figures::softmax as words;
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::ui::parts::Canvas;

/// The drawing and its controls.
#[component]
pub fn SoftmaxLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let is_shown = setup.is_on(Prediction::SHOWN);
    let picture = picture(setup);
    let label = words::TITLE;
    let entry = |ink, sign, name| (ink, sign, AttrValue::Static(name));
    html! {
        <>
            if is_shown && Prediction::is_guessed(setup) {
                <Legend entries={vec![entry(Ink::Guess, Sign::Open, words::GUESS), entry(Ink::Weight, Sign::Full, words::WEIGHT)]} />
            }
            <div class="drag-bars" data-shown={is_shown.to_string()}>
                <Canvas {picture} {label} class="bars" />
                if !is_shown {
                    <div class="drag-bars-handles">
                        { for (0..4).map(|index| html! { <Handle key={index} {index} setup={setup.clone()} edit={edit.clone()} /> }) }
                    </div>
                }
            </div>
            if is_shown {
                <div class="controls">
                    { for (0..4).map(|index| html! {
                        <NumberControl key={index} setup={setup.clone()} field={SCORES} {index} label={words::TOKENS[index]} edit={edit.clone()} />
                    }) }
                    <NumberControl setup={setup.clone()} field={TEMPERATURE} edit={edit.clone()} />
                    <ChoiceControl setup={setup.clone()} field={NORMALIZE} edit={edit.clone()} />
                </div>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct HandleProperties {
    index: usize,
    setup: Setup,
    edit: Callback<Edit>,
}

/// An upright slider that lies over a bar: the bar is what one drags, the slider what one reaches by key and ear.
#[component]
fn Handle(properties: &HandleProperties) -> Html {
    let index = properties.index;
    let on_input = use_callback(properties.edit.clone(), move |event: InputEvent, edit| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            edit.emit(Edit::one(Prediction::GUESS, index, input.value_as_number() / 100.0));
        }
    });
    let guess = properties.setup.list(Prediction::GUESS)[index];
    html! {
        <input type="range" class="handle" min="0" max="100" value={(guess * 100.0).round().to_string()}
            aria-label={format!("{}, {}", words::GUESS, words::TOKENS[index])} aria-valuetext={percent(guess)}
            oninput={on_input} />
    }
}

fn picture(setup: &Setup) -> Picture {
    let guess = setup.list(Prediction::GUESS).to_vec();
    let is_shown = setup.is_on(Prediction::SHOWN);
    let mut series = Vec::new();
    // Bars that nobody moved are handles to drag, and no guess to compare with.
    if !is_shown || Prediction::is_guessed(setup) {
        series.push(Series {
            name: words::GUESS.into(),
            labels: guess.iter().map(|g| percent(*g)).collect(),
            values: guess,
            ink: Ink::Guess,
            is_outline: true,
        });
    }
    let (mut min, mut max) = (0.0_f64, 1.0_f64);
    if is_shown {
        let weights = outcome(setup).weights;
        min = weights.iter().copied().fold(min, f64::min);
        max = weights.iter().copied().fold(max, f64::max);
        let labels = weights.iter().map(|w| fixed(*w, 3)).collect();
        series.push(Series {
            name: words::WEIGHT.into(),
            values: weights,
            labels,
            ink: Ink::Weight,
            is_outline: false,
        });
    }
    let groups = (0..4)
        .map(|i| words::group(words::TOKENS[i], &fixed(setup.list(SCORES)[i], 1)))
        .collect();
    Picture::Bars(Bars {
        groups,
        series,
        min,
        max,
        tick: Tick::Percent,
    })
}
