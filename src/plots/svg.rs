//! Drawings as SVG, for the page that the build renders. Colors are the styles' own properties, so that they follow the theme.

use plotters_svg::SVGBackend;

use super::palette::Ink;
use super::{Palette, Picture};

/// What stands within an `svg` element whose view box is of this size, in CSS pixels.
pub fn drawing(picture: &Picture, size_px: (u32, u32)) -> String {
    let mut svg = String::new();
    // Drawing into a string cannot fail; what it would leave is an empty box beside the table of numbers.
    let _ = picture.draw(SVGBackend::with_string(&mut svg, size_px), &Palette::numbered(), 1.0);
    let inside = svg.split_once('>').map_or("", |(_, inside)| inside);
    let inside = in_pixels(&inside.trim().trim_end_matches("</svg>").replace('\n', ""));
    Ink::ALL.into_iter().fold(inside, |svg, ink| {
        let (r, g, b) = Palette::numbered().rgb(ink);
        svg.replace(&format!("#{r:02X}{g:02X}{b:02X}"), &format!("var({})", ink.token()))
    })
}

/// The same with sizes of letters in pixels: the backend takes them for points of another kind.
fn in_pixels(svg: &str) -> String {
    let mut parts = svg.split("font-size=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |svg, part| {
        let (size, rest) = part.split_once('"').unwrap_or((part, ""));
        let size_px = size.parse::<f64>().map_or(12.0, |size| (size * 1.24).round());
        format!("{svg}font-size=\"{size_px}\"{rest}")
    })
}
