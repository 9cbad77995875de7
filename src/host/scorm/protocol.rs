//! SCORM 1.2 and 2004: which elements are read at the start and which are set, in which order and form. The strictest parser decides.
//!
//! References: SCORM 1.2 Run-Time Environment §3.4; SCORM 2004 4th edition Run-Time Environment §4.2.

use crate::host::attempt::{
    AttemptStatus, Outcome, Reported, decimal, fraction, mastery_percent, raw_score, scaled_score, ten_thousandths,
};
use crate::host::suspend_data::{is_placeholder, pack, resumed, unpack};
use crate::host::timestamps::{duration_12, duration_iso, time_of_day, timestamp};
use crate::lesson::questions::question;
use crate::progress::merge::merge;
use crate::progress::save::Refused;
use crate::progress::{Event, State};

/// The version of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// SCORM 1.2.
    V12,
    /// SCORM 2004, 3rd or 4th edition.
    V2004,
}

/// The elements that both versions have under different names.
struct ElementNames {
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

const NAMES_12: ElementNames = ElementNames {
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

const NAMES_2004: ElementNames = ElementNames {
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
    fn names(self) -> &'static ElementNames {
        match self {
            Self::V12 => &NAMES_12,
            Self::V2004 => &NAMES_2004,
        }
    }
}

/// A call of SetValue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetValue {
    /// The element of the data model.
    pub element: String,
    /// Its value.
    pub value: String,
}

/// The state is stored in so many elements.
pub const N_STATE_ELEMENTS: usize = 2;

/// A count of interactions above this is none, and a place behind it no system has.
const MOST_INTERACTIONS: usize = 1 << 16;

/// Whether an element is one of them.
pub fn is_state_element(element: &str) -> bool {
    [SUSPEND_DATA, NAMES_12.location, NAMES_2004.location].contains(&element)
}

/// Whether an element is a grade, which has to be set until the system takes it. Others, such as the least score, a system may
/// refuse for good.
pub fn is_grade_element(element: &str) -> bool {
    let is_score = |element: &str| element.ends_with("score.raw") || element == "cmi.score.scaled";
    [NAMES_12.status, NAMES_2004.status, COMPLETION].contains(&element) || is_score(element)
}

fn set(element: impl Into<String>, value: impl Into<String>) -> SetValue {
    SetValue {
        element: element.into(),
        value: value.into(),
    }
}

/// What the system had stored at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct ScormData {
    /// The state to resume; `Err` where what was stored is not valid.
    pub state: Result<Option<State>, Refused>,
    /// The least percentage that passes, if the system sets one.
    pub mastery_percent: Option<u8>,
    /// The learner's language, maybe empty.
    pub language: String,
    /// The learner's id in the system; maybe empty.
    pub learner: String,
}

/// One session with a SCORM system.
#[derive(Clone, Debug, PartialEq)]
pub struct ScormSession {
    version: Version,
    /// Kolibri takes a score for progress, so it gets none.
    has_scores: bool,
    is_read_only: bool,
    mastery_percent: u8,
    reported: Reported,
    seconds_before: u32,
    n_interactions: usize,
    interactions: Vec<SetValue>,
}

impl ScormSession {
    /// Reads what the system has stored. `read` gives an element's value, an empty text on any error.
    pub fn open(version: Version, has_scores: bool, mut read: impl FnMut(&str) -> String) -> (Self, ScormData) {
        let names = version.names();
        let is_read_only =
            matches!(read(names.mode).as_str(), "browse" | "review") || read(names.credit) == "no-credit";
        let (stored, reported) = stored_state(&mut read, names);
        let reported = reported.or(stored_status(&mut read, version, has_scores));
        let state = stored.map(|state| state.map(|state| resumed(state, reported)));
        let percent = mastery_percent(&read(names.mastery));
        let known = state.as_ref().ok().and_then(Option::as_ref);
        let (n_answers, seconds_before) = known.map_or((0, 0), |state| (n_answers(state), state.seconds));
        let session = Self {
            version,
            has_scores,
            is_read_only,
            mastery_percent: percent.unwrap_or(80),
            reported,
            seconds_before,
            n_interactions: read("cmi.interactions._count")
                .parse()
                .ok()
                .filter(|count| *count <= MOST_INTERACTIONS)
                .unwrap_or(n_answers),
            interactions: Vec::new(),
        };
        let data = ScormData {
            state,
            mastery_percent: percent,
            language: read(names.language),
            learner: read(names.learner),
        };
        (session, data)
    }

    /// Whether the system launched the lesson for browsing, review or no credit: nothing is set.
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Passes from this percentage on.
    pub fn set_mastery(&mut self, percent: u8) {
        self.mastery_percent = percent;
    }

    /// Records the answers among `events`.
    pub fn record(&mut self, events: &[Event], state: &State, at_ms: u64) {
        for event in events {
            if let Event::Answered { .. } = event {
                let entry = self.interaction(event, state, at_ms);
                self.interactions.extend(entry);
                self.n_interactions += 1;
            }
        }
    }

    fn interaction(&self, event: &Event, state: &State, at_ms: u64) -> Vec<SetValue> {
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
            ("time", time_of_day(at_ms))
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
        let index = self.n_interactions;
        fields
            .into_iter()
            .map(|(field, value)| set(format!("cmi.interactions.{index}.{field}"), value))
            .collect()
    }

