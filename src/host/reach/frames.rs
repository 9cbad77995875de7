//! Listening to the page around, and telling it heights.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::JSON;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent, ResizeObserver};

use super::browser::{parent, post, property, text};
use super::witness::Witness;
use crate::host::report::frame::{Frame, Heard, Post};

/// Sizes are told at most so often.
const PAUSE_MS: u32 = 100;
/// When to greet again whoever has not answered: a page may begin to listen late.
const GREETINGS_MS: [u32; 4] = [100, 500, 2_000, 5_000];

/// Calls `heard` with each message of the page around: an object, what a JSON text stands for, or a plain text. Messages
/// of anybody else are not even looked at.
pub(crate) fn listen(heard: impl Fn(&JsValue) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let callback = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if event.source().map(JsValue::from) != parent() {
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
}

impl Frames {
    /// Watches `root` and tells the page around how high it is.
    pub(crate) fn watch(root: &Element, witness: &Witness) -> Self {
        let frames = Self {
            frame: Rc::default(),
            root: root.clone(),
            timer: Rc::default(),
            witness: witness.clone(),
        };
        let watching = frames.clone();
        let callback = Closure::<dyn FnMut()>::new(move || watching.schedule());
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(root);
        }
        callback.forget();
        // The first greeting is a text and may go out at once; objects follow when JSInput has had time to show itself.
        for post in frames.frame.borrow().greet() {
            if let Post::Text(text) = post {
                send(&Post::Text(text));
            }
        }
        for delay in GREETINGS_MS {
            let frames = frames.clone();
            Timeout::new(delay, move || {
                let posts = frames.frame.borrow().greet();
                posts.iter().for_each(send);
                if delay == GREETINGS_MS[0] {
                    post(
                        r#"{"subject":"lti.getPageSettings","message_id":"attention-settings"}"#,
                        true,
                    );
                }
            })
            .forget();
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
        posts.iter().for_each(send);
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
            self.witness
                .note(|| format!("height {} px told", self.frame.borrow().told_px()));
        }
        posts.iter().for_each(send);
    }
}

fn send(message: &Post) {
    match message {
        Post::Text(text) => post(text, false),
        Post::Object(json) => post(json, true),
    }
}
