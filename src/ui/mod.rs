//! The page, in Yew. It is given a state and settings and reports through one callback; it knows no storage, no
//! learning system and no address bar. Every component also renders without a browser: the DOM is touched in effects.

pub mod app;
pub mod contents;
pub mod figures;
pub mod hooks;
pub mod links;
pub mod model;
pub mod outline;
#[cfg(feature = "prerender")]
pub mod page;
pub mod parts;
pub mod places;
pub mod quiz;
pub mod results;
pub mod scrolling;
pub mod settings;
pub mod status;
pub mod text;
pub mod translators;
pub mod view;

pub use app::{App, AppProperties, Incoming, LiveLesson};
pub use settings::{Settings, Target};
