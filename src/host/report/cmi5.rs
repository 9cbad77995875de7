//! cmi5: what is read from the launch, and which statements are made in which order.
//!
//! Reference: the cmi5 specification, §8 (launch), §9 (statements), §10 (state). A session begins with `initialized` and
//! ends with `terminated`; `passed` and `completed` are said once a registration, so the state remembers them.

use super::json::{list, object, string};
use super::moment::{span_iso, timestamp};
use super::scorm::interaction_id;
use super::standing::{Standing, raw, scaled};
use super::{Kept, pack};
use crate::lesson::questions::question;
use crate::progress::{Event, State};
use crate::quiz::Letter;

const CATEGORY: &str = r#"{"id":"https://w3id.org/xapi/cmi5/context/categories/cmi5"}"#;
const MOVE_ON: &str = r#"{"id":"https://w3id.org/xapi/cmi5/context/categories/moveon"}"#;
const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
/// The document in which the lesson keeps its state.
pub const STATE_ID: &str = "attention-lesson";

/// How the system started the lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// Where statements and documents go; ends with a slash.
    pub endpoint: String,
    /// Where the token is fetched, once.
    pub fetch: String,
    /// The learner, as JSON.
    pub actor: String,
    /// The registration, a UUID.
    pub registration: String,
    /// The activity that statements are about.
    pub activity: String,
}

impl Launch {
    /// Reads an address' parameters; `None` where this is no launch.
    pub fn read(parameter: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let is_address = |text: &String| text.starts_with("https://") || text.starts_with("http://");
        let endpoint = parameter("endpoint").filter(is_address)?;
        Some(Self {
            endpoint: format!("{}/", endpoint.trim_end_matches('/')),
            fetch: parameter("fetch").filter(is_address)?,
            actor: parameter("actor").filter(|actor| actor.starts_with('{'))?,
            registration: parameter("registration")?,
            activity: parameter("activityId")?,
        })
    }
}

/// The context that the system wants in every statement, its members as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Activities of the category, each as JSON.
    pub categories: Vec<String>,
    /// Other kinds of activities.
    pub activities: Vec<(String, String)>,
    /// Extensions; the session's id is one.
    pub extensions: Vec<(String, String)>,
    /// Whatever else stands there.
    pub rest: Vec<(String, String)>,
}

/// What the system said of this launch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaunchData {
    /// For every statement's context.
    pub template: Template,
    /// Whether this is a look without traces.
    pub is_silent: bool,
    /// The score asked for, 0 to 1, as JSON.
    pub mastery: Option<String>,
    /// Where to go at the end; maybe empty.
    pub return_url: String,
}

/// What makes a statement unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// A UUID.
    pub id: String,
    /// The moment in milliseconds since 1970.
    pub at_ms: u64,
}

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    launch: Launch,
    data: LaunchData,
    kept: Kept,
    mastery_percent: u8,
    has_failed: bool,
    is_over: bool,
    outbox: Vec<String>,
}

impl Session {
    /// A session for what was kept; `state` is what the learner goes on from.
    pub fn new(launch: Launch, data: LaunchData, kept: Kept, mastery_percent: u8, state: &State) -> Self {
        let has_failed = Standing::of(state, &kept, mastery_percent).is_failed();
        Self {
            launch,
            data,
            kept,
            mastery_percent,
            has_failed,
            is_over: false,
            outbox: Vec::new(),
        }
    }

    /// Whether only the start and the end are told.
    pub fn is_silent(&self) -> bool {
        self.data.is_silent
    }

    /// How the learner stands to this system.
    pub fn standing(&self, state: &State) -> Standing {
        Standing::of(state, &self.kept, self.mastery_percent)
    }

    /// Puts the first statement of a session into the outbox.
    pub fn begin(&mut self, stamp: &Stamp) {
        let statement = self.defined("initialized", "http://adlnet.gov/expapi/verbs/initialized", stamp, None);
        self.outbox.push(statement);
    }

