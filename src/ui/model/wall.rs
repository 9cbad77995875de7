//! The wall: one small map a head, drawn as it is, a point a weight.

use std::rc::Rc;

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageData};
use yew::prelude::*;

use crate::labs::model::{Head, Maps, N_HEADS, N_LAYERS};
use crate::lesson::figures::model as words;
use crate::plots::{Ink, Palette};
use crate::ui::hooks::use_palette;
use crate::ui::labs::{follow, walk};

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
    let palette = use_palette(&grid);
    {
        let grid = grid.clone();
        use_effect_with((maps.clone(), palette), move |(maps, palette)| {
            for head in Head::all() {
                if let Some(canvas) = canvas(&grid, head) {
                    paint(&canvas, maps, head, palette);
                }
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
                aria-selected={is_chosen.to_string()} aria-label={words::head(head.layer, head.head)} onclick={choose}>
                <canvas data-head={head.index().to_string()} aria-hidden="true" />
            </div>
        }
    };
    let row = |layer: usize| {
        html! { <div key={layer} role="row" class="wall-row">{ for (0..N_HEADS).map(|head| cell(Head { layer, head })) }</div> }
    };
    html! {
        <div class="wall" ref={grid} role="grid" aria-label={words::WALL} onkeydown={on_key}>
            { for (0..N_LAYERS).map(row) }
        </div>
    }
}

fn canvas(grid: &NodeRef, head: Head) -> Option<HtmlCanvasElement> {
    let found = grid
        .cast::<Element>()?
        .query_selector(&format!("[data-head='{}']", head.index()));
    found.ok()??.dyn_into().ok()
}

/// Paints the map of `head`, a pixel a weight: nothing where it is 0, all ink where it is 1.
pub(super) fn paint(canvas: &HtmlCanvasElement, maps: &Maps, head: Head, palette: &Palette) {
    let n = maps.n_tokens() as u32;
    let color = palette.color(Ink::Weight);
    // A root lets small weights be seen.
    let alpha = |weight: f32| (crate::attention::float::sqrt(f64::from(weight)) * 255.0) as u8;
    let pixels: Vec<u8> = maps
        .map(head)
        .iter()
        .flat_map(|weight| [color.0, color.1, color.2, alpha(*weight)])
        .collect();
    canvas.set_width(n);
    canvas.set_height(n);
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    if let (Some(context), Ok(image)) = (context, ImageData::new_with_u8_clamped_array(Clamped(&pixels), n)) {
        // A canvas that cannot be painted leaves its name and the table of numbers.
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}
