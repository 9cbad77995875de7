//! The report queue between the lesson and its host: when to send, and the queue that does it.

#[cfg(feature = "host")]
mod report_queue;
pub mod schedule;

#[cfg(feature = "host")]
pub(crate) use report_queue::ReportQueue;
