//! Attention maps as images: how much ink a weight is, one map on a canvas, all maps on one.

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{HtmlCanvasElement, ImageData};

use crate::attention::float::sqrt;
use crate::labs::model::{AttentionMaps, Head, N_HEADS, N_LAYERS};
use crate::plots::{Ink, Palette};
use crate::ui::hooks::{Surface, context};

/// Between cells of the grid, and around each, as the styles have them.
const GAP_PX: f64 = 2.0;
const BORDER_PX: f64 = 1.0;

/// Paints the map of `head`, a pixel a weight. A canvas that cannot be painted leaves its name and the table of numbers.
pub(super) fn paint_map(canvas: &HtmlCanvasElement, maps: &AttentionMaps, head: Head, palette: &Palette) -> Option<()> {
    let n = maps.n_tokens();
    put(canvas, [n, n], maps.map(head), palette)
}

/// A canvas that is not on the page.
pub(super) fn offscreen_canvas() -> Option<HtmlCanvasElement> {
    let canvas = web_sys::window()?.document()?.create_element("canvas");
    canvas.ok()?.dyn_into().ok()
}

/// Paints all maps, each where its cell of a grid of this size is, by way of the canvas `offscreen`. They share a canvas
/// because a browser takes long to show many.
pub(super) fn paint_all_maps(
    canvas: &HtmlCanvasElement,
    offscreen: &HtmlCanvasElement,
    maps: &AttentionMaps,
    surface: &Surface,
) -> Option<()> {
    let cell_px = (surface.width_px + GAP_PX) / N_HEADS as f64 - GAP_PX;
    let inner_px = cell_px - 2.0 * BORDER_PX;
    if inner_px < 1.0 {
        return None;
    }
    let pixels = |px: f64| (px * surface.ratio).round();
    let edge = pixels(inner_px).max(1.0);
    // A long text has more weights than pixels.
    let block = (maps.n_tokens() / edge as usize).max(1);
    let n = maps.n_tokens().div_ceil(block);
    put(
        offscreen,
        [n * N_HEADS, n * N_LAYERS],
        &side_by_side(maps, block),
        &surface.palette,
    )?;
    canvas.set_width(pixels(surface.width_px) as u32);
    canvas.set_height(pixels(surface.height_px) as u32);
    let context = context(canvas)?;
    let n = n as f64;
    // Weights are squares as long as each has a pixel.
    context.set_image_smoothing_enabled(n > edge);
    for head in Head::all() {
        let [column, row] = [head.head, head.layer].map(|place| place as f64);
        let [left, top] = [column, row].map(|place| pixels(place * (cell_px + GAP_PX) + BORDER_PX));
        context
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                offscreen,
                column * n,
                row * n,
                n,
                n,
                left,
                top,
                edge,
                edge,
            )
            .ok()?;
    }
    Some(())
}

/// The maps of all heads side by side, a row of maps a layer: of each `block × block` weights the largest.
fn side_by_side(maps: &AttentionMaps, block: usize) -> Vec<f32> {
    let n = maps.n_tokens().div_ceil(block);
    let mut all = vec![0.0; n * N_LAYERS * n * N_HEADS];
    for head in Head::all() {
        for query in 0..maps.n_tokens() {
            let start = ((head.layer * n + query / block) * N_HEADS + head.head) * n;
            for (largest, weights) in all[start..].iter_mut().zip(maps.row(head, query).chunks(block)) {
                *largest = weights.iter().copied().fold(*largest, f32::max);
            }
        }
    }
    all
}

/// Makes the canvas `width` weights wide and `height` high, and puts them there: nothing where one is 0, all ink where it is 1.
fn put(canvas: &HtmlCanvasElement, [width, height]: [usize; 2], weights: &[f32], palette: &Palette) -> Option<()> {
    let color = palette.color(Ink::Weight);
    let mut pixels = Vec::with_capacity(4 * width * height);
    for weight in weights {
        // A root lets small weights be seen.
        let alpha = (sqrt(f64::from(*weight)) * 255.0) as u8;
        pixels.extend([color.0, color.1, color.2, alpha]);
    }
    let image = ImageData::new_with_u8_clamped_array(Clamped(&pixels), width as u32).ok()?;
    canvas.set_width(image.width());
    canvas.set_height(image.height());
    context(canvas)?.put_image_data(&image, 0.0, 0.0).ok()
}