    /// Puts what follows from a change into the outbox. `stamp` makes a new stamp for each statement.
    pub fn tell(&mut self, events: &[Event], state: &State, seconds: u32, mut stamp: impl FnMut() -> Stamp) {
        if self.data.is_silent || self.is_over {
            return;
        }
        for event in events {
            if let Event::Answered { .. } = event {
                self.outbox.extend(self.answered(event, state, &stamp()));
            }
        }
        let standing = self.standing(state);
        if standing.is_completed && !self.kept.is_completed {
            let result = [
                ("completion", "true".to_owned()),
                ("duration", string(&span_iso(seconds))),
            ];
            let verb = "http://adlnet.gov/expapi/verbs/completed";
            let statement = self.defined("completed", verb, &stamp(), Some(&result));
            self.outbox.push(statement);
        }
        if standing.is_passed() && !self.kept.is_passed {
            self.judged("passed", &standing, seconds, &stamp());
        } else if standing.is_failed() && !self.has_failed {
            self.has_failed = true;
            self.judged("failed", &standing, seconds, &stamp());
        }
        self.kept = standing.kept();
    }

    /// Puts the last statement of a session into the outbox, once.
    pub fn end(&mut self, seconds: u32, stamp: &Stamp) {
        if self.is_over {
            return;
        }
        self.is_over = true;
        let result = [("duration", string(&span_iso(seconds)))];
        let verb = "http://adlnet.gov/expapi/verbs/terminated";
        let statement = self.defined("terminated", verb, stamp, Some(&result));
        self.outbox.push(statement);
    }

    /// The statements that wait, oldest first.
    pub fn outbox(&self) -> &[String] {
        &self.outbox
    }

    /// The oldest `n` statements have been stored.
    pub fn stored(&mut self, n: usize) {
        self.outbox.drain(..n.min(self.outbox.len()));
    }

    /// The document that keeps the state; nothing before the quiz is touched.
    pub fn document(&self, state: &State) -> Option<String> {
        let standing = self.standing(state);
        let is_worth = standing.is_touched && !self.data.is_silent;
        is_worth.then(|| object(&[("state", string(&pack(state, &standing.kept())))]))
    }

    fn judged(&mut self, verb: &str, standing: &Standing, seconds: u32, stamp: &Stamp) {
        let score = object(&[
            ("scaled", scaled(standing.best)),
            ("raw", raw(standing.best)),
            ("min", "0".into()),
            ("max", "100".into()),
        ]);
        let result = [
            ("score", score),
            ("success", (verb == "passed").to_string()),
            ("duration", string(&span_iso(seconds))),
        ];
        let iri = format!("http://adlnet.gov/expapi/verbs/{verb}");
        let statement = self.defined(verb, &iri, stamp, Some(&result));
        self.outbox.push(statement);
    }

    /// A statement that cmi5 defines.
    fn defined(&self, verb: &str, iri: &str, stamp: &Stamp, result: Option<&[(&str, String)]>) -> String {
        let mut categories = vec![CATEGORY.to_owned()];
        let is_judged = matches!(verb, "passed" | "failed");
        if is_judged || verb == "completed" {
            categories.push(MOVE_ON.to_owned());
        }
        let mastery = self.data.mastery.clone().filter(|_| is_judged);
        let context = self.context(&categories, mastery);
        let about = object(&[
            ("objectType", string("Activity")),
            ("id", string(&self.launch.activity)),
        ]);
        self.statement(verb, iri, stamp, about, result, context)
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
        let id = format!("{}/{}", self.launch.activity, interaction_id(number, variant));
        let about = object(&[
            ("objectType", string("Activity")),
            ("id", string(&id)),
            ("definition", definition),
        ]);
        let result = [("response", string(letter.name())), ("success", correct.to_string())];
        let verb = "http://adlnet.gov/expapi/verbs/answered";
        Some(self.statement("answered", verb, stamp, about, Some(&result), self.context(&[], None)))
    }

    fn statement(
        &self,
        verb: &str,
        iri: &str,
        stamp: &Stamp,
        about: String,
        result: Option<&[(&str, String)]>,
        context: String,
    ) -> String {
        let verb = object(&[("id", string(iri)), ("display", object(&[("en", string(verb))]))]);
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
        members.push(("contextActivities".into(), named(&activities)));
        members.push(("extensions".into(), named(&extensions)));
        named(&members)
    }
}

fn named(members: &[(String, String)]) -> String {
    let members: Vec<(&str, String)> = members
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    object(&members)
}
