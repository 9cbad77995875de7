//! SCORM 1.2 and 2004: what to read at the start and what to write, in which order and form. The strictest parser decides.
//!
//! References: SCORM 1.2 Run-Time Environment §3.4; SCORM 2004 4th edition Run-Time Environment §4.2.

use super::moment::{clock, span_12, span_iso, timestamp};
use super::parcel::reopened;
use super::standing::{Judgment, Standing, decimal, part, percent, raw, scaled, ten_thousandths};
use super::{Kept, pack, unpack};
use crate::lesson::questions::question;
use crate::progress::save::Refused;
use crate::progress::{Event, State};

/// Which standard is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// SCORM 1.2.
    V12,
    /// SCORM 2004, 3rd or 4th edition.
    V2004,
}

/// The names of what both standards have under different ones.
struct Names {
    mode: &'static str,
    credit: &'static str,
    status: &'static str,
    learner: &'static str,
    language: &'static str,
    mastery: &'static str,
    location: &'static str,
    score: &'static str,
    exit: &'static str,
    time: &'static str,
}

const NAMES_12: Names = Names {
    mode: "cmi.core.lesson_mode",
    credit: "cmi.core.credit",
    status: "cmi.core.lesson_status",
    learner: "cmi.core.student_id",
    language: "cmi.student_preference.language",
    mastery: "cmi.student_data.mastery_score",
    location: "cmi.core.lesson_location",
    score: "cmi.core.score.",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
};

const NAMES_2004: Names = Names {
    mode: "cmi.mode",
    credit: "cmi.credit",
    status: "cmi.success_status",
    learner: "cmi.learner_id",
    language: "cmi.learner_preference.language",
    mastery: "cmi.scaled_passing_score",
    location: "cmi.location",
    score: "cmi.score.",
    exit: "cmi.exit",
    time: "cmi.session_time",
};

const SUSPEND_DATA: &str = "cmi.suspend_data";
const COMPLETION: &str = "cmi.completion_status";

impl Version {
    fn names(self) -> &'static Names {
        match self {
            Self::V12 => &NAMES_12,
            Self::V2004 => &NAMES_2004,
        }
    }
}

/// An element and the value to set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The element of the data model.
    pub element: String,
    /// Its value.
    pub value: String,
}

/// The state is kept in so many places.
pub const N_PLACES_FOR_STATE: usize = 2;

/// Whether an element is one of them.
pub fn is_place_for_state(element: &str) -> bool {
    [SUSPEND_DATA, NAMES_12.location, NAMES_2004.location].contains(&element)
}

fn write(element: impl Into<String>, value: impl Into<String>) -> Write {
    Write {
        element: element.into(),
        value: value.into(),
    }
}

/// What was found at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The state to go on from; `Err` where what was kept is not to be believed.
    pub state: Result<Option<State>, Refused>,
    /// The least percentage that passes, if the system says one.
    pub mastery_percent: Option<u8>,
    /// The learner's language, maybe empty.
    pub language: String,
    /// Who learns, as the system names them; maybe empty.
    pub learner: String,
}

/// One conversation with a SCORM system.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    version: Version,
    /// Kolibri takes a score for progress, so it is sent none.
    has_scores: bool,
    is_silent: bool,
    mastery_percent: u8,
    kept: Kept,
    has_interactions: bool,
    n_interactions: usize,
    journal: Vec<Write>,
}

