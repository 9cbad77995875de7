//! What the page says about the world outside: where results go, what was sent, how to embed the lesson. It is handed
//! plain data and knows no host.

mod copied;
mod embed;
mod folds;
mod inspector;
mod sent;
mod status;

pub use embed::{Embed, EmbedOptions, snippet};
pub use folds::{Folds, FoldsProperties};

use std::rc::Rc;

use yew::prelude::*;

use status::status;

/// Where results go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Into the browser's own store.
    #[default]
    Device,
    /// Nowhere: the store is closed.
    Nowhere,
    /// A learning system is being asked.
    Looking,
    /// To a learning system.
    Course,
    /// A learning system asked for a look without traces.
    Look,
    /// To a learning system that cannot be reached at the moment.
    Lost,
    /// To a learning system that does not confirm.
    Unconfirmed,
    /// To no one any more: the learning system has closed this visit.
    Ended,
    /// To the page around the frame.
    Around,
    /// To the page that mounted the lesson.
    Page,
}

/// Something to be said once, quietly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What a learning system had kept could not be read.
    CourseUnreadable,
    /// What this device had kept could not be read.
    DeviceUnreadable,
    /// The learning system that started the lesson does not answer.
    NotReached,
}

/// All that the page says about the outside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// Where results go.
    pub place: Place,
    /// What is to be said once.
    pub notice: Option<Notice>,
    /// Every value that was sent, by name.
    pub sent: Vec<(String, String)>,
    /// The conversation with hosts, for whoever asked to see it.
    pub calls: Option<Vec<String>>,
    /// Where a learning system wants the learner to go at the end.
    pub way_back: Option<String>,
    /// The address to embed; `None` where the lesson is embedded already.
    pub address: Option<String>,
}

/// The name of the folds as a part that is drawn on demand.
pub const FOLDS: &str = "outside";

/// Stands between the parts of a code, and between the texts of a part. No text that hosts say holds them.
const PARTS: char = '\u{1d}';
const TEXTS: char = '\u{1e}';

/// What the folds are asked to show.
fn code(outside: &Outside) -> String {
    let between = TEXTS.to_string();
    let sent: Vec<&str> = outside
        .sent
        .iter()
        .flat_map(|(name, value)| [name.as_str(), value])
        .collect();
    let mut parts = vec![
        place_name(outside.place).to_owned(),
        outside.address.clone().unwrap_or_default(),
        sent.join(&between),
    ];
    parts.extend(outside.calls.as_ref().map(|calls| calls.join(&between)));
    parts.join(&PARTS.to_string())
}

/// What `code` asks for.
fn shown(code: &str) -> Outside {
    let texts = |part: &str| -> Vec<String> {
        let texts = part.split(TEXTS).map(String::from);
        texts.take(if part.is_empty() { 0 } else { usize::MAX }).collect()
    };
    let mut parts = code.split(PARTS);
    let mut next = || parts.next().unwrap_or_default();
    let name = next();
    let place = PLACES.into_iter().find(|place| place_name(*place) == name);
    let address = Some(next().to_owned()).filter(|address| !address.is_empty());
    let sent = texts(next());
    Outside {
        place: place.unwrap_or_default(),
        address,
        sent: sent
            .chunks_exact(2)
            .map(|pair| (pair[0].clone(), pair[1].clone()))
            .collect(),
        calls: parts.next().map(texts),
        ..Outside::default()
    }
}

/// All places.
const PLACES: [Place; 10] = [
    Place::Device,
    Place::Nowhere,
    Place::Looking,
    Place::Course,
    Place::Look,
    Place::Lost,
    Place::Unconfirmed,
    Place::Ended,
    Place::Around,
    Place::Page,
];

/// The name that styles and tests know a place by.
pub(super) fn place_name(place: Place) -> &'static str {
    match place {
        Place::Device => "device",
        Place::Nowhere => "nowhere",
        Place::Looking => "looking",
        Place::Course => "course",
        Place::Look => "look",
        Place::Lost => "lost",
        Place::Unconfirmed => "unconfirmed",
        Place::Ended => "ended",
        Place::Around => "around",
        Place::Page => "page",
    }
}

/// Properties of [`OutsideView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OutsideViewProperties {
    /// What to say.
    pub outside: Rc<Outside>,
    /// Whether the address asks for a figure that there is not.
    #[prop_or_default]
    pub is_refused: bool,
}

/// The end of the page: where results go, and the folds.
#[component]
pub fn OutsideView(properties: &OutsideViewProperties) -> Html {
    let outside = &properties.outside;
    html! {
        <div class="outside">
            { status(outside, properties.is_refused) }
            <Folds code={code(outside)} />
        </div>
    }
}
