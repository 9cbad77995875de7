//! Brings parts of the page to their places: fetches their program once, and asks it to draw.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::{AttrValue, Callback};

use crate::ui::figure::{FigureSource, Mounted, Place};

/// What the page's start script leaves for this: an object whose `figures()` promises the parts' program.
const PROGRAMS: &str = "attentionLesson";

/// A part, from when its place asks for it.
enum Part {
    /// Its program is on the way; this is what it is to show when it comes.
    Awaited(AttrValue),
    /// It is drawn, by an object of its program with `show` and `remove`.
    Drawn(JsValue),
    /// Its place is gone.
    Gone,
}

/// The source of parts for `ui`.
pub(super) fn source() -> FigureSource {
    Callback::from(|place: Place| {
        let part = Rc::new(RefCell::new(Part::Awaited(place.code.clone())));
        spawn_local(bring(place, part.clone()));
        let kept = part.clone();
        Mounted {
            show: Callback::from(move |code: AttrValue| match &mut *part.borrow_mut() {
                Part::Awaited(awaited) => *awaited = code,
                // A part that cannot be reached is one that is not there any more.
                Part::Drawn(drawn) => drop(call(drawn, "show", Some(&code.as_str().into()))),
                Part::Gone => {}
            }),
            remove: Callback::from(move |()| {
                let part = kept.replace(Part::Gone);
                if let Part::Drawn(drawn) = part {
                    let _ = call(&drawn, "remove", None);
                }
            }),
        }
    })
}

async fn bring(place: Place, part: Rc<RefCell<Part>>) {
    let program = program().await;
    let Part::Awaited(code) = part.replace(Part::Gone) else {
        return;
    };
    let drawn = program.and_then(|program| draw(&program, &place, &code));
    place.on_settled.emit(drawn.is_ok());
    match drawn {
        Ok(drawn) => drop(part.replace(Part::Drawn(drawn))),
        Err(error) => {
            part.replace(Part::Awaited(code));
            web_sys::console::warn_2(&"attention lesson: no figures".into(), &error);
        }
    }
}

async fn program() -> Result<JsValue, JsValue> {
    let programs = Reflect::get(&js_sys::global(), &PROGRAMS.into())?;
    let promise = call(&programs, "figures", None)?;
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}

fn draw(program: &JsValue, place: &Place, code: &str) -> Result<JsValue, JsValue> {
    let on_said = place.on_said.clone();
    let say = Closure::<dyn Fn(String)>::new(move |said| on_said.emit(said)).into_js_value();
    let mount: Function = Reflect::get(program, &"mount".into())?.dyn_into()?;
    let arguments = js_sys::Array::of4(&place.element, &place.id.into(), &code.into(), &say);
    mount.apply(program, &arguments)
}

fn call(object: &JsValue, name: &str, argument: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    function.call1(object, argument.unwrap_or(&JsValue::UNDEFINED))
}
