//! The wall: one small map a head, each in a cell of its own to choose it by.

use std::rc::Rc;

use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::picture::{paint_wall, sketch};
use crate::labs::model::{Head, Maps, N_HEADS, N_LAYERS};
use crate::lesson::figures::model as words;
use crate::ui::figures::{follow, walk};
use crate::ui::hooks::{use_palette, use_size};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct WallProperties {
    pub(super) maps: Rc<Maps>,
    pub(super) chosen: Head,
    pub(super) on_choose: Callback<Head>,
}

#[component]
pub(super) fn Wall(properties: &WallProperties) -> Html {
    let WallProperties {
        maps,
        chosen,
        on_choose,
    } = properties;
    let grid = use_node_ref();
    let canvas = use_node_ref();
    let sketched = use_mut_ref(|| None);
    let (palette, size) = (use_palette(&canvas), use_size(&canvas));
    {
        let canvas = canvas.clone();
        use_effect_with((maps.clone(), palette, size), move |(maps, palette, size)| {
            let mut sketched = sketched.borrow_mut();
            if sketched.is_none() {
                *sketched = sketch();
            }
            if let (Some(canvas), Some(sketch)) = (canvas.cast::<HtmlCanvasElement>(), &*sketched) {
                // Cells have names whether or not they can be painted.
                paint_wall(&canvas, sketch, maps, palette, *size);
            }
        });
    }
    {
        let grid = grid.clone();
        use_effect_with(*chosen, move |_| follow(&grid));
    }
    let on_key = {
        let (on_choose, at) = (on_choose.clone(), chosen.index());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(index) = walk(&event.key(), event.ctrl_key(), at, (N_LAYERS, N_HEADS)) {
                event.prevent_default();
                on_choose.emit(Head::at(index));
            }
        })
    };
    let cell = |head: Head| {
        let is_chosen = head == *chosen;
        let choose = on_choose.reform(move |_: MouseEvent| head);
        html! {
            <div key={head.head} role="gridcell" class="wall-cell" tabindex={if is_chosen { "0" } else { "-1" }}
                aria-selected={is_chosen.to_string()} aria-label={words::head(head.layer, head.head)} onclick={choose} />
        }
    };
    let row = |layer: usize| {
        html! { <div key={layer} role="row" class="wall-row">{ for (0..N_HEADS).map(|head| cell(Head { layer, head })) }</div> }
    };
    html! {
        <div class="wall" ref={grid} role="grid" aria-label={words::WALL} onkeydown={on_key}>
            <canvas ref={canvas} aria-hidden="true" />
            { for (0..N_LAYERS).map(row) }
        </div>
    }
}
