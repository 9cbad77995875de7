//! Native tests.

mod content;
mod notation;
