//! cmi5: the launch, and which statements are sent in which order.
//!
//! Reference: the cmi5 specification, §8 (launch), §9 (statements), §10 (state). A session begins with `initialized` and
//! ends with `terminated`; `passed` and `completed` are sent once a registration, so the state says whether they were.

use super::launch::{Launch, LaunchData};
use crate::host::attempt::{AttemptStatus, Reported, raw_score, scaled_score};
use crate::host::json::{list, object, string};
use crate::host::scorm::protocol::interaction_id;
use crate::host::suspend_data::pack;
use crate::host::timestamps::{duration_iso, timestamp};
use crate::lesson::questions::question;
use crate::progress::{Event, State};
use crate::quiz::Letter;
use crate::quiz::hash::hash_64;

const CATEGORY: &str = r#"{"id":"https://w3id.org/xapi/cmi5/context/categories/cmi5"}"#;
const MOVE_ON: &str = r#"{"id":"https://w3id.org/xapi/cmi5/context/categories/moveon"}"#;
const VERBS: &str = "http://adlnet.gov/expapi/verbs/";
const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
/// The statements that a page sends while it is left go in bodies of about so many bytes.
const BATCH_BYTES: usize = 16 * 1024;
/// The id of the document in which the lesson stores its state.
pub const STATE_ID: &str = "attention-lesson";

/// What makes a statement unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// A UUID.
    pub id: String,
    /// The timestamp in milliseconds since 1970.
    pub at_ms: u64,
}

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cmi5Session {
    launch: Launch,
    data: LaunchData,
    reported: Reported,
    mastery_percent: u8,
    is_failure_sent: bool,
    is_terminated: bool,
    /// What the store is known to have; more may have been put into the outbox.
    told: Reported,
    outbox: Vec<Waiting>,
}

/// A statement that waits to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its verb, in one word.
    pub verb: &'static str,
    /// The statement as JSON.
    pub json: String,
    /// Whether it was sent, and may have arrived.
    pub is_sent: bool,
}

impl Waiting {
    fn new(verb: &'static str, json: String) -> Self {
        Self {
            verb,
            json,
            is_sent: false,
        }
    }
}

impl Cmi5Session {
    /// A session after earlier ones have sent `reported`; `state` is what the learner resumes.
    pub fn new(launch: Launch, data: LaunchData, reported: Reported, mastery_percent: u8, state: &State) -> Self {
        let is_failure_sent = AttemptStatus::of(state, &reported, mastery_percent).is_failed();
        Self {
            launch,
            data,
            reported,
            mastery_percent,
            is_failure_sent,
            is_terminated: false,
            told: reported,
            outbox: Vec::new(),
        }
    }

    /// Whether only `initialized` and `terminated` are sent.
    pub fn is_read_only(&self) -> bool {
        self.data.is_read_only
    }

    /// The status of the attempt for this system.
    pub fn status(&self, state: &State) -> AttemptStatus {
        AttemptStatus::of(state, &self.reported, self.mastery_percent)
    }

    /// Puts the first statement of a session into the outbox.
    pub fn initialize(&mut self, stamp: &Stamp) {
        self.push("initialized", stamp, None);
    }

    /// Puts what follows from a change into the outbox. `stamp` makes a new stamp for each statement.
    pub fn record(&mut self, events: &[Event], state: &State, seconds: u32, mut stamp: impl FnMut() -> Stamp) {
        if self.data.is_read_only || self.is_terminated {
            return;
        }
        for event in events {
            if let Event::Answered { .. } = event {
                let answered = self.answered(event, state, &stamp());
                self.outbox.extend(answered.map(|json| Waiting::new("answered", json)));
            }
        }
        let status = self.status(state);
        if status.is_completed && !self.reported.is_completed {
            let result = [
                ("completion", "true".to_owned()),
                ("duration", string(&duration_iso(seconds))),
            ];
            self.push("completed", &stamp(), Some(&result));
        }
        if status.is_passed() && !self.reported.is_passed {
            self.push_outcome("passed", &status, seconds, &stamp());
        } else if status.is_failed() && !self.is_failure_sent {
            self.is_failure_sent = true;
            self.push_outcome("failed", &status, seconds, &stamp());
        }
        self.reported = status.reported();
    }

