//! Two texts under one head: its parameters are the same, its weights are not.

use std::rc::Rc;

use yew::prelude::*;

use super::map_canvas::MapCanvas;
use crate::labs::model::{AttentionMaps, Head, Pattern, measure};
use crate::labs::number::percent;
use crate::lesson::figures::Table;
use crate::lesson::figures::model as words;
use crate::ui::parts::number_table;

pub(super) fn text_comparison(kept: &Rc<AttentionMaps>, maps: &AttentionMaps, head: Head) -> Html {
    let share = |maps: &AttentionMaps, pattern| measure(maps, head, pattern).map_or(words::NONE.to_owned(), percent);
    let row = |(pattern, name): (Pattern, &&'static str)| {
        ((*name).to_owned(), vec![share(kept, pattern), share(maps, pattern)])
    };
    let table = Table {
        caption: words::COMPARED.into(),
        columns: [words::LOOKS_AT, words::KEPT, words::NOW].map(String::from).to_vec(),
        rows: Pattern::ALL.into_iter().zip(&words::PATTERNS).map(row).collect(),
    };
    html! {
        <div class="model-head">
            <MapCanvas maps={kept.clone()} {head} label={words::KEPT_MAP} />
            { number_table(&table) }
        </div>
    }
}
