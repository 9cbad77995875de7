//! The plane in which values are points: drag them, or move them with the arrow keys.

use web_sys::Element;
use yew::prelude::*;

use super::matrix_control::{MatrixControl, matrix_control};
use super::{Controls, Edit};
use crate::attention::float::sqrt;
use crate::labs::number::plain;
use crate::labs::plane::{COORDINATE, N_TOKENS, Point, REACH, SCORE, Values};
use crate::lesson::number::{fixed, percent};
use crate::lesson::texts::Text;
use crate::lesson::texts::shared as words;
use crate::ui::parts::fold;
use crate::ui::view::drawn_by;
use crate::ui::view::view;
use crate::words::Inline;

/// The side of the drawing in its own units, and how many of them one unit of the plane takes.
const SIDE: f64 = 480.0;
const UNIT: f64 = 42.0;
/// The radius of a weight of 1.
const RADIUS: f64 = 64.0;

/// What to draw in the plane.
#[derive(PartialEq)]
pub(super) struct Plane {
    /// The values.
    pub(super) points: Vec<Point>,
    /// The index of their first number among all of the set-up.
    pub(super) first: usize,
    /// What the plane shows.
    pub(super) label: &'static str,
    /// The weights, shown as areas; below 0 with a broken outline.
    pub(super) weights: Vec<f64>,
    /// Other weights, shown as rings.
    pub(super) others: Vec<f64>,
    /// The corners of a shape behind the points.
    pub(super) shape: Vec<Point>,
    /// The output, if it is to be seen.
    pub(super) output: Option<Point>,
    /// Called with each change of a value.
    pub(super) edit: Callback<Edit>,
}

drawn_by!(Plane, use_plane);

/// The drawing of a plane.
pub(super) fn plane(plane: Plane) -> Html {
    view(plane.label, plane)
}

/// Each point is a handle of its own: one Tab stop, arrow keys to move it, larger steps with Shift.
#[hook]
fn use_plane(properties: &Plane) -> Html {
    let node = use_node_ref();
    let grip = use_mut_ref(|| [0.0; 2]);
    let places = properties.points.clone();
    let first = properties.first;
    let on_down = {
        let (node, grip, places) = (node.clone(), grip.clone(), places.clone());
        move |event: PointerEvent| {
            if let (Some((handle, i)), Some(at)) = (handle(&event), under(&node, &event)) {
                *grip.borrow_mut() = [places[i][0] - at[0], places[i][1] - at[1]];
                // Without capture a fast drag loses the point, no more.
                let _ = handle.set_pointer_capture(event.pointer_id());
            }
        }
    };
    let on_move = {
        let (node, edit) = (node.clone(), properties.edit.clone());
        move |event: PointerEvent| {
            if event.buttons() & 1 == 1
                && let (Some((_, i)), Some(at)) = (handle(&event), under(&node, &event))
            {
                let [dx, dy] = *grip.borrow();
                edit.emit(Edit::point(first + 2 * i, [at[0] + dx, at[1] + dy]));
            }
        }
    };
    let on_key = {
        let (places, edit) = (places.clone(), properties.edit.clone());
        move |event: KeyboardEvent| {
            if let (Some((_, i)), Some([dx, dy])) = (handle(&event), step(&event)) {
                event.prevent_default();
                edit.emit(Edit::point(first + 2 * i, [places[i][0] + dx, places[i][1] + dy]));
            }
        }
    };
    html! {
        <svg class="plane" ref={node} viewBox="0 0 480 480" role="group" aria-label={properties.label}
            onpointerdown={on_down} onpointermove={on_move} onkeydown={on_key}>
            <path class="plane-axes" d="M0 240H480M240 0V480" />
            <polygon class="plane-shape" points={corners(&properties.shape)} />
            { for places.iter().zip(&properties.weights).map(|(place, weight)| area(*place, *weight, "plane-weight")) }
            { for places.iter().zip(&properties.others).map(|(place, weight)| area(*place, *weight, "plane-other")) }
            { for properties.output.map(output) }
            { for places.iter().enumerate().map(|(i, place)| name(i, *place, properties)) }
            { for places.iter().enumerate().map(|(i, place)| knob(i, *place, properties)) }
        </svg>
    }
}

/// A slider for each score, and the values as numbers to type over; with the index of the first number of both.
pub(super) fn plane_controls(controls: &Controls, scores: usize, first: usize, values: &Values) -> Html {
    let score = |i: usize| controls.slider(scores + i, SCORE, of(words::SCORE_OF, i).into(), None);
    let (numbers, edit) = (values.to_vec(), controls.edit.clone());
    let matrix = Callback::from(move |()| {
        matrix_control(MatrixControl {
            first,
            limits: COORDINATE,
            numbers: numbers.clone(),
            name: words::VALUES.text(),
            note: words::VALUES_NOTE.text(),
            is_parameter: false,
            rows: words::POINTS,
            columns: words::AXES,
            edit: edit.clone(),
        })
    });
    html! {
        <>
            <div class="controls">{ for (0..N_TOKENS).map(score) }</div>
            { fold(words::AS_NUMBERS.plain(), "", matrix) }
        </>
    }
}

