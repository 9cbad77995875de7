//! What hosts are told and in which form: pure decisions, from the learner's state and events to texts and lists of writes.
//!
//! Nothing here knows a browser, so native tests hold every value to the strictest parsers. The bindings beside
//! (`host::reach`) only carry these texts over.

pub mod cmi5;
pub mod frame;
pub mod json;
pub mod moment;
pub mod parcel;
pub mod parent;
pub mod queue;
pub mod scorm;
pub mod standing;

pub use parcel::{Kept, pack, unpack};
pub use standing::Standing;
