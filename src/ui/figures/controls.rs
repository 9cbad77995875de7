//! The controls of figures: a slider with its number, a choice. Each edits one number of the set-up.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::labs::number::plain;
use crate::labs::{AnySetup, Limits, Place};
use crate::lesson::number::fixed;
use crate::lesson::texts::Text;
use crate::words::Inline;

/// A change to a set-up: numbers by their index among all.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    changes: Vec<(usize, f64)>,
    /// Whether a run of changes to the same place is undone as one, as when a slider is moved.
    is_run: bool,
}

impl Edit {
    /// Sets one number.
    pub fn one(at: usize, x: f64) -> Self {
        Self {
            changes: vec![(at, x)],
            is_run: true,
        }
    }

    /// Sets two numbers that stand side by side: a point in a plane.
    pub fn point(at: usize, [x, y]: [f64; 2]) -> Self {
        Self {
            changes: vec![(at, x), (at + 1, y)],
            is_run: true,
        }
    }

    /// Sets some numbers at once; every such change is undone by itself.
    pub fn step(changes: Vec<(usize, f64)>) -> Self {
        Self { changes, is_run: false }
    }

    /// Sets all numbers in which `to` differs from `from`, another set-up of the same lab.
    pub fn between(from: &AnySetup, to: &AnySetup) -> Self {
        let numbers = to.numbers().iter().copied().enumerate();
        Self::step(numbers.filter(|(at, x)| from.numbers()[*at] != *x).collect())
    }

    /// The set-up after the change.
    pub fn apply(&self, setup: &AnySetup) -> AnySetup {
        setup.with(&self.changes)
    }

    /// The place that it changes, where a run of changes to it is undone as one.
    pub fn place(&self) -> Option<usize> {
        let first = self.changes.first().filter(|_| self.is_run);
        first.map(|(at, _)| *at)
    }
}

/// The numbers of a set-up and how to change them, for controls of any lab.
#[derive(Clone, Copy, Debug)]
pub struct Controls<'a> {
    /// All numbers.
    pub numbers: &'a [f64],
    /// Called with each change.
    pub edit: &'a Callback<Edit>,
    /// A name that no other figure on the page has: radio buttons of two figures must not share theirs.
    pub name: &'a str,
}

impl Controls<'_> {
    /// Makes this change when it is clicked.
    pub fn on_click(&self, edit: Edit) -> Callback<MouseEvent> {
        self.edit.reform(move |_| edit.clone())
    }

    /// Makes this change when it is chosen.
    pub fn on_choose(&self, edit: Edit) -> Callback<Event> {
        self.edit.reform(move |_| edit.clone())
    }

    /// The name of the radio buttons that set number `at`.
    pub fn radio_name(&self, at: usize) -> AttrValue {
        [self.name, "-", &at.to_string()].concat().into()
    }

    /// A slider with its number beside it, which is written as `shown` or else as the number that it is.
    pub fn slider(&self, at: usize, limits: Limits, label: AttrValue, shown: Option<String>) -> Html {
        let Limits {
            min,
            max,
            step,
            decimals,
        } = limits;
        let x = self.numbers.get(at).copied().unwrap_or(0.0);
        let shown: AttrValue = shown.unwrap_or_else(|| fixed(x, usize::from(decimals))).into();
        let edit = self.edit.clone();
        let on_input = move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                edit.emit(Edit::one(at, input.value_as_number()));
            }
        };
        html! {
            <label class="slider" key={at}>
                <span class="slider-name">{ label }</span>
                <input type="range" min={plain(min)} max={plain(max)} step={plain(step)} value={plain(x)}
                    aria-valuetext={shown.clone()} oninput={on_input} />
                // The slider says it by itself.
                <span class="slider-value" aria-hidden="true">{ shown }</span>
            </label>
        }
    }

    /// A choice among a few options, all in sight.
    pub fn choice(&self, at: usize, label: Text, options: Text) -> Html {
        let name = self.radio_name(at);
        let chosen = self.numbers.get(at).map_or(0, |x| *x as usize);
        let option = |(i, words): (usize, &'static Inline)| {
            html! {
                <label class="segment">
                    <input type="radio" name={name.clone()} checked={i == chosen} onchange={self.on_choose(Edit::one(at, i as f64))} />
                    <span>{ &*words.text }</span>
                </label>
            }
        };
        html! {
            <fieldset class="segments">
                <legend>{ label.plain() }</legend>
                <div class="segments-row">{ for options.list().iter().enumerate().map(option) }</div>
            </fieldset>
        }
    }
}

/// What a lab's view is given: the set-up, and controls that edit it. A control takes only places of this lab's own fields.
#[derive(Debug)]
pub struct View<'a, S> {
    /// What the lab is set to.
    pub setup: S,
    /// The same as numbers, and how to change it.
    pub controls: Controls<'a>,
}

impl<S> View<'_, S> {
    /// A slider for a field of one number.
    pub fn slider(&self, place: &Place<S>, label: Text) -> Html {
        self.controls
            .slider(place.first, place.limits, label.plain().into(), None)
    }

    /// The same, with its number written as `shown`.
    pub fn slider_shown(&self, place: &Place<S>, label: Text, shown: String) -> Html {
        self.controls
            .slider(place.first, place.limits, label.plain().into(), Some(shown))
    }

    /// A slider for one number of a list, from 0, with its name in a list of names.
    pub fn slider_of(&self, place: &Place<S>, index: usize, names: Text) -> Html {
        let label = names.name(index);
        self.controls
            .slider(place.first + index, place.limits, label.into(), None)
    }

    /// A choice among the options of a field.
    pub fn choice(&self, place: &Place<S>, label: Text, options: Text) -> Html {
        self.controls.choice(place.first, label, options)
    }

    /// Sets a field of one number when it is clicked.
    pub fn on_click(&self, place: &Place<S>, x: f64) -> Callback<MouseEvent> {
        self.controls.on_click(Edit::one(place.first, x))
    }
}
