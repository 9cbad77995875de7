//! What the page says about the world outside: where results go, what was sent, how to embed the lesson. It is handed
//! plain data and knows no host.

mod embed;
mod inspector;
mod sent;
mod status;

pub use embed::{Embed, EmbedOptions, snippet};

use std::rc::Rc;

use yew::prelude::*;

use inspector::Inspector;
use sent::Sent;
use status::Status;

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

/// Properties of [`OutsideView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OutsideViewProperties {
    /// What to say.
    pub outside: Rc<Outside>,
}

/// The end of the page: status line, what was sent, inspector, embedding.
#[component]
pub fn OutsideView(properties: &OutsideViewProperties) -> Html {
    let outside = &properties.outside;
    html! {
        <div class="outside">
            <Status place={outside.place} notice={outside.notice} way_back={outside.way_back.clone()} />
            <Sent place={outside.place} sent={outside.sent.clone()} />
            if let Some(calls) = &outside.calls {
                <Inspector calls={calls.clone()} />
            }
            if let Some(address) = &outside.address {
                <Embed address={address.clone()} />
            }
        </div>
    }
}
