//! What the figure of the trained encoder shows, and how a reader changes it.

use std::rc::Rc;

use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use super::engine_source::{Download, LoadFailure, LoadProgress};
use crate::attention::random::Random;
use crate::labs::model::{AttentionMaps, Head};
use crate::lesson::texts::model::EXAMPLE_TEXTS;

/// The state of the figure.
#[derive(Clone)]
pub(super) struct ModelState {
    /// What can be loaded, once that is known.
    pub(super) download: Option<Download>,
    /// How loading goes, once it was asked for.
    pub(super) progress: Option<LoadProgress>,
    pub(super) text: String,
    /// The maps of the text, or of the one before while it is encoded.
    pub(super) maps: Option<Rc<AttentionMaps>>,
    pub(super) head: Head,
    /// The token whose row is read.
    pub(super) query: usize,
    /// The maps of a text that was kept to compare.
    pub(super) kept: Option<Rc<AttentionMaps>>,
    /// The pattern to be found, by its place in `Pattern::ALL`.
    pub(super) pattern: usize,
    /// The last head that was checked, and the pattern it was checked for.
    pub(super) checked: Option<(usize, Head)>,
    seed: u64,
}

impl Default for ModelState {
    fn default() -> Self {
        Self {
            download: None,
            progress: None,
            text: EXAMPLE_TEXTS.name(0).to_owned(),
            maps: None,
            head: Head::default(),
            query: 1,
            kept: None,
            pattern: 0,
            checked: None,
            seed: 1,
        }
    }
}

/// What changes the figure.
pub(super) enum ModelAction {
    /// It is known what can be loaded.
    Describe(Download),
    /// Loading goes on.
    Load(LoadProgress),
    /// Another text.
    Text(String),
    /// The maps of a text; none where the engine has failed.
    Encoded(Option<Rc<AttentionMaps>>),
    /// Another head.
    Choose(Head),
    /// Another query.
    Ask(usize),
    /// The words of the text in another order.
    Shuffle,
    /// Keeps the text to compare, or ends the comparison.
    Keep,
    /// Another pattern to be found.
    Seek(usize),
    /// Checks the chosen head.
    Check,
}

impl ModelState {
    /// The state after `action`.
    pub(super) fn after(&self, action: ModelAction) -> Self {
        let mut next = self.clone();
        match action {
            ModelAction::Describe(download) => next.download = Some(download),
            ModelAction::Load(progress) => next.progress = Some(progress),
            ModelAction::Text(text) => next.text = text,
            ModelAction::Encoded(maps) => {
                // Maps of the text before would stand beside this one.
                if maps.is_none() {
                    next.progress = Some(LoadProgress::Failed(LoadFailure::Unusable));
                }
                next.maps = maps;
            }
            ModelAction::Choose(head) => next.head = head,
            ModelAction::Ask(query) => next.query = query,
            ModelAction::Shuffle => {
                next.text = shuffled(&next.text, next.seed);
                next.seed += 1;
            }
            ModelAction::Keep => next.kept = if next.kept.is_some() { None } else { next.maps.clone() },
            ModelAction::Seek(pattern) => next.pattern = pattern,
            ModelAction::Check => next.checked = Some((next.pattern, next.head)),
        }
        next
    }
}

/// One listener for many elements: what a click on one of them asks for, by the place that its `data-at` tells.
pub(super) fn on_click_of(act: &Callback<ModelAction>, action: fn(usize) -> ModelAction) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |event: MouseEvent| {
        let at = event.target_dyn_into::<Element>();
        if let Some(at) = at.and_then(|element| element.get_attribute("data-at")?.parse().ok()) {
            act.emit(action(at));
        }
    })
}

/// The words of `text` in another order.
fn shuffled(text: &str, seed: u64) -> String {
    let mut all: Vec<&str> = text.split_whitespace().collect();
    Random::new(seed).shuffle(&mut all);
    all.join(" ")
}
