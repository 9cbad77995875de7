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

/// The first event of a mounted lesson.
pub fn ready(state: &State) -> String {
    let score = state.quiz.score();
    event(
        "ready",
        &[
            ("answered", state.quiz.n_answered().to_string()),
            ("score", score.points.to_string()),
            ("total", score.total.to_string()),
        ],
    )
}

/// An event as host pages get it: JSON of a plain object.
pub fn told(happened: &Event, state: &State) -> String {
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
        } => event(
            "answered",
            &[
                ("question", question.to_string()),
                ("variant", variant.to_string()),
                ("letter", string(letter.name())),
                ("correct", correct.to_string()),
                ("firstTry", first_try.to_string()),
                ("score", score.to_string()),
                ("total", total.to_string()),
            ],
        ),
        Event::Progress {
            answered,
            total,
            score,
            mastered,
            sections_read,
        } => event(
            "progress",
            &[
                ("answered", answered.to_string()),
                ("score", score.to_string()),
                ("total", total.to_string()),
                ("mastered", mastered.to_string()),
                ("sectionsRead", sections_read.to_string()),
                ("state", string(&save::encode(state))),
            ],
        ),
        Event::Finished {
            score,
            total,
            passed,
            seconds,
            ..
        } => event(
            "finished",
            &[
                ("score", score.to_string()),
                ("total", total.to_string()),
                ("passed", passed.to_string()),
                ("seconds", seconds.to_string()),
                ("state", string(&save::encode(state))),
            ],
        ),
    }
}

fn event(kind: &str, rest: &[(&str, String)]) -> String {
    let head = [("version", "1".to_owned()), ("type", string(kind))];
    object(&[&head, rest].concat())
}
