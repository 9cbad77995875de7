//! A drawing on a canvas: sharp at any pixel ratio, as high as what is drawn asks for, in the colors of the theme, and as large as the text
//! around it.

use attention_lesson::plots::{Drawn, Frame};
use attention_lesson::ui::hooks::{Surface, use_paint};
use attention_lesson::ui::parts::CanvasBackend;
use plotters::prelude::*;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

/// What can be drawn.
pub(super) trait Drawing: Clone + PartialEq + 'static {
    /// Its height in pixels of the drawing, whose text has 12 of them: they grow with the page's text.
    fn height_px(&self) -> f64;

    /// Draws it over the whole of `frame`.
    ///
    /// # Errors
    /// What the backend reports.
    fn draw<DB: DrawingBackend>(&self, frame: &Frame<'_, DB>) -> Drawn<DB>;
}

/// The canvas with `content`; `label` is for whoever cannot see it.
pub(super) fn drawing<D: Drawing>(content: D, label: String) -> Html {
    html! { <OnCanvas<D> {content} {label} /> }
}

#[derive(Properties, PartialEq)]
struct OnCanvasProperties<D: Drawing> {
    content: D,
    label: String,
}

#[component]
fn OnCanvas<D: Drawing>(OnCanvasProperties { content, label }: &OnCanvasProperties<D>) -> Html {
    let node = use_node_ref();
    let sized = node.clone();
    use_effect_with(content.height_px() as u32, move |height_px| {
        if let Some(canvas) = sized.cast::<HtmlCanvasElement>() {
            // A policy refuses styles in attributes; a property that the program sets is none. One that is refused leaves the height of
            // the styles.
            let _ = canvas
                .style()
                .set_property("height", &format!("calc({height_px} * var(--unit))"));
        }
    });
    use_paint(&node, content.clone(), paint);
    html! { <canvas ref={node} class="plot" role="img" aria-label={label.clone()} /> }
}

fn paint<D: Drawing>(canvas: &HtmlCanvasElement, content: &D, surface: &Surface) {
    if let Some(backend) = CanvasBackend::new(canvas, surface) {
        let area = backend.into_drawing_area();
        // A canvas that cannot be drawn on leaves the numbers below it.
        let _ = content.draw(&Frame::new(&area, &surface.palette, surface.unit));
    }
}
