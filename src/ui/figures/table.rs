//! The view of "The whole table": a heat map to walk and the mask.

use yew::prelude::*;

use super::heat_map::{HeatMap, heat_map};
use super::{Edit, View};
use crate::labs::table::{Setup, cells, flow};
use crate::lesson::figures::table::sums;
use crate::lesson::texts::shared::{MASKS, TOKENS};
use crate::lesson::texts::table as words;

/// The drawing and its control.
pub(super) fn view(view: &View<Setup>) -> Html {
    let on_choose = view
        .controls
        .edit
        .reform(|cell: usize| Edit::one(Setup::CELL.first, cell as f64));
    let Ok(flow) = flow(&view.setup) else {
        return Html::default();
    };
    html! {
        <>
            { heat_map(HeatMap {
                label: words::WEIGHTS,
                axes: [words::QUERIES, words::KEYS],
                rows: TOKENS,
                columns: TOKENS,
                cells: cells(&flow),
                ends: (words::SUM, sums(flow.trace.weights.iter_rows())),
                chosen: view.setup.cell,
                on_choose,
            }) }
            <div class="controls">{ view.choice(&Setup::MASK, words::MASK, MASKS) }</div>
        </>
    }
}
