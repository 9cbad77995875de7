//! How the lesson is connected, as the end of the page tells it: plain data that `host` hands over.

use yew::Callback;

/// Where results go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResultsDestination {
    /// Into the browser's own storage.
    #[default]
    Device,
    /// Into the browser's storage, for as long as this tab is open.
    Tab,
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
    /// Nowhere: another tab has the lesson open.
    Elsewhere,
    /// As `Unreachable`, and this device cannot keep a copy.
    UnreachableUnkept,
    /// As `Unconfirmed`, and this device cannot keep a copy.
    UnconfirmedUnkept,
}

impl ResultsDestination {
    /// Whether no learning system is spoken to: the lesson stands by itself, or the page around keeps what is done.
    pub fn has_no_system(self) -> bool {
        matches!(self, Self::Device | Self::Tab | Self::Nowhere | Self::ParentFrame)
    }

    /// Whether nobody sees the results unless the learner hands them in.
    pub fn leaves_handing_in(self) -> bool {
        self.has_no_system() || self == Self::HostPage
    }
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
    /// The package of a course stands alone.
    NotFound,
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
    /// Called with the learner's word on whether answers that this device kept are theirs; `None` where it kept none.
    pub on_kept: Option<Callback<bool>>,
}
