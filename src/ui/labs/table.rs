//! The view of "The whole table": a heat map to walk and the mask.

use yew::prelude::*;

use super::{ChoiceControl, Edit, HeatMap, LabProperties};
use crate::labs::table::{CELL, MASK, cells, flow, sums};
use crate::lesson::figures::sentence::TOKENS;
use crate::lesson::figures::table as words;

/// The drawing and its control.
#[component]
pub fn TableLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let on_choose = use_callback(edit.clone(), |cell: usize, edit| {
        edit.emit(Edit::one(CELL, 0, cell as f64));
    });
    let Ok(flow) = flow(setup) else {
        return Html::default();
    };
    let names: Vec<AttrValue> = TOKENS.iter().map(|token| AttrValue::Static(token)).collect();
    html! {
        <>
            <HeatMap label={words::WEIGHTS} axes={[words::QUERIES, words::KEYS]} rows={names.clone()} columns={names}
                cells={cells(&flow)} ends={(AttrValue::Static(words::SUM), sums(&flow))} chosen={setup.index(CELL)} {on_choose} />
            <div class="controls">
                <ChoiceControl setup={setup.clone()} field={MASK} edit={edit.clone()} />
            </div>
        </>
    }
}
