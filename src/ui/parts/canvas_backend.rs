//! The plotters backend that draws on a canvas: boxes, lines and upright text, all that the drawings of `plots` ask for.
//!
//! The crate plotters-canvas does more, but writes opacities and font sizes with the standard library's formatting of
//! floating-point numbers, which would be 5 kB of the page for these two places alone.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::labs::number::rounded;
use crate::ui::hooks::{Surface, context};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A canvas to draw on.
pub struct CanvasBackend {
    context: CanvasRenderingContext2d,
    size_px: (u32, u32),
}

impl CanvasBackend {
    /// A canvas that has a pixel for each of the screen's, and nothing drawn on it; `None` where it is not seen or the browser gives no
    /// drawing context.
    pub fn new(canvas: &HtmlCanvasElement, surface: &Surface) -> Option<Self> {
        let pixels = |css_px: f64| (css_px * surface.ratio).round() as u32;
        if surface.width_px < 1.0 || surface.height_px < 1.0 {
            return None;
        }
        // Setting the size also clears what was drawn before.
        canvas.set_width(pixels(surface.width_px));
        canvas.set_height(pixels(surface.height_px));
        Some(Self {
            context: context(canvas)?,
            size_px: (canvas.width(), canvas.height()),
        })
    }

    fn set_color(&self, BackendColor { alpha, rgb }: BackendColor) {
        let color = rgb_code(rgb);
        self.context.set_global_alpha(alpha);
        self.context.set_fill_style_str(&color);
        self.context.set_stroke_style_str(&color);
    }
}

/// A color as CSS writes it.
fn rgb_code((red, green, blue): (u8, u8, u8)) -> String {
    format!("rgb({red},{green},{blue})")
}

impl DrawingBackend for CanvasBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size_px
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.set_color(color);
        self.context.fill_rect(x.into(), y.into(), 1.0, 1.0);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let [x, y, width, height] = [from.0, from.1, to.0 - from.0, to.1 - from.1].map(f64::from);
        self.set_color(style.color());
        if fill {
            self.context.fill_rect(x, y, width, height);
        } else {
            self.context.set_line_width(style.stroke_width().into());
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.set_color(style.color());
        self.context.set_line_width(style.stroke_width().into());
        self.context.begin_path();
        for (x, y) in path {
            // The first of these begins the line.
            self.context.line_to(x.into(), y.into());
        }
        self.context.stroke();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = style.anchor();
        self.set_color(style.color());
        self.context
            .set_font(&[&rounded(style.size(), 1), "px ", style.family().as_str()].concat());
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "left",
            HPos::Right => "right",
            HPos::Center => "center",
        });
        // What a canvas refuses to write stands in the table of numbers.
        let _ = self.context.fill_text(text, x.into(), y.into());
        Ok(())
    }
}
