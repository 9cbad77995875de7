//! Listening to the page around, and telling it heights.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::JSON;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent, ResizeObserver};
use yew::Callback;

use super::browser::{after_start, parent, post, property, text};
use super::surroundings;
use super::witness::Witness;
use crate::host::report::frame::{Frame, Heard, Post};

/// Sizes are told at most so often.
const PAUSE_MS: u32 = 100;
/// When to greet again whoever has not answered: a page may begin to listen late.
const GREETINGS_MS: [u32; 4] = [300, 700, 2_000, 5_000];

/// Canvas answers this with how its own pages look.
const ASK_FOR_SETTINGS: &str = r#"{"subject":"lti.getPageSettings","message_id":"attention-settings"}"#;

/// Calls `heard` with each message of the page around: an object, what a JSON text stands for, or a plain text. Messages
/// of anybody else are not even looked at.
pub(crate) fn listen(heard: impl Fn(&JsValue) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let callback = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let source = event.source().map(JsValue::from);
        if source.is_none() || source != parent() {
            return;
        }
        let data = event.data();
        let parsed = data
            .as_string()
            .filter(|text| text.starts_with('{'))
            .and_then(|text| JSON::parse(&text).ok());
        heard(&parsed.unwrap_or(data));
    });
    let _ = window.add_event_listener_with_callback("message", callback.as_ref().unchecked_ref());
    // The page listens as long as it stands.
    callback.forget();
}

/// The conversation about heights of one page.
#[derive(Clone)]
pub(crate) struct Frames {
    frame: Rc<RefCell<Frame>>,
    root: Element,
    timer: Rc<RefCell<Option<Timeout>>>,
    witness: Witness,
    on_told: Callback<()>,
}

impl Frames {
    /// Watches `root` and tells the page around how high it is. `on_told` is called after each time.
    pub(crate) fn watch(root: &Element, witness: &Witness, on_told: Callback<()>) -> Self {
        let frames = Self {
            frame: Rc::default(),
            root: root.clone(),
            timer: Rc::default(),
            witness: witness.clone(),
            on_told,
        };
        let watching = frames.clone();
        let callback = Closure::<dyn FnMut()>::new(move || watching.schedule());
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(root);
        }
        callback.forget();
        // The first greeting is a text and may go out at once; objects follow when JSInput has had time to show itself.
        let greeting = frames.frame.borrow().greet();
        frames.send(greeting.iter().filter(|post| matches!(post, Post::Text(_))));
        for delay in GREETINGS_MS {
            let frames = frames.clone();
            after_start(delay, move || {
                let mut posts = frames.frame.borrow().greet();
                if delay == GREETINGS_MS[0] && !frames.frame.borrow().is_quiet() {
                    posts.push(Post::Object(ASK_FOR_SETTINGS.into()));
                }
                frames.send(posts.iter());
            });
        }
        frames
    }

    /// Says no more: the page around would choke on it.
    pub(crate) fn be_quiet(&self) {
        self.frame.borrow_mut().be_quiet();
    }

    /// Answers what the page around said about heights, and takes its hints on looks.
    pub(crate) fn hear(&self, message: &JsValue) {
        let plain = message.as_string();
        let action = text(message, "action").filter(|_| text(message, "context").as_deref() == Some("h5p"));
        let heard = match (&plain, &action) {
            (Some(plain), _) => Heard::Text(plain),
            (None, Some(action)) => Heard::H5p(action),
            (None, None) => return self.take_hints(message),
        };
        let posts = self.frame.borrow_mut().heard(heard);
        self.send(posts.iter());
    }

    /// Canvas says how its own pages look.
    fn take_hints(&self, message: &JsValue) {
        if text(message, "subject").as_deref() != Some("lti.getPageSettings.response") {
            return;
        }
        let settings = property(message, "pageSettings").unwrap_or_default();
        self.witness.note(|| {
            format!(
                "page settings: {}",
                JSON::stringify(&settings).map_or_else(|_| String::new(), String::from)
            )
        });
        if property(&settings, "use_high_contrast").is_some_and(|wanted| wanted.is_truthy()) {
            let _ = self.root.set_attribute("data-contrast", "more");
        }
    }

    fn schedule(&self) {
        if self.timer.borrow().is_some() {
            return;
        }
        let frames = self.clone();
        let timer = Timeout::new(PAUSE_MS, move || {
            frames.timer.replace(None);
            frames.measure();
        });
        self.timer.replace(Some(timer));
    }

    fn measure(&self) {
        let size = self.root.get_bounding_client_rect();
        let px = |length: f64| length.max(0.0) as u32 + u32::from(length.fract() > 0.0);
        let posts = self.frame.borrow_mut().measured(px(size.height()), px(size.width()));
        if !posts.is_empty() {
            let told_px = self.frame.borrow().told_px();
            self.witness
                .note(|| format!("height {told_px} px told; {}", surroundings::window_size()));
        }
        self.send(posts.iter());
    }

    fn send<'a>(&self, posts: impl Iterator<Item = &'a Post>) {
        let mut is_told = false;
        for message in posts {
            is_told = true;
            match message {
                Post::Text(text) => post(text, false),
                Post::Object(json) => post(json, true),
            }
            let (Post::Text(text) | Post::Object(text)) = message;
            self.witness.sent(&name(message), text);
        }
        if is_told {
            self.on_told.emit(());
        }
    }
}

/// A name for a message: what its dialect calls it.
fn name(message: &Post) -> String {
    match message {
        Post::Text(text) if !text.starts_with('{') => {
            let end = text.find(']').map_or(text.len(), |at| at + 1);
            text[..end].to_owned()
        }
        Post::Text(_) => "lti.frameResize as a text".to_owned(),
        Post::Object(json) => {
            let object = JSON::parse(json).unwrap_or_default();
            let action = text(&object, "action").map(|action| format!("h5p {action}"));
            text(&object, "subject").or(action).unwrap_or_default()
        }
    }
}
