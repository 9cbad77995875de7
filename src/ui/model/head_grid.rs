//! The attention maps of all heads in a grid: a row a layer, a cell a head, to choose it by.

use std::rc::Rc;

use yew::prelude::*;

use super::map_images::{offscreen_canvas, paint_all_maps};
use super::state::{ModelAction, on_click_of};
use crate::labs::model::{AttentionMaps, Head, N_HEADS, N_LAYERS};
use crate::lesson::figures::model::head as head_name;
use crate::lesson::texts::model::ALL_HEADS;
use crate::ui::figures::{follow, walk};
use crate::ui::hooks::{use_change, use_paint};
use crate::ui::view::drawn_by;

/// What the grid shows, and which head is chosen.
#[derive(PartialEq)]
pub(super) struct HeadGrid {
    pub(super) maps: Rc<AttentionMaps>,
    pub(super) chosen: Head,
    pub(super) act: Callback<ModelAction>,
}

drawn_by!(HeadGrid, use_head_grid);

#[hook]
fn use_head_grid(properties: &HeadGrid) -> Html {
    let HeadGrid { maps, chosen, act } = properties;
    let grid = use_node_ref();
    let canvas = use_node_ref();
    let offscreen = use_mut_ref(|| None);
    use_paint(&canvas, maps.clone(), move |canvas, maps, surface| {
        let mut offscreen = offscreen.borrow_mut();
        if offscreen.is_none() {
            *offscreen = offscreen_canvas();
        }
        if let Some(offscreen) = &*offscreen {
            // Cells have names whether or not they can be painted.
            paint_all_maps(canvas, offscreen, maps, surface);
        }
    });
    {
        let grid = grid.clone();
        use_change(*chosen, move |_| {
            follow(&grid);
            None
        });
    }
    let on_key = {
        let (act, at) = (act.clone(), chosen.index());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(index) = walk(&event.key(), event.ctrl_key(), at, (N_LAYERS, N_HEADS)) {
                event.prevent_default();
                act.emit(ModelAction::Choose(Head::at(index)));
            }
        })
    };
    let cell = |head: Head| {
        let is_chosen = head == *chosen;
        html! {
            <div key={head.head} role="gridcell" class="head-grid-cell" tabindex={if is_chosen { "0" } else { "-1" }}
                aria-selected={is_chosen.to_string()} aria-label={head_name(head)} data-at={head.index().to_string()} />
        }
    };
    let row = |layer: usize| {
        html! { <div key={layer} role="row" class="head-grid-row">{ for (0..N_HEADS).map(|head| cell(Head { layer, head })) }</div> }
    };
    let on_click = on_click_of(act, |index| ModelAction::Choose(Head::at(index)));
    html! {
        <div class="head-grid" ref={grid} role="grid" aria-label={ALL_HEADS.plain()} onkeydown={on_key} onclick={on_click}>
            <canvas ref={canvas} aria-hidden="true" />
            { for (0..N_LAYERS).map(row) }
        </div>
    }
}
