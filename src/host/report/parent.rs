//! What is said to the page around a frame about the learner (SPLICE, Open edX JSInput), and to the page that mounted the
//! lesson (section 4 of the contract). Heights are `frame`'s matter.

use super::json::{object, string};
use super::pack;
use super::standing::{Standing, scaled};
use crate::progress::{Event, State, save};

/// The request for what was kept. It says nothing of the learner.
pub fn ask_splice(message_id: &str) -> String {
    object(&[
        ("subject", string("SPLICE.getState")),
        ("message_id", string(message_id)),
    ])
}

/// Score and state for a SPLICE host that has answered.
pub fn tell_splice(message_id: &str, standing: &Standing, state: &State) -> String {
    object(&[
        ("subject", string("SPLICE.reportScoreAndState")),
        ("message_id", string(message_id)),
        ("score", scaled(standing.best)),
        ("state", string(&pack(state, &standing.kept()))),
    ])
}

/// The two halves of JSInput's greeting.
pub fn greet_jsinput(is_answer: bool) -> String {
    object(&[
        ("method", string("JSInput::__ready")),
        ("params", string(if is_answer { "pong" } else { "ping" })),
    ])
}

/// The answer to a question of JSInput's, whose `id` is JSON. Grade and state are JSON within a string, as the grader of
/// the problem reads them. `None` where the method is none that asks.
pub fn answer_jsinput(method: &str, id: &str, standing: &Standing, state: &State) -> Option<String> {
    let result = match method {
        "JSInput::getGrade" => object(&[
            ("score", scaled(standing.best)),
            ("answered", standing.answered.to_string()),
            ("total", standing.total.to_string()),
            ("finished", state.quiz.finished.to_string()),
            ("passed", standing.is_passed().to_string()),
        ]),
        "JSInput::getState" => object(&[("state", string(&pack(state, &standing.kept())))]),
        "JSInput::setState" => return Some(object(&[("id", id.to_owned()), ("result", string("ok"))])),
        _ => return None,
    };
    Some(object(&[("id", id.to_owned()), ("result", string(&result))]))
}

/// The parcel within a text that may be JSON around it; the text itself where there is none.
pub fn parcel_within(text: &str) -> &str {
    let is_ours = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let rest = text.find("al1.").map_or(text, |at| &text[at..]);
    rest.split(|c| !is_ours(c)).next().unwrap_or_default()
}

/// An event as host pages get it: a plain object with these members, without those that do not belong to its type.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "host", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct PageEvent {
    /// The version of the events.
    pub version: u8,
    /// What happened: "ready", "answered", "progress" or "finished".
    pub r#type: &'static str,
    /// The number of the question, from 1.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub question: Option<usize>,
    /// 0 for the given question, above for a sibling.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub variant: Option<u8>,
    /// The option chosen, in the authored order.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub letter: Option<&'static str>,
    /// Whether it was right.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub correct: Option<bool>,
    /// Whether it counts for the score.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub first_try: Option<bool>,
    /// Given questions answered.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub answered: Option<usize>,
    /// Points.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub score: Option<usize>,
    /// Points that can be had.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub total: Option<usize>,
    /// Concepts whose latest answer was right.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub mastered: Option<usize>,
    /// Sections read to their end.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub sections_read: Option<usize>,
    /// Whether the score reaches the mastery asked for.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub passed: Option<bool>,
    /// Time spent on the visible page.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub seconds: Option<u32>,
    /// The save code.
    #[cfg_attr(feature = "host", serde(skip_serializing_if = "Option::is_none"))]
    pub state: Option<String>,
}

impl PageEvent {
    fn of(r#type: &'static str) -> Self {
        Self {
            version: 1,
            r#type,
            ..Self::default()
        }
    }
}

/// The first event of a mounted lesson.
pub fn ready(state: &State) -> PageEvent {
    let score = state.quiz.score();
    PageEvent {
        answered: Some(state.quiz.n_answered()),
        score: Some(score.points),
        total: Some(score.total),
        ..PageEvent::of("ready")
    }
}

/// An event as host pages get it.
pub fn told(happened: &Event, state: &State) -> PageEvent {
    match *happened {
        Event::Answered {
            question,
            variant,
            letter,
            correct,
            first_try,
            score,
            total,
            ..
        } => PageEvent {
            question: Some(question),
            variant: Some(variant),
            letter: Some(letter.name()),
            correct: Some(correct),
            first_try: Some(first_try),
            score: Some(score),
            total: Some(total),
            ..PageEvent::of("answered")
        },
        Event::Progress {
            answered,
            total,
            score,
            mastered,
            sections_read,
        } => PageEvent {
            answered: Some(answered),
            score: Some(score),
            total: Some(total),
            mastered: Some(mastered),
            sections_read: Some(sections_read),
            state: Some(save::encode(state)),
            ..PageEvent::of("progress")
        },
        Event::Finished {
            score,
            total,
            passed,
            seconds,
            ..
        } => PageEvent {
            score: Some(score),
            total: Some(total),
            passed: Some(passed),
            seconds: Some(seconds),
            state: Some(save::encode(state)),
            ..PageEvent::of("finished")
        },
    }
}
