//! Messages of a parent frame, one a line: SPLICE, JSInput, H5P, iframe-resizer, page settings. What is no JSON of an object is a
//! text.

use attention_lesson::host::attempt::{AttemptStatus, FULL_SCORE, Reported};
use attention_lesson::host::frame::protocol::{
    FrameProtocol, Message, Received, h5p_action, page_settings, wants_contrast,
};
use attention_lesson::host::parent_frame::protocol::{
    ParentMessage, jsinput_response, splice_report, stored_within, suspend_data_within,
};
use attention_lesson::host::suspend_data::{SUSPEND_DATA_LENGTH, unpack};
use attention_lesson::progress::{Action, State, apply};
use attention_lesson::quiz::Letter;
use serde_json::Value;

use super::json::Json;
use super::save_code::{check_merge, check_state, resealed};

/// The lesson as far as a parent frame knows it.
#[derive(Default)]
struct Lesson {
    frame: FrameProtocol,
    state: State,
    reported: Reported,
    /// No answer is longer by much: an id that was told once is said again.
    longest: usize,
}

/// Any messages in any order get a few short answers in form, and no answer that was given is lost by what they say.
pub fn parent_message(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut lesson = Lesson {
        longest: text.len(),
        ..Lesson::default()
    };
    let chosen = [Action::Choose(Letter::B), Action::Check];
    lesson.state = chosen
        .iter()
        .fold(State::default(), |state, action| apply(&state, *action));
    for (height, line) in (700..).zip(text.lines().take(30)) {
        check_replies(&lesson.frame.measured(height * 2, 320), lesson.longest);
        lesson.receive(line);
    }
    lesson.frame.silence();
    for message in text.lines().take(30) {
        assert!(lesson.frame.receive(Received::Text(message)).is_empty());
        assert!(lesson.frame.receive(Received::H5p("hello")).is_empty());
    }
}

impl Lesson {
    fn receive(&mut self, line: &str) {
        let object = line.starts_with('{').then(|| Json::read(line)).flatten();
        let Some(object) = object else {
            return check_replies(&self.frame.receive(Received::Text(line)), self.longest);
        };
        if let Some(action) = h5p_action(&object) {
            check_replies(&self.frame.receive(Received::H5p(&action)), self.longest);
        }
        let _ = page_settings(&object).is_some_and(|settings| wants_contrast(&settings));
        let Some(message) = ParentMessage::read(&object) else {
            return;
        };
        if let Some(stored) = message.stored() {
            assert!(message.tells_state());
            self.take_in(stored);
            if let Some(with_checksum) = resealed(suspend_data_within(stored)) {
                self.take_in(&with_checksum);
            }
        }
        self.report(&message);
    }

    fn take_in(&mut self, stored: &str) {
        let (theirs, reported) = stored_within(Some(stored));
        self.reported = self.reported.or(reported);
        assert!(self.reported.best <= FULL_SCORE);
        if let Ok(Some(theirs)) = theirs {
            check_state(&theirs);
            self.state = check_merge(&self.state, &theirs);
        }
    }

    fn report(&mut self, message: &ParentMessage) {
        let status = AttemptStatus::of(&self.state, &self.reported, 80);
        self.reported = status.reported();
        let report = object(&splice_report("attention-report-1", &status, &self.state));
        self.check_stored(&report["state"]);
        let ParentMessage::JsInputCall { method, id, .. } = message else {
            return;
        };
        if let Some(response) = jsinput_response(method, id, &status, &self.state) {
            assert!(response.len() <= id.len() + 400, "{response}");
            let response = object(&response);
            // A number with a fraction may come back another one.
            let told = response["id"].to_string();
            assert!(id.contains(['.', 'e']) || told == *id, "{response} to {id}");
            if method == "JSInput::getState" {
                let state = response["result"].as_str().expect("a text");
                self.check_stored(&object(state)["state"]);
            }
        }
    }

    /// What was told is the state, and comes back.
    fn check_stored(&self, told: &Value) {
        let told = told.as_str().expect("a text");
        assert!(told.len() <= SUSPEND_DATA_LENGTH);
        let (state, reported) = unpack(told).expect("our own");
        assert_eq!(state.quiz.records, self.state.quiz.records);
        assert_eq!(reported, self.reported);
        assert_eq!(suspend_data_within(&format!("{{\"state\":\"{told}\"}}")), told);
    }
}

fn object(json: &str) -> Value {
    let value: Value = serde_json::from_str(json).expect("JSON");
    assert!(value.is_object(), "{json}");
    value
}

/// A few answers, none longer by much than what was said.
fn check_replies(replies: &[Message], length: usize) {
    assert!(replies.len() <= 5, "{replies:?}");
    for reply in replies {
        match reply {
            Message::Object(json) => {
                object(json);
            }
            Message::Text(text) if text.starts_with('{') => {
                object(text);
            }
            Message::Text(text) => assert!(text.starts_with("[iFrameSizer]"), "{text:?}"),
        }
        let (Message::Object(text) | Message::Text(text)) = reply;
        assert!(text.len() <= length + 200, "{text:?}");
    }
}
