//! The map of learners and questions, drawn with plotters on a canvas.

use attention_lesson::plots::{Ink, Palette};
use attention_lesson::ui::hooks::{Surface, use_paint};
use attention_lesson::ui::parts::CanvasBackend;
use plotters::coord::Shift;
use plotters::prelude::*;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

/// How a learner answered a question at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Right,
    Wrong,
    Open,
}

/// The height of a row in CSS pixels, where there are few of them and where there are many.
const ROWS_PX: [f64; 2] = [18.0, 4.0];
/// So many rows are few.
const FEW_ROWS: usize = 60;
/// How far two cells are apart, at most.
const GAP_PX: f64 = 2.0;

/// The drawing of `rows`; `label` is for whoever cannot see it.
pub(super) fn map_drawing(rows: Vec<Vec<Cell>>, label: String) -> Html {
    html! { <Map {rows} {label} /> }
}

#[derive(Properties, PartialEq)]
struct MapProperties {
    rows: Vec<Vec<Cell>>,
    label: String,
}

#[component]
fn Map(MapProperties { rows, label }: &MapProperties) -> Html {
    let node = use_node_ref();
    use_paint(&node, rows.clone(), paint);
    let height_px = rows.len() as f64 * ROWS_PX[usize::from(rows.len() > FEW_ROWS)];
    // A policy refuses styles in attributes; a property that the program sets is none.
    let sized = node.clone();
    use_effect_with(height_px as u32, move |height_px| {
        if let Some(canvas) = sized.cast::<HtmlCanvasElement>() {
            // A canvas that takes no height keeps that of the styles.
            let _ = canvas.style().set_property("height", &format!("{height_px}px"));
        }
    });
    html! { <canvas ref={node} class="plot class-map-drawing" role="img" aria-label={label.clone()} /> }
}

fn paint(canvas: &HtmlCanvasElement, rows: &Vec<Vec<Cell>>, surface: &Surface) {
    let Surface { width_px, height_px, ratio, palette, .. } = surface;
    if *width_px < 1.0 || *height_px < 1.0 {
        return;
    }
    // Setting the size also clears what was drawn before.
    canvas.set_width((width_px * ratio).round() as u32);
    canvas.set_height((height_px * ratio).round() as u32);
    if let Some(backend) = CanvasBackend::new(canvas) {
        // A canvas that cannot be drawn on leaves the list.
        let _ = draw(&backend.into_drawing_area(), rows, palette, *ratio);
    }
}

type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Draws the cells over the whole of `area`; `unit` is the number of its pixels in a CSS pixel.
fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, rows: &[Vec<Cell>], palette: &Palette, unit: f64) -> Drawn<DB> {
    let (width, height) = area.dim_in_pixel();
    let (width, height) = (f64::from(width), f64::from(height));
    let row_height = height / rows.len().max(1) as f64;
    let ink = palette.color(Ink::Weight);
    for (row, cells) in rows.iter().enumerate() {
        let cell_width = width / cells.len().max(1) as f64;
        let gap = (GAP_PX * unit).min(row_height / 4.0);
        let top = (row as f64 * row_height).round() as i32;
        let bottom = ((row + 1) as f64 * row_height - gap).round() as i32;
        for (column, cell) in cells.iter().enumerate() {
            let left = (column as f64 * cell_width).round() as i32;
            let right = ((column + 1) as f64 * cell_width - gap).round() as i32;
            let corners = [(left, top), (right, bottom)];
            match cell {
                Cell::Right => area.draw(&Rectangle::new(corners, ink.filled()))?,
                Cell::Wrong => {
                    area.draw(&Rectangle::new(corners, ink.stroke_width(unit.round() as u32)))?;
                    area.draw(&PathElement::new(vec![(left, bottom), (right, top)], ink.stroke_width(unit.round() as u32)))?;
                }
                Cell::Open => {}
            }
        }
    }
    Ok(())
}
