//! The end of the page: where results go, what was sent, the trace of calls to hosts, how to embed the lesson. It is
//! handed plain data and knows no host.

mod destination;
mod embed_panel;
mod sent_values;
mod trace;

use yew::prelude::*;

use embed_panel::EmbedPanel;

/// Where results go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResultsDestination {
    /// Into the browser's own storage.
    #[default]
    Device,
    /// Nowhere: the browser's storage is closed.
    Nowhere,
    /// A learning system is being asked.
    Connecting,
    /// To a learning system.
    LearningSystem,
    /// Nowhere: a learning system opened the lesson to be looked at, in its preview or review.
    Preview,
    /// To a learning system that cannot be reached at the moment.
    Unreachable,
    /// To a learning system that does not confirm.
    Unconfirmed,
    /// Nowhere any more: the learning system has closed this session.
    Closed,
    /// To the page around the frame.
    ParentFrame,
    /// To the page that mounted the lesson.
    HostPage,
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

/// How the lesson is connected: all that the end of the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConnectionStatus {
    /// Where results go.
    pub destination: ResultsDestination,
    /// What is to be said once.
    pub notice: Option<Notice>,
    /// Every value that was sent, by name.
    pub sent: Vec<(String, String)>,
    /// The calls to hosts with their answers, oldest first, for whoever asked to see them.
    pub trace: Option<Vec<String>>,
    /// Where a learning system wants the learner to go at the end.
    pub return_url: Option<String>,
    /// The lesson's own address, to embed; `None` where the lesson is embedded already.
    pub address: Option<String>,
}

/// The end of the page; `is_link_refused` says whether the address asks for a figure that there is not.
pub fn connection_status(status: &ConnectionStatus, is_link_refused: bool) -> Html {
    html! {
        <div class="outside">
            { destination::destination(status, is_link_refused) }
            <div class="outside-folds">
                { sent_values::sent_values(status) }
                { for status.trace.as_deref().map(trace::trace) }
                if let Some(address) = status.address.clone() { <EmbedPanel {address} /> }
            </div>
        </div>
    }
}
