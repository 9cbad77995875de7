//! Paints a canvas, and paints it again when its size or the colors in force change.
//!
//! That second painting happens within the browser's event and not after another drawing of the component: Yew puts such
//! work off after 16 ms, and what is not painted by then would be printed in the colors of the screen. All canvases share
//! one observer of sizes and one set of media queries, which end with the last canvas.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, MediaQueryList, ResizeObserver, Window};
use yew::functional::Hook;
use yew::prelude::*;

use super::use_change::{Dependencies, use_change};
use crate::labs::number::parse_decimal;
use crate::plots::Palette;

/// The media queries that tell of other colors, print among them, since its styles are light, and of another ratio of pixels: each
/// bound stands between two ratios that screens and zoom have.
const QUERIES: [&str; 16] = [
    "(prefers-color-scheme: dark)",
    "(forced-colors: active)",
    "(prefers-contrast: more)",
    "print",
    "(min-resolution: .7dppx)",
    "(min-resolution: .85dppx)",
    "(min-resolution: .95dppx)",
    "(min-resolution: 1.05dppx)",
    "(min-resolution: 1.2dppx)",
    "(min-resolution: 1.4dppx)",
    "(min-resolution: 1.6dppx)",
    "(min-resolution: 1.7dppx)",
    "(min-resolution: 1.9dppx)",
    "(min-resolution: 2.2dppx)",
    "(min-resolution: 2.7dppx)",
    "(min-resolution: 3.5dppx)",
];

/// The size of a drawing's text, in its own pixels.
const TEXT_PX: f64 = 12.0;

/// A canvas as it stands on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surface {
    /// Width in CSS pixels.
    pub width_px: f64,
    /// Height in CSS pixels.
    pub height_px: f64,
    /// Device pixels a CSS pixel.
    pub ratio: f64,
    /// Device pixels a pixel of a drawing, whose text has 12 of them: it grows with the text that the styles give the canvas.
    pub unit: f64,
    /// The colors in force on the canvas.
    pub palette: Palette,
    /// The color behind the drawing, as CSS writes it.
    paper: String,
}

impl Surface {
    fn of(canvas: &HtmlCanvasElement) -> Self {
        let window = web_sys::window();
        let style = window
            .as_ref()
            .and_then(|window| window.get_computed_style(canvas).ok().flatten());
        let property = |name: &str| style.as_ref()?.get_property_value(name).ok();
        let text_px = property("font-size").and_then(|size| {
            let size = size.trim_end_matches("px");
            // As many digits as are read.
            parse_decimal(size.get(..7).unwrap_or(size))
        });
        let ratio = window.as_ref().map_or(1.0, Window::device_pixel_ratio);
        Self {
            width_px: f64::from(canvas.client_width()),
            height_px: f64::from(canvas.client_height()),
            ratio,
            unit: ratio * text_px.unwrap_or(TEXT_PX) / TEXT_PX,
            palette: Palette::read(|ink| property(ink.property())),
            paper: property("background-color").unwrap_or_default(),
        }
    }
}

/// What draws on a canvas; `None` where the browser gives no drawing context.
pub fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    Some(canvas.get_context("2d").ok()??.unchecked_into())
}

type Painter = Rc<dyn Fn(&HtmlCanvasElement, &Surface)>;

/// Keeps the canvas behind `node` painted with `content` by `paint`.
pub fn use_paint<T: PartialEq + 'static>(
    node: &NodeRef,
    content: T,
    paint: impl Fn(&HtmlCanvasElement, &T, &Surface) + 'static,
) -> impl Hook<Output = ()> {
    let content = Rc::new(content);
    let given = content.clone();
    let painter: Painter = Rc::new(move |canvas, surface| paint(canvas, &given, surface));
    use_painter(node.clone(), Dependencies(content), painter)
}

