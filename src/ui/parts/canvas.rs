//! A plotters drawing on a canvas, sharp at any pixel ratio, in the colors of the theme.

use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::plots::Picture;
use crate::ui::hooks::{Surface, use_paint};

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
    use_paint(&node, properties.picture.clone(), paint);
    html! {
        <canvas ref={node} class={classes!("plot", properties.class.clone())} role="img"
            aria-label={properties.label.clone()} />
    }
}

fn paint(canvas: &HtmlCanvasElement, picture: &Picture, surface: &Surface) {
    let Surface {
        width_px,
        height_px,
        ratio,
        palette,
    } = surface;
    if *width_px < 1.0 || *height_px < 1.0 {
        return;
    }
    // Setting the size also clears what was drawn before.
    canvas.set_width((width_px * ratio).round() as u32);
    canvas.set_height((height_px * ratio).round() as u32);
    if let Some(backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        // A canvas that cannot be drawn on leaves its label and the table of numbers.
        let _ = picture.draw(backend, palette, *ratio);
    }
}
