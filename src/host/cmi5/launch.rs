//! How a system launches the lesson by cmi5: the address (§8 of the specification), and the document with the launch data (§10).

use crate::host::attempt::{mastery_percent, ten_thousandths};
use crate::host::host_value::HostValue;

/// The launch by a system.
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
    /// Reads the parameters of an address; `None` where this is no launch.
    pub fn read(parameter: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let endpoint = parameter("endpoint").filter(|url| is_address(url))?;
        Some(Self {
            endpoint: format!("{}/", endpoint.trim_end_matches('/')),
            fetch: parameter("fetch").filter(|url| is_address(url))?,
            // Of half a learner no statement could be stored.
            actor: parameter("actor").filter(|actor| actor.starts_with('{') && actor.ends_with('}'))?,
            registration: parameter("registration")?,
            activity: parameter("activityId")?,
        })
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The context that the system wants in every statement, its members as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContextTemplate {
    /// Activities of the category, each as JSON.
    pub categories: Vec<String>,
    /// Other kinds of activities.
    pub activities: Vec<(String, String)>,
    /// Extensions; the session's id is one.
    pub extensions: Vec<(String, String)>,
    /// Whatever else stands there.
    pub rest: Vec<(String, String)>,
}

/// The document that the system has for this launch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaunchData {
    /// For every statement's context.
    pub template: ContextTemplate,
    /// Whether the launch mode is browse or review.
    pub is_read_only: bool,
    /// The score asked for, 0 to 1, as JSON.
    pub mastery: Option<String>,
    /// The address to return to at the end.
    pub return_url: Option<String>,
}

impl LaunchData {
    /// Reads the document.
    pub fn read(document: &impl HostValue) -> Self {
        Self {
            template: template(&document.member("contextTemplate").unwrap_or_default()),
            is_read_only: matches!(document.text_of("launchMode").as_deref(), Some("Browse" | "Review")),
            mastery: document.member("masteryScore").map(|score| json(&score)),
            return_url: document.text_of("returnURL").filter(|url| is_address(url)),
        }
    }
}

fn template(object: &impl HostValue) -> ContextTemplate {
    let activities = object.member("contextActivities").unwrap_or_default();
    let categories = activities.member("category").unwrap_or_default();
    let without = |mut all: Vec<(String, String)>, names: &[&str]| {
        all.retain(|(name, _)| !names.contains(&name.as_str()));
        all
    };
    ContextTemplate {
        categories: members(&categories).into_iter().map(|(_, value)| value).collect(),
        activities: without(members(&activities), &["category"]),
        extensions: members(&object.member("extensions").unwrap_or_default()),
        rest: without(members(object), &["contextActivities", "extensions", "registration"]),
    }
}

/// The members of an object, each value as JSON.
fn members(object: &impl HostValue) -> Vec<(String, String)> {
    object
        .names()
        .filter_map(|name| Some((json(&object.member(&name)?), name)).map(|(value, name)| (name, value)))
        .collect()
}

fn json(value: &impl HostValue) -> String {
    value.json().unwrap_or_else(|| "null".into())
}

/// The least percentage that passes. Unlike in SCORM a 0 holds: the system takes no failure at or above its mark (§9.3.5).
pub fn mastery(score: &str) -> Option<u8> {
    let score = score.trim_matches('"');
    mastery_percent(score).or_else(|| (ten_thousandths(score) == Some(0)).then_some(0))
}
