//! Receives the messages of the parent frame, and sends it the height of the lesson.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent};
use yew::Callback;

use super::protocol::{FrameProtocol, Message, Received, h5p_action, page_settings, wants_contrast};
use crate::host::browser::{after_drawing, parent, post_to_parent, text, to_json};
use crate::host::environment;
use crate::host::scope::Scope;
use crate::host::trace::Trace;

/// Heights are sent at most so often.
const PAUSE_MS: u32 = 100;
/// When the first messages are sent again to a parent that has not answered: it may begin to listen late.
const ANNOUNCEMENTS_MS: [u32; 3] = [300, 2_000, 5_000];

/// Canvas answers this with the appearance of its own pages.
const GET_PAGE_SETTINGS: &str = r#"{"subject":"lti.getPageSettings","message_id":"attention-settings"}"#;

/// Calls `on_message` with each message of the parent frame: an object, what a JSON text stands for, or a plain text.
/// Messages of any other window are ignored.
pub(crate) fn listen_to_parent(scope: &Scope, on_message: impl Fn(&JsValue) + 'static) {
    let Some(window) = web_sys::window() else { return };
    scope.listen(&window, "message", move |event| {
        let event: MessageEvent = event.unchecked_into();
        let source = event.source().map(JsValue::from);
        if source.is_none() || source != parent() {
            return;
        }
        let data = event.data();
        let parsed = data
            .as_string()
            .filter(|text| text.starts_with('{'))
            .and_then(|text| JSON::parse(&text).ok());
        on_message(&parsed.unwrap_or(data));
    });
}

/// Sends the height of one lesson; clones share it.
#[derive(Clone)]
pub(crate) struct FrameHeight {
    protocol: Rc<RefCell<FrameProtocol>>,
    root: Element,
    is_scheduled: Rc<Cell<bool>>,
    scope: Scope,
    trace: Trace,
    on_sent: Callback<()>,
}

impl FrameHeight {
    /// Observes `root` and sends its height to the parent frame. `on_sent` is called after each message.
    pub(crate) fn observe(root: &Element, scope: &Scope, trace: &Trace, on_sent: Callback<()>) -> Self {
        let height = Self {
            protocol: Rc::default(),
            root: root.clone(),
            is_scheduled: Rc::default(),
            scope: scope.clone(),
            trace: trace.clone(),
            on_sent,
        };
        let observed = height.clone();
        scope.observe_size(root, move || observed.schedule());
        // Objects follow when a parent that uses JSInput has had time to send its own message.
        for delay in ANNOUNCEMENTS_MS {
            let height = height.clone();
            after_drawing(scope, delay, move || {
                let mut messages = height.protocol.borrow().announce();
                if delay == ANNOUNCEMENTS_MS[0] && !height.protocol.borrow().is_silenced() {
                    messages.push(Message::Object(GET_PAGE_SETTINGS.into()));
                }
                height.send(messages.iter());
            });
        }
        height
    }

    /// Sends nothing from now on, since the parent frame would fail on it.
    pub(crate) fn silence(&self) {
        self.protocol.borrow_mut().silence();
    }

    /// Answers a message of the parent frame about heights, and applies its page settings.
    pub(crate) fn receive(&self, message: &JsValue) {
        let plain = message.as_string();
        let action = h5p_action(message);
        let received = match (&plain, &action) {
            (Some(plain), _) => Received::Text(plain),
            (None, Some(action)) => Received::H5p(action),
            (None, None) => return self.apply_page_settings(message),
        };
        let messages = self.protocol.borrow_mut().receive(received);
        self.send(messages.iter());
    }

    /// Canvas sends the appearance of its own pages.
    fn apply_page_settings(&self, message: &JsValue) {
        let Some(settings) = page_settings(message) else { return };
        self.trace
            .add(|| format!("page settings: {}", to_json(&settings).unwrap_or_default()));
        if wants_contrast(&settings) {
            let _ = self.root.set_attribute("data-contrast", "more");
        }
    }

    fn schedule(&self) {
        if self.is_scheduled.replace(true) {
            return;
        }
        let height = self.clone();
        self.scope.after(PAUSE_MS, move || {
            height.is_scheduled.set(false);
            height.measure();
        });
    }

    fn measure(&self) {
        let size = self.root.get_bounding_client_rect();
        let px = |length: f64| length.max(0.0) as u32 + u32::from(length.fract() > 0.0);
        let messages = self.protocol.borrow_mut().measured(px(size.height()), px(size.width()));
        if !messages.is_empty() {
            let sent_px = self.protocol.borrow().sent_px();
            self.trace
                .add(|| format!("height {sent_px} px told; {}", environment::window_size()));
        }
        self.send(messages.iter());
    }

    fn send<'a>(&self, messages: impl Iterator<Item = &'a Message>) {
        let mut is_sent = false;
        for message in messages {
            is_sent = true;
            let (Message::Text(content) | Message::Object(content)) = message;
            post_to_parent(content, matches!(message, Message::Object(_)));
            self.trace.sent(&name(message), content);
        }
        if is_sent {
            self.on_sent.emit(());
        }
    }
}

/// The name of a message in its own format.
fn name(message: &Message) -> String {
    match message {
        Message::Text(text) if !text.starts_with('{') => {
            let end = text.find(']').map_or(text.len(), |at| at + 1);
            text[..end].to_owned()
        }
        Message::Text(_) => "lti.frameResize as a text".to_owned(),
        Message::Object(json) => {
            let object = JSON::parse(json).unwrap_or_default();
            let action = text(&object, "action").map(|action| format!("h5p {action}"));
            text(&object, "subject").or(action).unwrap_or_default()
        }
    }
}
