//! Two texts under one head: its parameters are the same, its weights are not.

use std::rc::Rc;

use yew::prelude::*;

use super::map_canvas::map_canvas;
use crate::labs::model::{AttentionMaps, Head, Pattern, measure};
use crate::lesson::figures::Table;
use crate::lesson::number::percent;
use crate::lesson::texts::model as words;
use crate::ui::parts::number_table;
use crate::words::Inline;

pub(super) fn text_comparison(kept: &Rc<AttentionMaps>, maps: &AttentionMaps, head: Head) -> Html {
    let share =
        |maps: &AttentionMaps, pattern| measure(maps, head, pattern).map_or(words::NONE.plain().to_owned(), percent);
    let row =
        |(pattern, name): (Pattern, &Inline)| (name.text.clone(), vec![share(kept, pattern), share(maps, pattern)]);
    let table = Table {
        caption: words::COMPARED.plain().into(),
        columns: [words::LOOKS_AT, words::KEPT, words::NOW]
            .map(|name| name.plain().to_owned())
            .to_vec(),
        rows: Pattern::ALL.into_iter().zip(words::PATTERNS.list()).map(row).collect(),
    };
    html! {
        <div class="model-head">
            { map_canvas(kept, head, words::KEPT_MAP.plain()) }
            { number_table(&table) }
        </div>
    }
}
