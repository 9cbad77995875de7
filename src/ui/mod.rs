//! The page, in Yew. It is given a state and settings and reports through one callback; it knows no storage, no
//! learning system and no address bar. Every component also renders without a browser: the DOM is touched in effects.

pub mod app;
pub mod contents;
pub mod figure;
pub mod figures;
pub mod hooks;
pub mod model;
pub mod outside;
pub mod parts;
pub mod quiz;
#[cfg(feature = "prerender")]
pub mod reading;
pub mod section;
pub mod settings;
pub mod store;
pub mod text;
pub mod written;

pub use app::{App, AppProperties};
pub use settings::{Settings, Target};