impl Session {
    /// Reads what a system has. `read` answers for an element, with an empty text for whatever goes wrong.
    pub fn open(version: Version, has_scores: bool, mut read: impl FnMut(&str) -> String) -> (Self, Opened) {
        let names = version.names();
        let is_silent = matches!(read(names.mode).as_str(), "browse" | "review") || read(names.credit) == "no-credit";
        let (found, kept) = kept_state(&mut read, names);
        let kept = kept.or(told(&mut read, version, has_scores));
        let state = found.map(|state| state.map(|state| reopened(state, kept)));
        let mastery_percent = percent(&read(names.mastery), version == Version::V2004);
        let n_answers = state.as_ref().ok().and_then(Option::as_ref).map_or(0, n_answers);
        let session = Self {
            version,
            has_scores,
            is_silent,
            mastery_percent: mastery_percent.unwrap_or(80),
            kept,
            has_interactions: true,
            n_interactions: read("cmi.interactions._count").parse().unwrap_or(n_answers),
            journal: Vec::new(),
        };
        let opened = Opened {
            state,
            mastery_percent,
            language: read(names.language),
            learner: read(names.learner),
        };
        (session, opened)
    }

    /// Whether the system asked for a look without traces: nothing is written.
    pub fn is_silent(&self) -> bool {
        self.is_silent
    }

    /// Decides from now on by this mastery.
    pub fn set_mastery(&mut self, percent: u8) {
        self.mastery_percent = percent;
    }

    /// Takes up the answers among `events`.
    pub fn answered(&mut self, events: &[Event], state: &State, at_ms: u64) {
        for event in events {
            if let (Event::Answered { .. }, true) = (event, self.has_interactions) {
                let entry = self.interaction(event, state, at_ms);
                self.journal.extend(entry);
                self.n_interactions += 1;
            }
        }
    }

    fn interaction(&self, event: &Event, state: &State, at_ms: u64) -> Vec<Write> {
        let &Event::Answered {
            question: number,
            variant,
            letter,
            correct,
            ..
        } = event
        else {
            return Vec::new();
        };
        let is_12 = self.version == Version::V12;
        let right = question(number - 1, variant, state.quiz.seed).right;
        let (when, at) = if is_12 {
            ("time", clock(at_ms))
        } else {
            ("timestamp", timestamp(at_ms))
        };
        let response = if is_12 { "student_response" } else { "learner_response" };
        let wrong = if is_12 { "wrong" } else { "incorrect" };
        let fields = [
            ("id", interaction_id(number, variant)),
            ("type", "choice".into()),
            (when, at),
            ("correct_responses.0.pattern", right.name().into()),
            (response, letter.name().into()),
            ("result", if correct { "correct" } else { wrong }.into()),
        ];
        let place = self.n_interactions;
        fields
            .into_iter()
            .map(|(field, value)| write(format!("cmi.interactions.{place}.{field}"), value))
            .collect()
    }

    /// The system refuses interactions: it gets no more.
    pub fn drop_interactions(&mut self) {
        self.has_interactions = false;
        self.journal.clear();
    }

    /// All that the system should hold, in the order of writing: answers, state, score, and the status last. It may be
    /// written again and again.
    pub fn writes(&self, state: &State) -> Vec<Write> {
        let standing = self.standing(state);
        if self.is_silent || !standing.is_touched {
            return Vec::new();
        }
        let names = self.version.names();
        let parcel = pack(state, &standing.kept());
        let mut writes = self.journal.clone();
        writes.push(write(SUSPEND_DATA, parcel.clone()));
        writes.push(write(names.location, parcel));
        writes.push(write(names.exit, self.exit(state)));
        if self.has_scores {
            writes.extend(self.score(&standing));
        }
        writes.extend(self.status(&standing));
        writes
    }

    /// What goes out last, when the page is left: how long it was open.
    pub fn closing(&self, state: &State, seconds: u32) -> Vec<Write> {
        if self.is_silent || !self.standing(state).is_touched {
            return Vec::new();
        }
        let span = match self.version {
            Version::V12 => span_12(seconds),
            Version::V2004 => span_iso(seconds),
        };
        vec![write(self.version.names().time, span)]
    }

    /// What was written has been stored.
    pub fn stored(&mut self, state: &State) {
        self.kept = self.standing(state).kept();
        self.journal.clear();
    }

