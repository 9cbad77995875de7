//! What the module for host pages does: mounting lessons, and attention by itself (section 4 of the contract).

use std::rc::Rc;

use js_sys::{Array, Error as JsError, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::attend_input;
use super::browser::{property, text};
use super::mounted::{Mounted, Start};
use super::page_events::PageEvents;
use super::result_code::make_code;
use super::trace::Trace;
use super::words;
use crate::attention::{Error, attend as compute};
use crate::progress::{Action, apply, save};
use crate::ui::results::MakeCode;
use crate::ui::status::Notice;
use crate::ui::{Settings, Target};

/// A mounted lesson.
pub struct Lesson(Mounted);

impl Lesson {
    /// Takes it off the page.
    pub fn destroy(&self) {
        self.0.destroy();
    }

    /// The learner's state as a save code.
    pub fn state(&self) -> String {
        save::encode(&self.0.state())
    }

    /// Goes to the question that `fragment` names; returns whether it names one.
    pub fn open(&self, fragment: &str) -> bool {
        let Some(Target::Question(question)) = Target::from_fragment(fragment) else {
            return false;
        };
        self.0.set_state(apply(&self.0.state(), Action::GoTo(question)));
        true
    }
}

/// Mounts a lesson within `root` as a plain object of options asks. An option that makes no sense gets its default. An element that
/// a lesson was taken off may be used again, and should be: see [`App`](crate::ui::App).
///
/// # Errors
/// An `Error` of JavaScript where `root` does not carry the words that the program needs.
pub fn mount(root: &Element, options: &JsValue) -> Result<Lesson, JsValue> {
    words::install(root)?;
    let number = |name: &str| property(options, name).and_then(|value| value.as_f64());
    let code = text(options, "state").filter(|code| !code.is_empty());
    let saved = code.map(|code| save::decode(&code)).transpose();
    let notice = saved.is_err().then_some(Notice::CourseUnreadable);
    let state = Rc::new(saved.ok().flatten().unwrap_or_default());
    let settings = Settings {
        is_embedded: true,
        has_own_page: false,
        make_code: Some(MakeCode(make_code)),
        mastery_percent: number("mastery")
            .filter(|percent| (0.0..=100.0).contains(percent))
            .map_or(80, |percent| percent as u8),
        seed: number("seed")
            .filter(|seed| (0.0..=f64::from(u32::MAX)).contains(seed))
            .map(|seed| seed as u32),
        ..Settings::default()
    };
    let engine = property(options, "engine").and_then(|value| value.dyn_into::<Function>().ok());
    let on_event = property(options, "onEvent").and_then(|value| value.dyn_into::<Function>().ok());
    let trace = Trace::default();
    let host = PageEvents::open(on_event.unwrap_or_default(), &state, &trace);
    Ok(Lesson(Mounted::mount(
        root,
        Start {
            engine,
            host: Box::new(host),
            known: state.clone(),
            state,
            settings,
            address: None,
            notice,
            trace,
        },
    )))
}

/// Attention of a plain object's matrices, as an object of plain rows.
///
/// # Errors
/// An `Error` of JavaScript whose `code` is the contract's and whose message names the place.
pub fn attend(input: &JsValue) -> Result<JsValue, JsValue> {
    let trace = attend_input::read(input)
        .and_then(|(queries, keys, values, settings)| compute(&queries, &keys, &values, &settings))
        .map_err(|error| thrown(&error))?;
    let output = Object::new();
    let parts = [
        ("scores", &trace.scores),
        ("scaled", &trace.scaled),
        ("weights", &trace.weights),
        ("output", &trace.output),
    ];
    for (name, matrix) in parts {
        let rows: Array = matrix.iter_rows().map(plain_row).collect();
        Reflect::set(&output, &name.into(), &rows)?;
    }
    Ok(output.into())
}

fn plain_row(row: &[f64]) -> JsValue {
    row.iter()
        .map(|number| JsValue::from_f64(*number))
        .collect::<Array>()
        .into()
}

fn thrown(error: &Error) -> JsValue {
    let thrown = JsError::new(&error.to_string());
    // A fresh object takes any property.
    let _ = Reflect::set(&thrown, &"code".into(), &error.code().into());
    thrown.into()
}
