//! A plotters drawing: on a canvas, sharp at any pixel ratio, in the colors of the theme; as SVG where the build renders it.

use yew::prelude::*;

use crate::plots::Picture;
use crate::ui::view::drawn_by;
use crate::ui::view::view;

#[derive(PartialEq)]
struct Canvas {
    picture: Picture,
    label: &'static str,
    class: &'static str,
}

drawn_by!(Canvas, use_canvas);

/// The drawing of `picture`, with a label for whoever cannot see it, and a class that gives it its height. It is drawn again
/// when the picture, its size or the theme changes.
pub fn canvas(picture: Picture, label: &'static str, class: &'static str) -> Html {
    view(label, Canvas { picture, label, class })
}

/// A canvas that is always there. The numbers of bars follow its label; the page that the build renders has them in the table alone.
#[cfg(not(feature = "prerender"))]
#[hook]
fn use_canvas(properties: &Canvas) -> Html {
    use crate::ui::hooks::use_paint;

    let node = use_node_ref();
    use_paint(&node, properties.picture.clone(), paint);
    html! {
        <canvas ref={node} class={classes!("plot", properties.class)} role="img"
            aria-label={[properties.label, &properties.picture.numbers()].concat()} />
    }
}

#[cfg(not(feature = "prerender"))]
fn paint(canvas: &web_sys::HtmlCanvasElement, picture: &Picture, surface: &crate::ui::hooks::Surface) {
    if let Some(backend) = super::canvas_backend::CanvasBackend::new(canvas, surface) {
        // A canvas that cannot be drawn on leaves its label and the table of numbers.
        let _ = picture.draw(backend, &surface.palette, surface.unit);
    }
}

/// The same drawing for a narrow and for a wide page; the styles show one of them.
#[cfg(feature = "prerender")]
#[hook]
fn use_canvas(properties: &Canvas) -> Html {
    use crate::plots::svg::drawing;

    let Canvas { picture, label, class } = properties;
    let height_px = if class.contains("low") { 224 } else { 288 };
    let svg = |width_px: u32, name: &'static str| {
        html! {
            <svg class={classes!("plot", *class, name)} viewBox={format!("0 0 {width_px} {height_px}")} role="img" aria-label={*label}>
                { Html::from_html_unchecked(drawing(picture, (width_px, height_px)).into()) }
            </svg>
        }
    };
    html! { <>{ svg(366, "narrow") }{ svg(806, "wide") }</> }
}