/// The handle that an event is about, and which point it is.
fn handle(event: &Event) -> Option<(Element, usize)> {
    let element = event.target_dyn_into::<Element>()?;
    let index = element.get_attribute("data-index")?.parse().ok()?;
    Some((element, index))
}

/// The place in the plane that is under the pointer.
fn under(node: &NodeRef, event: &PointerEvent) -> Option<Point> {
    let rect = node.cast::<Element>()?.get_bounding_client_rect();
    let at = |client: i32, from: f64, length: f64| ((f64::from(client) - from) / length - 0.5) * SIDE / UNIT;
    let (width, height) = (rect.width(), rect.height());
    (width > 0.0 && height > 0.0).then(|| {
        [
            at(event.client_x(), rect.left(), width),
            -at(event.client_y(), rect.top(), height),
        ]
    })
}

/// How far a key moves a point.
fn step(event: &KeyboardEvent) -> Option<Point> {
    let far = if event.shift_key() { 1.0 } else { 0.1 };
    match &*event.key() {
        "ArrowLeft" => Some([-far, 0.0]),
        "ArrowRight" => Some([far, 0.0]),
        "ArrowDown" => Some([0.0, -far]),
        "ArrowUp" => Some([0.0, far]),
        _ => None,
    }
}

/// Where a point of the plane stands in the drawing.
fn pixels([x, y]: Point) -> Point {
    [SIDE / 2.0 + x * UNIT, SIDE / 2.0 - y * UNIT]
}

fn corners(shape: &[Point]) -> String {
    let corner = |point: &Point| pixels(*point).map(plain).join(",");
    shape.iter().map(corner).collect::<Vec<_>>().join(" ")
}

/// The radius of the circle whose area is a weight.
fn radius(weight: f64) -> f64 {
    RADIUS * sqrt(weight.abs())
}

/// A circle whose area is a weight.
fn area(place: Point, weight: f64, class: &'static str) -> Html {
    let [x, y] = pixels(place).map(plain);
    let r = plain(radius(weight));
    html! { <circle {class} data-negative={(weight < 0.0).to_string()} cx={x} cy={y} {r} /> }
}

/// The name of a point and its weight over its areas, kept within the drawing.
fn name(i: usize, place: Point, properties: &Plane) -> Html {
    let [x, y] = pixels(place);
    let weight = properties.weights.get(i).copied().unwrap_or(0.0);
    let other = properties.others.get(i).copied().unwrap_or(0.0);
    let y = (y - radius(weight).max(radius(other)).max(6.0) - 8.0).max(20.0);
    let anchor = match x {
        x if x < 100.0 => "start",
        x if x > SIDE - 100.0 => "end",
        _ => "middle",
    };
    let x = match anchor {
        "start" => x - 10.0,
        "end" => x + 10.0,
        _ => x,
    };
    let words = [words::POINTS.name(i), " ", &percent(weight)].concat();
    html! { <text class="plane-name" x={plain(x)} y={plain(y)} text-anchor={anchor} aria-hidden="true">{ words }</text> }
}

/// What is said of a point.
fn of(text: Text, i: usize) -> String {
    text.write(&[words::POINTS.item(i).clone()])
}

/// The handle of a point.
fn knob(i: usize, place: Point, properties: &Plane) -> Html {
    let [x, y] = pixels(place).map(plain);
    let [least, most] = [-REACH, REACH].map(plain);
    let now = plain(place[0]);
    let weight = properties.weights.get(i).copied().unwrap_or(0.0);
    let said = [
        &*words::PLACE.write(&place.map(|x| Inline::text(fixed(x, 1)))),
        ", ",
        &percent(weight),
    ]
    .concat();
    html! {
        <g key={i}>
            <circle class="plane-dot" cx={x.clone()} cy={y.clone()} r="6" />
            <circle class="plane-handle" cx={x} cy={y} r="30" tabindex="0" data-index={i.to_string()} role="slider"
                aria-roledescription={words::HANDLE.plain()} aria-label={of(words::HANDLE_OF, i)} aria-valuemin={least}
                aria-valuemax={most} aria-valuenow={now} aria-valuetext={said} />
        </g>
    }
}

/// The mark of the output; one that lies outside the drawing stands at its edge.
fn output(place: Point) -> Html {
    let most = SIDE / 2.0 / UNIT - 0.4;
    let shown = place.map(|x| x.clamp(-most, most));
    let [x, y] = pixels(shown);
    let label = if shown == place { words::OUTPUT } else { words::OFF_MAP }.plain();
    let (anchor, dx) = if x > SIDE / 2.0 {
        ("end", -14.0)
    } else {
        ("start", 14.0)
    };
    // Names of points stand at the upper edge too, so beyond an edge it is told a line further in.
    let dy = match place[1] {
        up if up > most => 32.0,
        up if up < -most => -20.0,
        _ => 6.0,
    };
    html! {
        <g class="plane-output" aria-hidden="true">
            <path d={["M", &plain(x), " ", &plain(y - 10.0), "v20M", &plain(x - 10.0), " ", &plain(y), "h20"].concat()} />
            <text x={plain(x + dx)} y={plain(y + dy)} text-anchor={anchor}>{ label }</text>
        </g>
    }
}
