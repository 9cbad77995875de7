//! The controls of figures: a slider with its number, a choice, a switch. Each edits one number of the set-up.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::labs::number::fixed;
use crate::labs::{Field, Kind, Setup};
use crate::ui::hooks::use_name;

/// A change to a set-up.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// One number of a field.
    One {
        /// The field's key.
        key: &'static str,
        /// Which of its numbers, from 0.
        index: usize,
        /// What it is to be.
        value: f64,
    },
    /// Two numbers of a field that stand side by side: a point in a plane.
    Point {
        /// The field's key.
        key: &'static str,
        /// Which of its points, from 0.
        index: usize,
        /// Where it is to be.
        to: [f64; 2],
    },
    /// All numbers of some fields at once.
    Many(Vec<(&'static str, Vec<f64>)>),
}

impl Edit {
    /// Sets number `index` of field `key`.
    pub fn one(key: &'static str, index: usize, value: f64) -> Self {
        Self::One { key, index, value }
    }

    /// Moves point `index` of field `key`.
    pub fn point(key: &'static str, index: usize, to: [f64; 2]) -> Self {
        Self::Point { key, index, to }
    }

    /// The set-up after the change.
    pub fn apply(&self, setup: &Setup) -> Setup {
        match self {
            Self::One { key, index, value } => setup.with(key, *index, *value),
            Self::Point { key, index, to: [x, y] } => setup.with(key, 2 * index, *x).with(key, 2 * index + 1, *y),
            Self::Many(fields) => fields
                .iter()
                .fold(setup.clone(), |setup, (key, list)| setup.with_list(key, list)),
        }
    }

    /// The one number or point that it changes: a run of changes to the same one is undone as one.
    pub fn place(&self) -> Option<(&'static str, usize)> {
        match self {
            Self::One { key, index, .. } | Self::Point { key, index, .. } => Some((*key, *index)),
            Self::Many(_) => None,
        }
    }
}

/// What a control edits.
#[derive(Clone, PartialEq, Properties)]
pub struct ControlProperties {
    /// The set-up.
    pub setup: Setup,
    /// The field's key.
    pub field: &'static str,
    /// Which of its numbers.
    #[prop_or_default]
    pub index: usize,
    /// The control's name; without one, the field's.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// How the value is written; without it, as the number that it is.
    #[prop_or_default]
    pub shown: Option<AttrValue>,
    /// Called with the change.
    pub edit: Callback<Edit>,
}

impl ControlProperties {
    fn field(&self) -> Option<&'static Field> {
        self.setup.field(self.field)
    }

    fn label(&self) -> AttrValue {
        let own = self.field().map_or("", |field| field.label);
        self.label.clone().unwrap_or(AttrValue::Static(own))
    }

    fn value(&self) -> f64 {
        self.setup.list(self.field).get(self.index).copied().unwrap_or(0.0)
    }
}

/// A slider with its number beside it.
#[component]
pub fn NumberControl(properties: &ControlProperties) -> Html {
    let (key, index) = (properties.field, properties.index);
    let on_input = use_callback(properties.edit.clone(), move |event: InputEvent, edit| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            edit.emit(Edit::one(key, index, input.value_as_number()));
        }
    });
    let Some(Kind::Number {
        min,
        max,
        step,
        decimals,
    }) = properties.field().map(|field| field.kind)
    else {
        return Html::default();
    };
    let number = || fixed(properties.value(), usize::from(decimals)).into();
    let shown = properties.shown.clone().unwrap_or_else(number);
    html! {
        <label class="slider">
            <span class="slider-name">{ properties.label() }</span>
            <input type="range" min={min.to_string()} max={max.to_string()} step={step.to_string()}
                value={properties.value().to_string()} aria-valuetext={shown.clone()} oninput={on_input} />
            <output class="slider-value">{ shown }</output>
        </label>
    }
}

/// A choice among a few options, all in sight.
#[component]
pub fn ChoiceControl(properties: &ControlProperties) -> Html {
    let name = use_name("choice");
    let Some(Kind::Choice(options)) = properties.field().map(|field| field.kind) else {
        return Html::default();
    };
    let (key, index, chosen) = (properties.field, properties.index, properties.value() as usize);
    let option = |(i, words): (usize, &&'static str)| {
        let choose = properties.edit.reform(move |_: Event| Edit::one(key, index, i as f64));
        html! {
            <label class="segment">
                <input type="radio" name={name.clone()} checked={i == chosen} onchange={choose} />
                <span>{ *words }</span>
            </label>
        }
    };
    html! {
        <fieldset class="segments">
            <legend>{ properties.label() }</legend>
            <div class="segments-row">{ for options.iter().enumerate().map(option) }</div>
        </fieldset>
    }
}
