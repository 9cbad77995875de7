//! What two labs share: five tokens with values in a plane and a row of scores, their blend, and the hull of the values.

use super::setup::Limits;
use crate::attention::{Matrix, Normalize, Scale, Settings, attend};

/// How many tokens there are.
pub const N_TOKENS: usize = 5;
/// What a number of a value may be.
pub const COORDINATE: Limits = Limits::tenths(-REACH, REACH);
/// What a score may be.
pub const SCORE: Limits = Limits::tenths(-3.0, 3.0);
/// How far the plane reaches from its middle, each way.
pub const REACH: f64 = 5.0;

/// The scores at the start: those of "it" with the five tokens that the causal mask lets it see, in tenths that bring the
/// weights within a hundredth of those.
pub const START_SCORES: [f64; N_TOKENS] = [1.9, 0.6, 3.0, -2.1, 1.1];

/// A point of the plane, or a vector in it.
pub type Point = [f64; 2];

/// The numbers of the values, x and y of each token in turn.
pub type Values = [f64; 2 * N_TOKENS];

/// The values as points.
pub fn points(values: &Values) -> Vec<Point> {
    values.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// The values as a matrix, `[5 × 2]`.
pub fn matrix(values: &Values) -> Matrix {
    Matrix::from_fn(N_TOKENS, 2, |i, j| values[2 * i + j])
}

/// A row of weights and what it blends the values to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blend {
    /// The weights, `[5]`.
    pub weights: Vec<f64>,
    /// The output.
    pub output: Point,
}

/// The blend of the values by the scores. The scores come about as the products of a query of 1 with keys of one number.
pub fn blend(values: &Values, scores: &[f64; N_TOKENS], normalize: Normalize) -> Blend {
    let settings = Settings {
        scale: Scale::Off,
        normalize,
        ..Settings::default()
    };
    let one = Matrix::from_fn(1, 1, |_, _| 1.0);
    let keys = Matrix::from_fn(N_TOKENS, 1, |i, _| scores[i]);
    // Every set-up within its limits computes; the empty answer only stands for what cannot happen.
    attend(&one, &keys, &matrix(values), &settings).map_or_else(
        |_| Blend::default(),
        |trace| Blend {
            weights: trace.weights.row(0).to_vec(),
            output: [trace.output.at(0, 0), trace.output.at(0, 1)],
        },
    )
}

/// A turn up to this much is none: coordinates are tenths, so that a true one is a hundredth or more.
const ROUNDING: f64 = 1e-9;

/// The corners of the convex hull, counter-clockwise, no three on a line (Jarvis 1973, gift wrapping).
pub fn hull(points: &[Point]) -> Vec<Point> {
    let is_before = |a: Point, b: Point| a[0] < b[0] || (a[0] == b[0] && a[1] < b[1]);
    let first = points
        .iter()
        .copied()
        .reduce(|a, b| if is_before(b, a) { b } else { a });
    let mut corners: Vec<Point> = first.into_iter().collect();
    while let [.., last] = corners[..]
        && corners.len() <= points.len()
    {
        let next = points
            .iter()
            .copied()
            .fold(last, |best, point| outermost(last, best, point));
        if Some(next) == first || next == last {
            break;
        }
        corners.push(next);
    }
    corners
}

/// Which of `a` and `b` lies farther to the right as seen from `from`, the more distant one where they are in line.
fn outermost(from: Point, a: Point, b: Point) -> Point {
    let far = |to: Point| (to[0] - from[0]).abs() + (to[1] - from[1]).abs();
    match turn(from, a, b) {
        turn if a == from || turn < -ROUNDING => b,
        turn if turn <= ROUNDING && far(b) > far(a) => b,
        _ => a,
    }
}

/// Above 0 where the way from `a` by `b` to `c` turns left, below 0 where it turns right.
fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Whether `point` lies in the hull with these corners or on its edge, up to rounding. A hull may be a line or a point.
pub fn is_inside(corners: &[Point], point: Point) -> bool {
    let next = corners.iter().cycle().skip(1);
    let is_left_of_all = corners.iter().zip(next).all(|(a, b)| turn(*a, *b, point) >= -ROUNDING);
    // For a line or a point every turn is 0: then the box decides.
    let is_in_box = (0..2).all(|axis| {
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for corner in corners {
            least = least.min(corner[axis]);
            most = most.max(corner[axis]);
        }
        point[axis] >= least - ROUNDING && point[axis] <= most + ROUNDING
    });
    is_left_of_all && is_in_box
}