    /// Everything that the system should store, in the order of the calls: answers, state, time, score, and the status last. It
    /// may be set again and again. The time is told each time, since not every session ends as it should.
    pub fn values(&self, state: &State) -> Vec<SetValue> {
        let status = self.status(state);
        if self.is_read_only || !status.is_touched {
            return Vec::new();
        }
        let names = self.version.names();
        let suspend_data = pack(state, &status.reported());
        let mut values = self.interactions.clone();
        values.push(set(SUSPEND_DATA, suspend_data.clone()));
        values.push(set(names.location, suspend_data));
        values.push(set(names.exit, self.exit(state)));
        values.push(set(names.time, self.duration(state)));
        // Many a system judges every score by the manifest's mark when the session ends, whatever the status says.
        if self.has_scores && status.is_decided() {
            values.extend(self.score_values(&status));
        }
        values.extend(self.status_values(&status));
        values
    }

    /// How long this session has lasted.
    fn duration(&self, state: &State) -> String {
        let seconds = state.seconds.saturating_sub(self.seconds_before);
        match self.version {
            Version::V12 => duration_12(seconds),
            Version::V2004 => duration_iso(seconds),
        }
    }

    /// What was set has been committed.
    pub fn committed(&mut self, state: &State) {
        self.reported = self.status(state).reported();
        self.interactions.clear();
    }

    /// Whether the session is better left open: SCORM 1.2 counts one that terminates without a status as completed.
    pub fn omits_terminate(&self, state: &State) -> bool {
        self.version == Version::V12 && !self.is_read_only && !self.status(state).is_touched
    }

    /// The status of the attempt for this system.
    pub fn status(&self, state: &State) -> AttemptStatus {
        AttemptStatus::of(state, &self.reported, self.mastery_percent)
    }

    /// SCORM 2004 keeps the data of an attempt after `suspend` alone; in 1.2 the empty text ends the attempt.
    fn exit(&self, state: &State) -> &'static str {
        match self.version {
            Version::V12 if state.quiz.finished && self.has_scores => "",
            _ => "suspend",
        }
    }

    fn score_values(&self, status: &AttemptStatus) -> Vec<SetValue> {
        let prefix = self.version.names().score;
        let mut values = vec![
            set(format!("{prefix}min"), "0"),
            set(format!("{prefix}max"), "100"),
            set(format!("{prefix}raw"), raw_score(status.best)),
        ];
        if self.version == Version::V2004 {
            values.push(set(format!("{prefix}scaled"), scaled_score(status.best)));
        }
        values
    }

    fn status_values(&self, status: &AttemptStatus) -> Vec<SetValue> {
        if self.version == Version::V12 {
            return vec![set(NAMES_12.status, status_12(status))];
        }
        let completion = if status.is_completed { "completed" } else { "incomplete" };
        let progress = if status.is_completed {
            "1".into()
        } else {
            decimal(fraction(status.answered, status.total), 10_000)
        };
        let mut values = vec![set("cmi.progress_measure", progress), set(COMPLETION, completion)];
        // Never "unknown": Open edX publishes a grade of 0 for it.
        if status.is_passed() || status.is_failed() {
            values.push(set(
                NAMES_2004.status,
                if status.is_passed() { "passed" } else { "failed" },
            ));
        }
        values
    }
}

fn status_12(status: &AttemptStatus) -> &'static str {
    match status.outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "failed",
        Outcome::Undecided => "incomplete",
    }
}

/// `attention_q7` for a given question, `attention_r2_q7` for its second sibling.
pub fn interaction_id(number: usize, variant: u8) -> String {
    match variant {
        0 => format!("attention_q{number}"),
        _ => format!("attention_r{variant}_q{number}"),
    }
}

/// How many answers a state has seen: where a system does not count them, the next one's index.
fn n_answers(state: &State) -> usize {
    let retries: usize = state
        .quiz
        .records
        .iter()
        .map(|record| usize::from(record.retries))
        .sum();
    state.quiz.n_answered() + retries
}

/// The state from the elements that hold one. A system may have refused either at some time, so what both hold is united.
fn stored_state(
    read: &mut impl FnMut(&str) -> String,
    names: &ElementNames,
) -> (Result<Option<State>, Refused>, Reported) {
    let (mut found, mut refused): (Option<(State, Reported)>, _) = (None, None);
    for element in [SUSPEND_DATA, names.location] {
        let text = read(element);
        match unpack(&text) {
            Ok((state, reported)) => {
                found = Some(match found {
                    Some((known, told)) => (merge(&known, &state), told.or(reported)),
                    None => (state, reported),
                });
            }
            Err(reason) if !is_placeholder(&text) => refused = refused.or(Some(reason)),
            Err(_) => {}
        }
    }
    match found {
        Some((state, reported)) => (Ok(Some(state)), reported),
        None => (refused.map_or(Ok(None), Err), Reported::default()),
    }
}

/// What the system has stored of earlier sessions besides the state.
fn stored_status(read: &mut impl FnMut(&str) -> String, version: Version, has_scores: bool) -> Reported {
    let names = version.names();
    let status = read(names.status);
    // Some systems of 1.2 set `completed` themselves when a learner has only opened the lesson.
    let is_completed = version == Version::V2004 && read(COMPLETION) == "completed";
    let score = if has_scores {
        ten_thousandths(&read(&format!("{}raw", names.score))).map(|score| score / 100)
    } else {
        None
    };
    Reported {
        is_started: score.is_some(),
        best: score.unwrap_or(0).min(10_000),
        is_passed: status == "passed",
        is_completed,
    }
}
