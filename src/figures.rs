//! The program of what is drawn on demand: the figures, the results, the folds at the end. The page fetches it when a
//! reader comes near one of them. It exports one function.

use std::cell::Cell;

use attention_lesson::host::engine;
use attention_lesson::labs::demonstrations;
use attention_lesson::ui::figures::{DemonstrationView, DemonstrationViewProperties, Shell, ShellProperties};
use attention_lesson::ui::model::{self, ModelFigure, ModelFigureProperties};
use attention_lesson::ui::outside::{FOLDS, Folds, FoldsProperties};
use attention_lesson::ui::quiz::{Details, DetailsProperties, RESULTS};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, AttrValue, BaseComponent, Callback, Renderer};

fn main() {}

/// A part of the page, as its place holds it.
#[wasm_bindgen]
pub struct Part(Box<dyn Drawn>);

#[wasm_bindgen]
impl Part {
    /// Shows what `code` says from now on.
    pub fn show(&mut self, code: String) {
        self.0.show(code.into());
    }

    /// Takes the part away.
    pub fn remove(self) {
        self.0.remove();
    }
}

trait Drawn {
    fn show(&mut self, code: AttrValue);
    fn remove(self: Box<Self>);
}

/// A mounted component, and how its properties are made of a code.
struct App<C: BaseComponent, F> {
    handle: AppHandle<C>,
    properties: F,
}

impl<C: BaseComponent, F: Fn(AttrValue) -> C::Properties> Drawn for App<C, F> {
    fn show(&mut self, code: AttrValue) {
        self.handle.update((self.properties)(code));
    }

    fn remove(self: Box<Self>) {
        self.handle.destroy();
    }
}

fn draw<C: BaseComponent>(
    element: Element,
    code: String,
    properties: impl Fn(AttrValue) -> C::Properties + 'static,
) -> Part {
    let handle = Renderer::<C>::with_root_and_props(element, properties(code.into())).render();
    Part(Box::new(App { handle, properties }))
}

/// Draws the part with this id in `element`, showing what `code` says. What it has to say goes to `say` as a text. Gives
/// nothing for an id that no part has.
#[wasm_bindgen]
pub fn mount(element: Element, id: &str, code: String, say: Function) -> Option<Part> {
    let say = Callback::from(move |said: String| {
        // A page that does not listen any more has taken the part away.
        let _ = say.call1(&JsValue::NULL, &said.into());
    });
    Some(match id {
        RESULTS => draw::<Details>(element, code, move |code| DetailsProperties { code, say: say.clone() }),
        demonstrations::ID => draw::<DemonstrationView>(element, code, |code| {
            let (concept, claim) = demonstrations::asked(&code).unwrap_or((0, demonstrations::Claim::Right));
            DemonstrationViewProperties { concept, claim }
        }),
        model::ID => draw::<ModelFigure>(element, code, |_| ModelFigureProperties {
            source: engine::source(),
        }),
        FOLDS => draw::<Folds>(element, code, |code| FoldsProperties { code }),
        _ => {
            let id = attention_lesson::ui::figures::figure(id)?.id();
            let turn = Cell::new(0);
            draw::<Shell>(element, code, move |code| ShellProperties {
                id,
                code,
                turn: turn.replace(turn.get() + 1),
                say: say.clone(),
                is_demonstration: false,
            })
        }
    })
}
