//! Drawings as SVG, for the page that the build renders. Colors are the styles' own properties, so that they follow the theme.

use plotters_svg::SVGBackend;

use super::palette::Ink;
use super::{Palette, Picture};

/// The sizes of letters in drawings.
const SIZES_PX: [f64; 4] = [11.0, 12.0, 13.0, 14.0];

/// What holds without being said; the family of letters, their color and that lines are not filled is said by the styles.
const IMPLIED: [&str; 6] = [
    " opacity=\"1\"",
    " stroke=\"none\"",
    " stroke-width=\"1\"",
    " font-family=\"system-ui, sans-serif\"",
    " fill=\"none\"",
    " fill=\"var(--ink)\"",
];

/// What stands within an `svg` element whose view box is of this size, in CSS pixels.
pub fn drawing(picture: &Picture, size_px: (u32, u32)) -> String {
    let mut svg = String::new();
    // Drawing into a string cannot fail; what it would leave is an empty box beside the table of numbers.
    let _ = picture.draw(SVGBackend::with_string(&mut svg, size_px), &Palette::numbered(), 1.0);
    let inside = svg.split_once('>').map_or("", |(_, inside)| inside);
    let inside = in_pixels(&inside.trim().trim_end_matches("</svg>").replace('\n', ""));
    let inside = Ink::ALL.into_iter().fold(inside, |svg, ink| {
        let (r, g, b) = Palette::numbered().rgb(ink);
        svg.replace(&format!("#{r:02X}{g:02X}{b:02X}"), &format!("var({})", ink.token()))
    });
    let inside = IMPLIED.iter().fold(inside, |svg, implied| svg.replace(implied, ""));
    joined(&inside)
}

/// The same with lines as paths: those of one color and width that follow one another in one.
fn joined(svg: &str) -> String {
    let mut parts = svg.split("<polyline ");
    let mut joined = parts.next().unwrap_or_default().to_owned();
    let mut pen_before = None;
    for part in parts {
        let (line, rest) = part.split_once(" \"/>").unwrap_or((part, ""));
        let (pen, points) = line.split_once(" points=\"").unwrap_or((line, ""));
        if pen_before == Some(pen) {
            joined.truncate(joined.len() - END.len());
        } else {
            joined += &["<path ", pen, " d=\""].concat();
        }
        joined += &["M", points, END, rest].concat();
        pen_before = rest.is_empty().then_some(pen);
    }
    joined
}

const END: &str = "\"/>";

/// The same with sizes of letters in pixels: the backend divides them by 1.24.
fn in_pixels(svg: &str) -> String {
    let size = |px: f64| format!("font-size=\"{px}\"");
    SIZES_PX
        .into_iter()
        .fold(svg.to_owned(), |svg, px| svg.replace(&size(px / 1.24), &size(px)))
}
