//! A lesson mounted for a test, in an element of its own.

use std::cell::RefCell;
use std::rc::Rc;

use attention_lesson::progress::State;
use attention_lesson::ui::figure::{Mounted, Place};
use attention_lesson::ui::quiz::{Details, DetailsProperties, RESULTS};
use attention_lesson::ui::written::written;
use attention_lesson::ui::{App, AppProperties, Settings};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};
use yew::{AppHandle, BaseComponent, Callback};

/// A lesson, or a part of it, in an element of its own. It is taken away when a test ends.
pub(crate) struct Page<C: BaseComponent = App> {
    root: Element,
    app: Option<AppHandle<C>>,
}

impl<C: BaseComponent> Drop for Page<C> {
    fn drop(&mut self) {
        self.app.take().expect("mounted").destroy();
        self.root.remove();
    }
}

pub(crate) fn document() -> Document {
    web_sys::window()
        .and_then(|window| window.document())
        .expect("a browser")
}

/// What the page's second program draws on demand, drawn by this one: the results, which tests walk through.
fn drawn_here(place: Place) -> Mounted {
    let say = place.on_said.clone();
    let properties = move |code| DetailsProperties { code, say: say.clone() };
    let part = (place.id == RESULTS)
        .then(|| yew::Renderer::<Details>::with_root_and_props(place.element, properties(place.code)).render());
    place.on_settled.emit(part.is_some());
    let part = Rc::new(RefCell::new(part));
    let shown = part.clone();
    Mounted {
        show: Callback::from(move |code| {
            if let Some(part) = &mut *shown.borrow_mut() {
                part.update(properties(code));
            }
        }),
        remove: Callback::from(move |()| {
            if let Some(part) = part.take() {
                part.destroy();
            }
        }),
    }
}

/// The next frame, with all drawn that waited for it.
async fn frame() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().expect("a browser");
        window.request_animation_frame(&done).expect("a frame");
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.expect("a frame");
    yew::scheduler::flush().await;
}

impl Page {
    pub(crate) async fn open(state: State, settings: Settings) -> Self {
        let properties = yew::props!(AppProperties {
            words: written(),
            initial: Rc::new(state),
            settings: Rc::new(settings),
            on_change: Callback::noop(),
            figures: Some(Callback::from(drawn_here))
        });
        Self::of(properties).await
    }
}

impl<C: BaseComponent> Page<C> {
    /// Any component by itself.
    pub(crate) async fn of(properties: C::Properties) -> Self {
        let root = document().create_element("div").expect("an element");
        document()
            .body()
            .expect("a body")
            .append_child(&root)
            .expect("appended");
        let app = yew::Renderer::<C>::with_root_and_props(root.clone(), properties).render();
        yew::scheduler::flush().await;
        Self { root, app: Some(app) }
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|i| found.get(i)?.dyn_into().ok())
            .collect()
    }

    /// Waits for what comes once the browser has looked or told of a change: no more than five seconds of frames.
    pub(crate) async fn comes(&self, selector: &str) {
        for _ in 0..300 {
            if !self.all(selector).is_empty() {
                return;
            }
            frame().await;
        }
        panic!("{selector} does not come");
    }

    #[track_caller]
    pub(crate) fn one(&self, selector: &str) -> Element {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        found.remove(0)
    }
}
