//! The places of the page that come alive. The build has filled each with its first state. When a place wakes, the program
//! draws the same beside the page and puts it in its stead once it is whole, so that nothing is seen to move.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, ShadowRoot};
use yew::NodeRef;

use super::hooks::{Scroll, focus, scroll_to};
use crate::lesson::texts::IDS;

/// The attribute that names a place: one of the names below, or the id of a figure.
const PLACE: &str = "data-live";
/// The quiz.
pub const QUIZ: &str = "quiz";
/// The end of the page: where results go, and how to embed the lesson.
pub const END: &str = "end";

/// A place of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// [`QUIZ`], [`END`], or the id of a figure.
    pub name: &'static str,
    /// Where it is on the page.
    element: Element,
    /// What the program draws in.
    pub host: NodeRef,
    /// The fold that it stands in.
    pub fold: Option<Element>,
}

impl Place {
    /// All places within `root`, in the order of the page.
    pub fn all(root: &Element) -> Vec<Self> {
        let names = || [QUIZ, END].iter().chain(IDS).copied();
        let place = |element: Element| {
            let name = element.get_attribute(PLACE)?;
            Some(Self {
                name: names().find(|known| *known == name)?,
                host: NodeRef::default(),
                fold: element.closest("details.deeper").ok().flatten(),
                element,
            })
        };
        elements(root, &["[", PLACE, "]"].concat())
            .into_iter()
            .filter_map(place)
            .collect()
    }

    /// Puts what the program has drawn in the stead of the first state, and does again what a reader has done there so far.
    /// Nothing where that has been done.
    pub fn show(&self) {
        let Some(host) = self.host.cast::<Element>() else {
            return;
        };
        if host.parent_element().as_ref() == Some(&self.element) {
            return;
        }
        let focused = focused(&self.element).and_then(|element| path(&self.element, &element));
        let open = elements(&self.element, "details[open]");
        let open: Vec<Path> = open.iter().filter_map(|fold| path(&self.element, fold)).collect();
        self.element.replace_children_with_node_1(&host);
        // What cannot be marked only keeps the look of a place that waits.
        let _ = self.element.set_attribute("data-awake", "");
        for fold in open.iter().filter_map(|path| at(&self.element, path)) {
            let _ = fold.set_attribute("open", "");
        }
        if let Some(element) = focused.and_then(|path| at(&self.element, &path)) {
            focus(&element);
        }
    }

    /// Whether it stands in no fold, or in an open one.
    pub fn is_unfolded(&self) -> bool {
        self.fold.as_ref().is_none_or(|fold| fold.has_attribute("open"))
    }

    /// Whether it is within the window.
    pub fn is_on_screen(&self) -> bool {
        // To measure what stands in a closed fold, or in a section that is still to be laid out, would have the browser do that now.
        let section = self.element.closest("section").ok().flatten();
        self.is_unfolded() && section.is_none_or(|section| is_on_screen(&section)) && is_on_screen(&self.element)
    }
}

fn is_on_screen(element: &Element) -> bool {
    let height_px = web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or(0.0);
    let place = element.get_bounding_client_rect();
    place.bottom() > 0.0 && place.top() < height_px
}

/// Where an element stands below a place: at each level its number among the elements there.
type Path = Vec<u32>;

/// The elements within `root` that `selector` finds; none where it is refused.
pub(super) fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|i| found.get(i)?.dyn_into().ok())
        .collect()
}

/// The element within `place` that has the focus, also where the page stands in a shadow root.
fn focused(place: &Element) -> Option<Element> {
    let tree: Node = place.get_root_node();
    let element = match tree.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => tree.dyn_ref::<Document>()?.active_element(),
    };
    element.filter(|element| place.contains(Some(element)))
}

/// Keeps the focus in a figure that was drawn anew, and in sight. From a button that is disabled now it goes to the one beside it. Where
/// what had it `is_gone`, it is at what is said of the guess, or goes to the figure.
pub(super) fn keep_focus(figure: &NodeRef, is_gone: bool) {
    let Some(figure) = figure.cast::<Element>() else {
        return;
    };
    if let Some(element) = focused(&figure) {
        if is_gone && element.class_name() == "lab-verdict" {
            scroll_to(&element, Scroll::Nearest);
        }
        let beside = element.parent_element().filter(|_| element.has_attribute("disabled"));
        if let Some(Ok(Some(button))) = beside.map(|beside| beside.query_selector("button:enabled")) {
            focus(&button);
        }
    } else if is_gone && is_focus_lost() {
        focus(&figure);
    }
}

/// Whether this window has the focus, and nothing in it.
fn is_focus_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| {
        document.has_focus().unwrap_or_default() && document.active_element() == document.body().map(Element::from)
    })
}

fn path(place: &Element, element: &Element) -> Option<Path> {
    let mut path = Path::new();
    let mut here = element.clone();
    while here != *place {
        let mut index = 0;
        let mut before = here.previous_element_sibling();
        while let Some(element) = before {
            index += 1;
            before = element.previous_element_sibling();
        }
        path.push(index);
        here = here.parent_element()?;
    }
    path.reverse();
    Some(path)
}

fn at(place: &Element, path: &[u32]) -> Option<Element> {
    path.iter()
        .try_fold(place.clone(), |element, index| element.children().item(*index))
}
