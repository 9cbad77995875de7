//! How a system launches the lesson by cmi5: the address (§8 of the specification), and the document with the launch data (§10).

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
