//! Two texts under one head: its parameters are the same, its weights are not.

use std::rc::Rc;

use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::picture::paint;
use crate::labs::model::{Head, Maps, Pattern, measure};
use crate::labs::number::percent;
use crate::lesson::figures::{Table, model as words};
use crate::ui::hooks::use_palette;
use crate::ui::parts::number_table;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ComparedProperties {
    pub(super) kept: Rc<Maps>,
    pub(super) maps: Rc<Maps>,
    pub(super) head: Head,
}

#[component]
pub(super) fn Compared(properties: &ComparedProperties) -> Html {
    let ComparedProperties { kept, maps, head } = properties.clone();
    let node = use_node_ref();
    let palette = use_palette(&node);
    {
        let node = node.clone();
        use_effect_with((kept.clone(), head, palette), move |(kept, head, palette)| {
            if let Some(canvas) = node.cast::<HtmlCanvasElement>() {
                paint(&canvas, kept, *head, palette);
            }
        });
    }
    let share = |maps: &Maps, pattern| measure(maps, head, pattern).map_or(words::NONE.to_owned(), percent);
    let row = |(pattern, name): (Pattern, &&'static str)| {
        ((*name).to_owned(), vec![share(&kept, pattern), share(&maps, pattern)])
    };
    let table = Table {
        caption: words::COMPARED.into(),
        columns: [words::LOOKS_AT, words::KEPT, words::NOW].map(String::from).to_vec(),
        rows: Pattern::ALL.into_iter().zip(&words::PATTERNS).map(row).collect(),
    };
    html! {
        <div class="model-head">
            <canvas ref={node} class="model-map" role="img" aria-label={words::KEPT_MAP} />
            { number_table(&table) }
        </div>
    }
}
