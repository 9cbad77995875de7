//! The messages of SPLICE and of Open edX's JSInput.

use crate::host::attempt::{AttemptStatus, scaled_score};
use crate::host::json::{object, string};
use crate::host::suspend_data::pack;
use crate::progress::State;

/// The request for the stored state. It says nothing about the learner.
pub fn splice_get_state(message_id: &str) -> String {
    object(&[
        ("subject", string("SPLICE.getState")),
        ("message_id", string(message_id)),
    ])
}

/// Score and state for a SPLICE host that has answered.
pub fn splice_report(message_id: &str, status: &AttemptStatus, state: &State) -> String {
    object(&[
        ("subject", string("SPLICE.reportScoreAndState")),
        ("message_id", string(message_id)),
        ("score", scaled_score(status.best)),
        ("state", string(&pack(state, &status.reported()))),
    ])
}

/// The two messages of JSInput's handshake.
pub fn jsinput_ready(is_answer: bool) -> String {
    object(&[
        ("method", string("JSInput::__ready")),
        ("params", string(if is_answer { "pong" } else { "ping" })),
    ])
}

/// The response to a call of JSInput's, whose `id` is JSON. Grade and state are JSON within a string, as the grader of the
/// problem reads them. `None` for a method that has no response.
pub fn jsinput_response(method: &str, id: &str, status: &AttemptStatus, state: &State) -> Option<String> {
    let result = match method {
        "JSInput::getGrade" => object(&[
            ("score", scaled_score(status.best)),
            ("answered", status.answered.to_string()),
            ("total", status.total.to_string()),
            ("finished", state.quiz.finished.to_string()),
            ("passed", status.is_passed().to_string()),
        ]),
        "JSInput::getState" => object(&[("state", string(&pack(state, &status.reported())))]),
        "JSInput::setState" => return Some(object(&[("id", id.to_owned()), ("result", string("ok"))])),
        _ => return None,
    };
    Some(object(&[("id", id.to_owned()), ("result", string(&result))]))
}

/// The suspend data within a text that may be JSON around it; the text itself where there is none.
pub fn suspend_data_within(text: &str) -> &str {
    let is_ours = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let begins = |at: &usize| {
        ["al1.", "al2."]
            .iter()
            .any(|prefix| text.as_bytes()[*at..].starts_with(prefix.as_bytes()))
    };
    (0..text.len())
        .find(begins)
        .and_then(|at| text.get(at..)?.split(|c| !is_ours(c)).next())
        .unwrap_or(text)
}
