//! The words of the page where it brings them along: the text to read, which the build renders into it, is taken over
//! piece by piece. So the program need not carry the same words again, and nothing that is read already is drawn anew.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

use crate::lesson::OUTLINE;
use crate::lesson::figures::TITLES;
use crate::ui::figure::Figure;
use crate::ui::quiz::Quiz;
use crate::ui::section::{Part, Words};

/// What stands below a section's heading.
enum Piece {
    /// Words.
    Words(Node),
    /// A place for a figure.
    Figure(&'static str),
    /// The place of the quiz.
    Quiz,
}

/// The words that stand within `root`; `None` where it does not hold the whole text.
pub(super) fn words(root: &Element) -> Option<Words> {
    let one = |selector: &str| root.query_selector(selector).ok().flatten();
    let head: Node = one("header.head")?.into();
    let sources: Node = one("section#sources")?.into();
    let sections = OUTLINE
        .iter()
        .map(|heading| Some(pieces(&one(&format!("section#{}", heading.id))?)))
        .collect::<Option<Vec<_>>>()?;
    let sections = Rc::new(sections);
    Some(Callback::from(move |part| match part {
        Part::Head => Html::VRef(head.clone()),
        Part::Section(index) => sections.get(index).into_iter().flatten().map(shown).collect(),
        Part::Sources => Html::VRef(sources.clone()),
    }))
}

fn pieces(section: &Element) -> Vec<Piece> {
    let children = section.children();
    // The heading is the view's own.
    (1..children.length())
        .filter_map(|i| Some(piece(children.item(i)?)))
        .collect()
}

fn piece(element: Element) -> Piece {
    let lab = element.get_attribute("data-lab");
    let lab = lab.and_then(|lab| TITLES.iter().map(|(id, _)| *id).find(|id| *id == lab));
    match lab {
        Some(id) => Piece::Figure(id),
        None if element.class_name() == "questions-to-read" => Piece::Quiz,
        None => Piece::Words(element.unchecked_into()),
    }
}

fn shown(piece: &Piece) -> Html {
    match piece {
        Piece::Words(node) => Html::VRef(node.clone()),
        Piece::Figure(lab) => html! { <Figure {lab} is_linked=true /> },
        Piece::Quiz => html! { <Quiz /> },
    }
}
