//! A plotters drawing on a canvas, sharp at any pixel ratio, in the colors of the theme.

use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::plots::{Palette, Picture};
use crate::ui::hooks::{Size, use_palette, use_size};

/// What to draw, and what it shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CanvasProperties {
    /// The drawing, as data.
    pub picture: Picture,
    /// What it shows, for whoever cannot see it.
    pub label: AttrValue,
    /// A class that gives the canvas its height.
    #[prop_or_default]
    pub class: Classes,
}

/// A canvas that is always there; it is drawn again when the picture, its size or the theme changes.
#[component]
pub fn Canvas(properties: &CanvasProperties) -> Html {
    let node = use_node_ref();
    let size = use_size(&node);
    let palette = use_palette(&node);
    let canvas = node.clone();
    use_effect_with(
        (properties.picture.clone(), size, palette),
        move |(picture, size, palette)| {
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                paint(canvas, picture, *size, palette);
            }
        },
    );
    html! {
        <canvas ref={node} class={classes!("plot", properties.class.clone())} role="img"
            aria-label={properties.label.clone()} />
    }
}

fn paint(canvas: HtmlCanvasElement, picture: &Picture, size: Size, palette: &Palette) {
    if size.width_px < 1.0 || size.height_px < 1.0 {
        return;
    }
    // Setting the size also clears what was drawn before.
    canvas.set_width((size.width_px * size.ratio).round() as u32);
    canvas.set_height((size.height_px * size.ratio).round() as u32);
    if let Some(backend) = CanvasBackend::with_canvas_object(canvas) {
        // A canvas that cannot be drawn on leaves its label and the table of numbers.
        let _ = picture.draw(backend, palette, size.ratio);
    }
}
