//! A lesson mounted for a test, in an element of its own.

use std::rc::Rc;

use attention_lesson::progress::State;
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

impl Page {
    pub(crate) async fn open(state: State, settings: Settings) -> Self {
        let properties = yew::props!(AppProperties {
            words: written(),
            initial: Rc::new(state),
            settings: Rc::new(settings),
            on_change: Callback::noop()
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

    #[track_caller]
    pub(crate) fn one(&self, selector: &str) -> Element {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        found.remove(0)
    }
}
