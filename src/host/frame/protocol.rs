//! The height of an embedded lesson, in the message formats that parent frames understand.
//!
//! | format | which parents read it | when it is sent |
//! | --- | --- | --- |
//! | `lti.frameResize` | Canvas, Brightspace, Sakai, Moodle with a plugin, SPLICE hosts | whenever the height changes, as an object and as its JSON |
//! | H5P | pages with the H5P resizer | after `hello` from both sides, in two steps, so that a frame can also shrink |
//! | iframe-resizer | pages with that library | once the parent has sent its settings |
//!
//! A parent that uses JSInput parses every message as JSON and fails on objects, so it gets none of these.

use crate::host::host_value::HostValue;
use crate::host::json;

/// Smaller changes than this are noise.
const LEAST_CHANGE_PX: u32 = 2;
/// After so many returns to the previous height in a row, the lesson and the parent's layout are in a loop.
const MOST_REVERSALS: u32 = 20;

/// A message to the parent frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A text, sent as it is.
    Text(String),
    /// JSON of an object, sent as that object.
    Object(String),
}

/// A message from the parent frame, as far as it concerns heights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received<'a> {
    /// A text.
    Text(&'a str),
    /// The action of an H5P message.
    H5p(&'a str),
}

/// The action of an H5P message.
pub fn h5p_action(message: &impl HostValue) -> Option<String> {
    message
        .text_of("action")
        .filter(|_| message.text_of("context").as_deref() == Some("h5p"))
}

/// The appearance of Canvas's own pages, where it tells that.
pub fn page_settings<V: HostValue>(message: &V) -> Option<V> {
    let is_told = message.text_of("subject").as_deref() == Some("lti.getPageSettings.response");
    is_told.then(|| message.member("pageSettings").unwrap_or_default())
}

/// Whether these settings ask for more contrast.
pub fn wants_contrast(settings: &impl HostValue) -> bool {
    settings
        .member("use_high_contrast")
        .is_some_and(|wanted| wanted.holds())
}

/// What has been sent and received about heights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameProtocol {
    height_px: u32,
    width_px: u32,
    sent_px: u32,
    previous_px: u32,
    n_reversals: u32,
    n_sent: u32,
    is_silenced: bool,
    has_h5p: bool,
    resizer_id: Option<String>,
}

impl FrameProtocol {
    /// Sends nothing from now on.
    pub fn silence(&mut self) {
        self.is_silenced = true;
    }

    /// Whether nothing is to be sent.
    pub fn is_silenced(&self) -> bool {
        self.is_silenced
    }

    /// The height last sent.
    pub fn sent_px(&self) -> u32 {
        self.sent_px
    }

    /// The first messages of the formats whose parent has not answered yet.
    pub fn announce(&self) -> Vec<Message> {
        let mut messages = Vec::new();
        if self.is_silenced {
            return messages;
        }
        if !self.has_h5p {
            messages.push(h5p("hello", &[]));
        }
        messages
    }

    /// The content's size has been measured.
    pub fn measured(&mut self, height_px: u32, width_px: u32) -> Vec<Message> {
        (self.height_px, self.width_px) = (height_px, width_px);
        let is_about = |other_px: u32| height_px.abs_diff(other_px) < LEAST_CHANGE_PX;
        if self.is_silenced || height_px == 0 || is_about(self.sent_px) {
            return Vec::new();
        }
        self.n_reversals = if is_about(self.previous_px) {
            self.n_reversals + 1
        } else {
            0
        };
        if self.n_reversals > MOST_REVERSALS {
            return Vec::new();
        }
        self.report()
    }

    /// Answers a message of the parent frame.
    pub fn receive(&mut self, message: Received) -> Vec<Message> {
        match message {
            _ if self.is_silenced => Vec::new(),
            Received::H5p("hello") => {
                self.has_h5p = true;
                self.prepare()
            }
            Received::H5p("resizePrepared") => vec![h5p("resize", &[("scrollHeight", self.height_px.to_string())])],
            Received::H5p("resize") => self.prepare(),
            Received::H5p(_) => Vec::new(),
            Received::Text(text) => text
                .strip_prefix("[iFrameSizer]")
                .map_or_else(Vec::new, |order| self.receive_resizer(order)),
        }
    }

    /// A message of iframe-resizer: its settings, whose first field is the frame's id and third `true` or `false`, or a
    /// request for the size.
    fn receive_resizer(&mut self, order: &str) -> Vec<Message> {
        let mut fields = order.split(':');
        if matches!(order, "resize" | "reset") {
            self.n_reversals = 0;
            return self.resizer_size("size");
        }
        match (fields.next(), fields.nth(1)) {
            (Some(id), Some("true" | "false")) => {
                self.resizer_id = Some(id.to_owned());
                self.resizer_size("init")
            }
            _ => Vec::new(),
        }
    }

    fn report(&mut self) -> Vec<Message> {
        self.previous_px = self.sent_px;
        self.sent_px = self.height_px;
        self.n_sent += 1;
        let message = json::object(&[
            ("subject", json::string("lti.frameResize")),
            ("message_id", json::string(&format!("attention-height-{}", self.n_sent))),
            ("height", self.height_px.to_string()),
        ]);
        // The text first: a parent that parses every message fails on the object.
        let mut messages = vec![Message::Text(message.clone()), Message::Object(message)];
        messages.extend(self.prepare());
        messages.extend(self.resizer_size("size"));
        messages
    }

    fn prepare(&self) -> Vec<Message> {
        let height = self.height_px.to_string();
        if self.has_h5p && self.height_px > 0 {
            vec![h5p(
                "prepareResize",
                &[("scrollHeight", height.clone()), ("clientHeight", height)],
            )]
        } else {
            Vec::new()
        }
    }

    fn resizer_size(&self, why: &str) -> Vec<Message> {
        let (height, width) = (self.height_px, self.width_px);
        self.resizer_id
            .iter()
            .map(|id| Message::Text(format!("[iFrameSizer]{id}:{height}:{width}:{why}")))
            .collect()
    }
}

fn h5p(action: &str, rest: &[(&str, String)]) -> Message {
    let head = [("context", json::string("h5p")), ("action", json::string(action))];
    Message::Object(json::object(&[&head, rest].concat()))
}
