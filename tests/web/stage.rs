//! A lesson mounted for a test, in an element of its own.

use std::rc::Rc;

use attention_lesson::host::words;
use attention_lesson::progress::State;
use attention_lesson::ui::{App, AppProperties, Incoming, LiveLesson, Settings};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};
use yew::{AppHandle, BaseComponent};

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

/// The next frame, with all drawn that waited for it.
async fn frame() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().expect("a browser");
        window.request_animation_frame(&done).expect("a frame");
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.expect("a frame");
    yew::scheduler::flush().await;
}

/// The page as `cargo xtask page` rendered it.
const RENDERED: &str = include_str!("../../target/page/lesson.html");

/// Takes the questions from the rendered page, before anything asks for one.
pub(crate) fn take_questions() {
    let page = document().create_element("div").expect("an element");
    page.set_inner_html(RENDERED);
    words::install(&page).expect("the page carries the questions");
}

impl Page {
    /// The whole page, woken but for what is folded.
    pub(crate) async fn open(state: State, settings: Settings) -> Self {
        let root = place();
        root.set_inner_html(RENDERED);
        let lesson = LiveLesson {
            initial: Rc::new(state),
            settings: Rc::new(settings),
            ..LiveLesson::new(root.clone())
        };
        let properties = within(&root, Some(lesson));
        let own = document().create_element("div").expect("an element");
        let page = Self::mount(root, own, properties).await;
        page.comes("[data-live='quiz'][data-awake] .quiz").await;
        page
    }

    /// The lesson is given `state` in the stead of `before`.
    pub(crate) async fn receive(&mut self, before: State, state: State) {
        let incoming = Incoming::new(Rc::new(before), Rc::new(state));
        let lesson = LiveLesson {
            incoming: Some(Rc::new(incoming)),
            ..LiveLesson::new(self.root.clone())
        };
        let properties = within(&self.root, Some(lesson));
        self.app.as_mut().expect("mounted").update(properties);
        yew::scheduler::flush().await;
    }
}

fn within(root: &Element, lesson: Option<LiveLesson>) -> AppProperties {
    AppProperties {
        root: root.clone(),
        lesson,
    }
}

/// An element on the document's page.
fn place() -> Element {
    let root = document().create_element("div").expect("an element");
    let body = document().body().expect("a body");
    body.append_child(&root).expect("appended");
    root
}

impl<C: BaseComponent> Page<C> {
    /// Any component by itself.
    pub(crate) async fn of(properties: C::Properties) -> Self {
        let root = place();
        Self::mount(root.clone(), root, properties).await
    }

    async fn mount(root: Element, own: Element, properties: C::Properties) -> Self {
        take_questions();
        let app = yew::Renderer::<C>::with_root_and_props(own, properties).render();
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
