//! Page translators, such as those of Chrome and Edge, put `<font>` elements in the place of text nodes. Yew keeps to the text
//! nodes that it has made: it would go on writing into one that is not on the page any more, and break off where it has to put
//! something in front of it. So before anything is drawn each text node is put back, empty and in front of its translation.
//! Once Yew writes into it or takes it away, the translation goes too, and the translator sees to what is there then.

use std::cell::{OnceCell, RefCell};

use js_sys::{Array, WeakMap};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList, Text};

thread_local! {
    static TRANSLATORS: OnceCell<Option<Translators>> = const { OnceCell::new() };
}

/// Follows what translators do within `host` from now on.
pub fn watch(host: &Element) {
    let options = MutationObserverInit::new();
    options.set_character_data(true);
    options.set_child_list(true);
    options.set_subtree(true);
    TRANSLATORS.with(|translators| {
        // What the browser does not watch is as it was without.
        let _ = translators
            .get_or_init(Translators::new)
            .as_ref()
            .map(|translators| translators.observer.observe_with_options(host, &options));
    });
}

/// Puts the text nodes back that were taken out since. To be called before Yew changes the page.
pub fn mend() {
    with_translators(Translators::mend);
}

fn with_translators(use_them: impl FnOnce(&Translators)) {
    TRANSLATORS.with(|translators| translators.get().and_then(Option::as_ref).map_or((), use_them));
}

/// On a translation, what its text node says itself.
const ORIGINAL: &str = "data-original";

struct Translators {
    observer: MutationObserver,
    /// For a text node its translation.
    translations: WeakMap,
    /// For a translation its text node.
    originals: WeakMap,
    /// Text nodes that are not where Yew has put them.
    displaced: RefCell<Vec<Text>>,
    _callback: Closure<dyn Fn(Array)>,
}

impl Translators {
    fn new() -> Option<Self> {
        let callback = Closure::<dyn Fn(Array)>::new(|records| {
            with_translators(|translators| {
                translators.read(&records);
                // What was done here oneself.
                translators.observer.take_records();
            });
        });
        Some(Self {
            observer: MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?,
            translations: WeakMap::new(),
            originals: WeakMap::new(),
            displaced: RefCell::default(),
            _callback: callback,
        })
    }

    fn mend(&self) {
        self.read(&self.observer.take_records());
        for text in self.displaced.take() {
            let Some(translation) = self.translation(&text) else {
                continue;
            };
            let is_inside = translation.contains(Some(&text));
            let _ = translation
                .parent_node()
                .map(|parent| parent.insert_before(&text, Some(&translation)));
            if is_inside {
                self.forget(&text, false);
            } else {
                text.set_data("");
            }
        }
        self.observer.take_records();
    }

    /// Takes note of what was changed, by Yew or by a translator.
    fn read(&self, records: &Array) {
        for record in records.iter() {
            let record: MutationRecord = record.unchecked_into();
            match record.target() {
                Some(target) if target.node_type() == Node::TEXT_NODE => self.forget(&target, false),
                Some(target) => self.read_children(&target, &record),
                None => {}
            }
        }
    }

    fn read_children(&self, target: &Node, record: &MutationRecord) {
        let removed = nodes(&record.removed_nodes());
        // Nearly all that Yew draws is new.
        if removed.is_empty() || is_font(target) {
            return;
        }
        let is_new = |node: &Node| is_font(node) && !self.originals.has(node);
        let added = nodes(&record.added_nodes()).into_iter().find(is_new);
        for removed in removed {
            if is_font(&removed) {
                self.translation_went(removed.unchecked_ref(), added.as_ref());
                continue;
            }
            let beside = || {
                record
                    .previous_sibling()
                    .filter(is_new)
                    .or_else(|| record.next_sibling().filter(is_new))
            };
            match added.clone().or_else(beside) {
                Some(translation) => self.displace(removed.unchecked_into(), translation.unchecked_ref()),
                None => self.forget(&removed, true),
            }
        }
    }

    /// A translator has put `translation` in the place of `text`.
    fn displace(&self, text: Text, translation: &Element) {
        let original = text.data();
        match self.translation(&text) {
            // One that translates even the empty text that was put back.
            Some(earlier) if original.is_empty() && earlier.parent_node().is_some() => translation.remove(),
            _ => self.remember(&text, translation, &original),
        }
        self.displaced.borrow_mut().push(text);
    }

    /// A translator has taken `translation` away, for another one or to show what was there before.
    fn translation_went(&self, translation: &Element, other: Option<&Node>) {
        let Ok(text) = self.originals.get(translation).dyn_into::<Text>() else {
            return;
        };
        if self.translation(&text).as_ref() != Some(translation) {
            return;
        }
        match (other, translation.get_attribute(ORIGINAL)) {
            (Some(other), Some(original)) => self.remember(&text, other.unchecked_ref(), &original),
            _ => self.forget(&text, true),
        }
    }

    /// `text` speaks for itself again: as it was before, where it `was_emptied` here.
    fn forget(&self, text: &Node, was_emptied: bool) {
        let Some(translation) = self.translation(text) else {
            return;
        };
        translation.remove();
        self.translations.delete(text);
        let text: &Text = text.unchecked_ref();
        if was_emptied && text.data().is_empty() {
            text.set_data(&translation.get_attribute(ORIGINAL).unwrap_or_default());
        }
    }

    fn remember(&self, text: &Text, translation: &Element, original: &str) {
        // What takes no attribute is not shown in the original again.
        let _ = translation.set_attribute(ORIGINAL, original);
        self.translations.set(text, translation);
        self.originals.set(translation, text);
    }

    fn translation(&self, text: &Node) -> Option<Element> {
        self.translations.get(text).dyn_into().ok()
    }
}

fn is_font(node: &Node) -> bool {
    node.node_name() == "FONT"
}

fn nodes(list: &NodeList) -> Vec<Node> {
    (0..list.length()).filter_map(|i| list.get(i)).collect()
}