    /// Puts the last statement of a session into the outbox, once.
    pub fn terminate(&mut self, seconds: u32, stamp: &Stamp) {
        if self.is_terminated {
            return;
        }
        self.is_terminated = true;
        let result = [("duration", string(&duration_iso(seconds)))];
        self.push("terminated", stamp, Some(&result));
    }

    /// The statements that wait, oldest first.
    pub fn outbox(&self) -> &[Waiting] {
        &self.outbox
    }

    /// The oldest statement, which is sent now.
    pub fn send_next(&mut self) -> Option<Waiting> {
        let next = self.outbox.first_mut()?;
        next.is_sent = true;
        Some(next.clone())
    }

    /// The store has answered that it does not have the oldest statement.
    pub fn not_stored(&mut self) {
        if let Some(next) = self.outbox.first_mut() {
            next.is_sent = false;
        }
    }

    /// All that waits, oldest first, in the bodies of a few requests. A statement that may have arrived has one of its own, since a
    /// store refuses whatever comes along with one that it has.
    pub fn exit_batches(&self) -> Vec<String> {
        let mut batches: Vec<String> = Vec::new();
        let mut is_open = false;
        for Waiting { json, is_sent, .. } in &self.outbox {
            match batches.last_mut() {
                Some(batch) if is_open && !is_sent && batch.len() + json.len() < BATCH_BYTES => {
                    *batch += &[",", json].concat();
                }
                _ => batches.push(json.clone()),
            }
            is_open = !is_sent;
        }
        batches.iter().map(|batch| ["[", batch, "]"].concat()).collect()
    }

    /// Another session, maybe on another device, has stored `state` and has told `reported`.
    pub fn learn(&mut self, state: &State, reported: Reported) {
        self.is_failure_sent |= AttemptStatus::of(state, &reported, self.mastery_percent).is_failed();
        self.reported = self.reported.or(reported);
        self.told = self.told.or(reported);
    }

    /// The oldest statement need not be sent again in this session: the store has it, or has refused it. One that was refused is
    /// not told, so that the next session tries once more where it matters.
    pub fn settled(&mut self, is_stored: bool) {
        if self.outbox.is_empty() {
            return;
        }
        let verb = self.outbox.remove(0).verb;
        self.told.is_completed |= is_stored && verb == "completed";
        self.told.is_passed |= is_stored && verb == "passed";
    }

    /// The document with the state; `None` before the quiz is touched. It calls told what the store has, and nothing else: the next
    /// session tells the rest.
    pub fn document(&self, state: &State) -> Option<String> {
        let status = self.status(state);
        let is_stored = status.is_touched && !self.data.is_read_only;
        let reported = Reported {
            is_completed: self.told.is_completed,
            is_passed: self.told.is_passed,
            ..status.reported()
        };
        is_stored.then(|| object(&[("state", string(&pack(state, &reported)))]))
    }

    fn push_outcome(&mut self, verb: &'static str, status: &AttemptStatus, seconds: u32, stamp: &Stamp) {
        let score = object(&[
            ("scaled", scaled_score(status.best)),
            ("raw", raw_score(status.best)),
            ("min", "0".into()),
            ("max", "100".into()),
        ]);
        let result = [
            ("score", score),
            ("success", (verb == "passed").to_string()),
            ("duration", string(&duration_iso(seconds))),
        ];
        self.push(verb, stamp, Some(&result));
    }

    /// Puts a statement that cmi5 defines into the outbox.
    fn push(&mut self, verb: &'static str, stamp: &Stamp, result: Option<&[(&str, String)]>) {
        let mut categories = vec![CATEGORY.to_owned()];
        let is_outcome = matches!(verb, "passed" | "failed");
        if is_outcome || verb == "completed" {
            categories.push(MOVE_ON.to_owned());
        }
        let mastery = self.data.mastery.clone().filter(|_| is_outcome);
        let context = self.context(&categories, mastery);
        let about = object(&[
            ("objectType", string("Activity")),
            ("id", string(&self.launch.activity)),
        ]);
        let id = self.once_id(verb).unwrap_or_else(|| stamp.id.clone());
        let json = self.statement(verb, &Stamp { id, ..*stamp }, about, result, context);
        self.outbox.push(Waiting::new(verb, json));
    }

