//! The events of section 4 of the contract, as JSON of plain objects.

use crate::host::json::{object, string};
use crate::progress::{Event, State, save};

const VERSION: &str = "1";

/// The first event of a mounted lesson.
pub fn ready_json(state: &State) -> String {
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

/// An event as host pages get it.
pub fn event_json(happened: &Event, state: &State) -> String {
    let save_code = || string(&save::encode(state));
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
                ("state", save_code()),
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
                ("state", save_code()),
            ],
        ),
    }
}

fn event(kind: &str, members: &[(&str, String)]) -> String {
    let head = [("version", VERSION.to_owned()), ("type", string(kind))];
    object(&[&head, members].concat())
}
