//! cmi5: the protocol, and its binding to a record store on the network.

#[cfg(feature = "host")]
mod binding;
pub mod launch;
pub mod protocol;
#[cfg(feature = "host")]
mod record_store;
#[cfg(feature = "host")]
mod state_document;

#[cfg(feature = "host")]
pub(crate) use binding::{Cmi5, fallback_key, leave_to_others};