    /// The id of a statement that there is once in a registration (§9.3.3, §9.3.4) or, the first one, in a session.
    fn once_id(&self, verb: &str) -> Option<String> {
        // Its id and its address make a session.
        let extensions = self.data.template.extensions.iter();
        let session: String = match verb {
            "completed" | "passed" => String::new(),
            "initialized" => extensions
                .map(|(_, value)| &**value)
                .chain([&*self.launch.fetch])
                .collect(),
            _ => return None,
        };
        Some(self.id_of(&[&session, verb].concat()))
    }

    /// The id of what has this name in the registration: always the same, so that a store which has it knows it again. It has the form
    /// of a UUID made of a name (RFC 9562, version 5), since stores check the version.
    fn id_of(&self, name: &str) -> String {
        let half = |part: &str| hash_64(&[&self.launch.registration, &self.launch.activity, name, part].concat());
        let (high, low) = (half("1"), half("2"));
        format!(
            "{:08x}-{:04x}-5{:03x}-{:04x}-{:012x}",
            high >> 32,
            high >> 16 & 0xFFFF,
            high & 0xFFF,
            low >> 48 & 0x3FFF | 0x8000,
            low & 0xFFFF_FFFF_FFFF
        )
    }

    fn answered(&self, event: &Event, state: &State, stamp: &Stamp) -> Option<String> {
        let &Event::Answered {
            question: number,
            variant,
            letter,
            correct,
            ..
        } = event
        else {
            return None;
        };
        let asked = question(number - 1, variant, state.quiz.seed);
        let english = |text: &str| object(&[("en", string(text))]);
        let choices = Letter::ALL.map(|letter| {
            object(&[
                ("id", string(letter.name())),
                ("description", english(&asked.option(letter).text)),
            ])
        });
        let definition = object(&[
            ("type", string("http://adlnet.gov/expapi/activities/cmi.interaction")),
            ("interactionType", string("choice")),
            ("description", english(&asked.prompt)),
            ("choices", list(&choices)),
            ("correctResponsesPattern", list(&[string(asked.right.name())])),
        ]);
        let interaction = interaction_id(number, variant);
        // An attempt has its seed. Where the state could not be stored a later session tells the answer once more.
        let id = self.id_of(&format!("{interaction}{}{}", letter.name(), state.quiz.seed));
        let stamp = Stamp { id, ..*stamp };
        let place = format!("{}/{interaction}", self.launch.activity);
        let about = [
            ("objectType", string("Activity")),
            ("id", string(&place)),
            ("definition", definition),
        ];
        let result = [("response", string(letter.name())), ("success", correct.to_string())];
        Some(self.statement(
            "answered",
            &stamp,
            object(&about),
            Some(&result),
            self.context(&[], None),
        ))
    }

    fn statement(
        &self,
        verb: &str,
        stamp: &Stamp,
        about: String,
        result: Option<&[(&str, String)]>,
        context: String,
    ) -> String {
        let id = [VERBS, verb].concat();
        let verb = object(&[("id", string(&id)), ("display", object(&[("en", string(verb))]))]);
        let mut members = vec![
            ("id", string(&stamp.id)),
            ("timestamp", string(&timestamp(stamp.at_ms))),
            ("actor", self.launch.actor.clone()),
            ("verb", verb),
            ("object", about),
        ];
        members.extend(result.map(|result| ("result", object(result))));
        members.push(("context", context));
        object(&members)
    }

    fn context(&self, categories: &[String], mastery: Option<String>) -> String {
        let template = &self.data.template;
        let categories: Vec<String> = [&template.categories, categories].concat();
        let mut activities = template.activities.clone();
        if !categories.is_empty() {
            activities.push(("category".into(), list(&categories)));
        }
        let mut extensions = template.extensions.clone();
        extensions.extend(mastery.map(|mastery| (MASTERY.to_owned(), mastery)));
        let mut members: Vec<(String, String)> = template.rest.clone();
        members.push(("registration".into(), string(&self.launch.registration)));
        members.push(("contextActivities".into(), object(&activities)));
        members.push(("extensions".into(), object(&extensions)));
        object(&members)
    }
}
