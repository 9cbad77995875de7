//! What brings the trained encoder, and how that goes: callbacks that `host` provides.

use std::rc::Rc;

use yew::Callback;

use crate::labs::model::AttentionMaps;

/// The engine, once it is there: a text, and who is to have its maps; `None` where it has failed.
pub type Encode = Callback<(String, Callback<Option<Rc<AttentionMaps>>>)>;

/// Why there is no engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// The reader ended the download.
    Canceled,
    /// The download did not come.
    Unreachable,
    /// What came cannot run here.
    Unusable,
}

/// What can be loaded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Download {
    /// So many bytes.
    Bytes(f64),
    /// Nothing: this copy of the lesson comes without a model.
    Absent,
}

/// How loading goes.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadProgress {
    /// So much of it, from 0 to 1, is here.
    Share(f64),
    /// The engine.
    Ready(Encode),
    /// It will not come.
    Failed(LoadFailure),
}

/// What brings the engine. `host` provides it.
#[derive(Clone, Debug, PartialEq)]
pub struct EngineSource {
    /// Tells what can be loaded.
    pub describe: Callback<Callback<Download>>,
    /// Loads, and tells how it goes.
    pub open: Callback<Callback<LoadProgress>>,
    /// Ends the download.
    pub cancel: Callback<()>,
}

impl Default for EngineSource {
    /// There is no engine.
    fn default() -> Self {
        Self {
            describe: Callback::from(|told: Callback<Download>| told.emit(Download::Absent)),
            open: Callback::noop(),
            cancel: Callback::noop(),
        }
    }
}