#[hook]
fn use_painter(node: NodeRef, content: Dependencies, painter: Painter) {
    let canvas = node.clone();
    use_change(content, move |_| {
        if let Some(canvas) = canvas.cast() {
            CANVASES.with_borrow_mut(|canvases| canvases.get_or_insert_with(Canvases::new).show(canvas, painter));
        }
        None
    });
    use_change((), move |()| {
        let canvas: HtmlCanvasElement = node.cast()?;
        Some(Box::new(move || {
            CANVASES.with_borrow_mut(|canvases| canvases.take_if(|canvases| canvases.remove(&canvas)));
        }))
    });
}

thread_local! {
    static CANVASES: RefCell<Option<Canvases>> = const { RefCell::new(None) };
}

/// A canvas, and what it was painted with last.
struct Painted {
    canvas: HtmlCanvasElement,
    surface: Surface,
    painter: Painter,
}

impl Painted {
    fn paint(&self) {
        let Self {
            canvas,
            surface,
            painter,
        } = self;
        painter(canvas, surface);
        // The paper is painted too: whatever changes the page's colors from outside, such as a dark mode forced on it, leaves what is
        // painted alone, and a drawing stays readable on its own paper.
        if let Some(context) = context(canvas) {
            context.set_global_alpha(1.0);
            // A refusal leaves the paper of the styles.
            let _ = context.set_global_composite_operation("destination-over");
            context.set_fill_style_str(&surface.paper);
            context.fill_rect(0.0, 0.0, canvas.width().into(), canvas.height().into());
        }
    }

    fn follow(&mut self) {
        let surface = Surface::of(&self.canvas);
        if surface != self.surface {
            self.surface = surface;
            self.paint();
        }
    }
}

/// All canvases of the page, and what they share.
struct Canvases {
    all: Rc<RefCell<Vec<Painted>>>,
    /// `None` in a browser without one: sizes are then those of the start.
    sizes: Option<ResizeObserver>,
    queries: Vec<MediaQueryList>,
    on_change: Closure<dyn FnMut()>,
}

impl Canvases {
    fn new() -> Self {
        let all = Rc::<RefCell<Vec<Painted>>>::default();
        let followed = all.clone();
        let on_change = Closure::<dyn FnMut()>::new(move || followed.borrow_mut().iter_mut().for_each(Painted::follow));
        let callback = on_change.as_ref().unchecked_ref();
        let window = web_sys::window();
        let query = |query: &&str| window.as_ref()?.match_media(query).ok().flatten();
        let queries: Vec<_> = QUERIES.iter().filter_map(query).collect();
        for list in &queries {
            // Failure means a browser without live media queries: all is then as at the start.
            let _ = list.add_event_listener_with_callback("change", callback);
        }
        Self {
            all,
            sizes: ResizeObserver::new(callback).ok(),
            queries,
            on_change,
        }
    }

    /// Paints a canvas, a new one or one that is known.
    fn show(&self, canvas: HtmlCanvasElement, painter: Painter) {
        let mut all = self.all.borrow_mut();
        if let Some(known) = all.iter_mut().find(|known| known.canvas == canvas) {
            known.painter = painter;
            return known.paint();
        }
        if let Some(sizes) = &self.sizes {
            sizes.observe(&canvas);
        }
        let surface = Surface::of(&canvas);
        let new = Painted {
            canvas,
            surface,
            painter,
        };
        new.paint();
        all.push(new);
    }

    /// Forgets a canvas; returns whether it was the last one.
    fn remove(&self, canvas: &HtmlCanvasElement) -> bool {
        if let Some(sizes) = &self.sizes {
            sizes.unobserve(canvas);
        }
        let mut all = self.all.borrow_mut();
        all.retain(|known| known.canvas != *canvas);
        all.is_empty()
    }
}

impl Drop for Canvases {
    fn drop(&mut self) {
        if let Some(sizes) = &self.sizes {
            sizes.disconnect();
        }
        for list in &self.queries {
            let _ = list.remove_event_listener_with_callback("change", self.on_change.as_ref().unchecked_ref());
        }
    }
}
