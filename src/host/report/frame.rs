//! The height that an embedded lesson asks of the page around it, in the four dialects that such pages understand.
//!
//! | dialect | who listens | how it goes |
//! | --- | --- | --- |
//! | `lti.frameResize` | Canvas, Brightspace, Sakai, Moodle with a plugin, SPLICE hosts | told unasked, as an object and as its JSON |
//! | H5P | pages with the H5P resizer | greeting, then two steps, so that a frame can also shrink |
//! | iframe-resizer | pages with that library | announced, told once the parent has introduced itself |
//!
//! A page that speaks JSInput parses every message as JSON and chokes on objects: to it, nothing of this is said.

use super::json;

/// Smaller changes than this are noise.
const LEAST_CHANGE_PX: u32 = 2;
/// After so many returns to the height before the last, in a row, frame and page are chasing each other.
const MOST_TURNS: u32 = 20;

/// A message to the page around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Post {
    /// A text, sent as it is.
    Text(String),
    /// JSON of an object, sent as that object.
    Object(String),
}

/// What the page around said, as far as it concerns heights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard<'a> {
    /// A text.
    Text(&'a str),
    /// The action of an H5P message.
    H5p(&'a str),
}

/// The conversation about heights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    height_px: u32,
    width_px: u32,
    told_px: u32,
    before_px: u32,
    n_turns: u32,
    n_told: u32,
    is_quiet: bool,
    has_h5p: bool,
    resizer: Option<String>,
}

impl Frame {
    /// Says from now on nothing.
    pub fn be_quiet(&mut self) {
        self.is_quiet = true;
    }

    /// Whether nothing is to be said.
    pub fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    /// The height last told.
    pub fn told_px(&self) -> u32 {
        self.told_px
    }

    /// Greets whoever has not answered yet.
    pub fn greet(&self) -> Vec<Post> {
        let mut posts = Vec::new();
        if self.is_quiet {
            return posts;
        }
        if self.resizer.is_none() {
            posts.push(Post::Text("[iFrameResizerChild]Ready".into()));
        }
        if !self.has_h5p {
            posts.push(h5p("hello", &[]));
        }
        posts
    }

    /// The content's size has been measured.
    pub fn measured(&mut self, height_px: u32, width_px: u32) -> Vec<Post> {
        (self.height_px, self.width_px) = (height_px, width_px);
        let is_about = |other_px: u32| height_px.abs_diff(other_px) < LEAST_CHANGE_PX;
        if self.is_quiet || height_px == 0 || is_about(self.told_px) {
            return Vec::new();
        }
        self.n_turns = if is_about(self.before_px) { self.n_turns + 1 } else { 0 };
        if self.n_turns > MOST_TURNS {
            return Vec::new();
        }
        self.tell()
    }

    /// The page around has spoken.
    pub fn heard(&mut self, message: Heard) -> Vec<Post> {
        match message {
            _ if self.is_quiet => Vec::new(),
            Heard::H5p("hello") => {
                self.has_h5p = true;
                self.prepare()
            }
            Heard::H5p("resizePrepared") => vec![h5p("resize", &[("scrollHeight", self.height_px.to_string())])],
            Heard::H5p("resize") => self.prepare(),
            Heard::H5p(_) => Vec::new(),
            Heard::Text(text) => text
                .strip_prefix("[iFrameSizer]")
                .map_or_else(Vec::new, |order| self.ordered(order)),
        }
    }

    /// An order of iframe-resizer: its introduction, whose first field is the frame's id and third `true` or `false`, or
    /// a wish to be told again.
    fn ordered(&mut self, order: &str) -> Vec<Post> {
        let mut fields = order.split(':');
        if matches!(order, "resize" | "reset") {
            self.n_turns = 0;
            return self.resizer_size("size");
        }
        match (fields.next(), fields.nth(1)) {
            (Some(id), Some("true" | "false")) => {
                self.resizer = Some(id.to_owned());
                self.resizer_size("init")
            }
            _ => Vec::new(),
        }
    }

    fn tell(&mut self) -> Vec<Post> {
        self.before_px = self.told_px;
        self.told_px = self.height_px;
        self.n_told += 1;
        let message = json::object(&[
            ("subject", json::string("lti.frameResize")),
            ("message_id", json::string(&format!("attention-height-{}", self.n_told))),
            ("height", self.height_px.to_string()),
        ]);
        let mut posts = vec![Post::Object(message.clone()), Post::Text(message)];
        posts.extend(self.prepare());
        posts.extend(self.resizer_size("size"));
        posts
    }

    fn prepare(&self) -> Vec<Post> {
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

    fn resizer_size(&self, why: &str) -> Vec<Post> {
        let (height, width) = (self.height_px, self.width_px);
        self.resizer
            .iter()
            .map(|id| Post::Text(format!("[iFrameSizer]{id}:{height}:{width}:{why}")))
            .collect()
    }
}

fn h5p(action: &str, rest: &[(&str, String)]) -> Post {
    let head = [("context", json::string("h5p")), ("action", json::string(action))];
    Post::Object(json::object(&[&head, rest].concat()))
}