    /// Whether leaving without a word is better: a system of 1.2 counts a visit without a status as completed.
    pub fn leaves_quietly(&self, state: &State) -> bool {
        self.version == Version::V12 && !self.is_silent && !self.standing(state).is_touched
    }

    /// How the learner stands to this system.
    pub fn standing(&self, state: &State) -> Standing {
        Standing::of(state, &self.kept, self.mastery_percent)
    }

    /// In 2004 data lives on after `suspend` alone; in 1.2 the empty text closes the attempt.
    fn exit(&self, state: &State) -> &'static str {
        match self.version {
            Version::V12 if state.quiz.finished && self.has_scores => "",
            _ => "suspend",
        }
    }

    fn score(&self, standing: &Standing) -> Vec<Write> {
        let prefix = self.version.names().score;
        let mut writes = vec![
            write(format!("{prefix}min"), "0"),
            write(format!("{prefix}max"), "100"),
            write(format!("{prefix}raw"), raw(standing.best)),
        ];
        if self.version == Version::V2004 {
            writes.push(write(format!("{prefix}scaled"), scaled(standing.best)));
        }
        writes
    }

    fn status(&self, standing: &Standing) -> Vec<Write> {
        if self.version == Version::V12 {
            return vec![write(NAMES_12.status, status_12(standing))];
        }
        let completion = if standing.is_completed {
            "completed"
        } else {
            "incomplete"
        };
        let progress = if standing.is_completed {
            "1".into()
        } else {
            decimal(part(standing.answered, standing.total), 10_000)
        };
        let mut writes = vec![write("cmi.progress_measure", progress), write(COMPLETION, completion)];
        // Never "unknown": Open edX publishes a grade of 0 for it.
        if standing.is_passed() || standing.is_failed() {
            writes.push(write(
                NAMES_2004.status,
                if standing.is_passed() { "passed" } else { "failed" },
            ));
        }
        writes
    }
}

fn status_12(standing: &Standing) -> &'static str {
    match standing.judgment {
        Judgment::Passed => "passed",
        Judgment::Failed => "failed",
        Judgment::Open => "incomplete",
    }
}

/// `attention_q7` for a given question, `attention_r2_q7` for its second sibling.
pub fn interaction_id(number: usize, variant: u8) -> String {
    match variant {
        0 => format!("attention_q{number}"),
        _ => format!("attention_r{variant}_q{number}"),
    }
}

/// How many answers a state has seen: where a system does not count them, the next one's place.
fn n_answers(state: &State) -> usize {
    let retries: usize = state
        .quiz
        .records
        .iter()
        .map(|record| usize::from(record.retries))
        .sum();
    state.quiz.n_answered() + retries
}

/// The state from where systems are most likely to have kept it.
fn kept_state(read: &mut impl FnMut(&str) -> String, names: &Names) -> (Result<Option<State>, Refused>, Kept) {
    let mut refused = None;
    for element in [SUSPEND_DATA, names.location] {
        let text = read(element);
        match unpack(&text) {
            Ok((state, kept)) => return (Ok(Some(state)), kept),
            Err(reason) if !text.trim().is_empty() => refused = refused.or(Some(reason)),
            Err(_) => {}
        }
    }
    (refused.map_or(Ok(None), Err), Kept::default())
}

/// What the system itself says that it was told.
fn told(read: &mut impl FnMut(&str) -> String, version: Version, has_scores: bool) -> Kept {
    let names = version.names();
    let status = read(names.status);
    // In 1.2 completion is no status of ours: some systems set it for whoever just looked in.
    let is_completed = version == Version::V2004 && read(COMPLETION) == "completed";
    let score = if has_scores {
        ten_thousandths(&read(&format!("{}raw", names.score))).map(|score| score / 100)
    } else {
        None
    };
    Kept {
        is_started: score.is_some(),
        best: score.unwrap_or(0).min(10_000),
        is_passed: status == "passed",
        is_completed,
    }
}
