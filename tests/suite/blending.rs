//! The plane of values: hulls, and outputs inside them as long as weights are shares.

use attention_lesson::attention::Normalize;
use attention_lesson::labs::blend::{BLEND, NORMALIZE, blend};
use attention_lesson::labs::number::fixed;
use attention_lesson::labs::plane::{self, Point, SCORES, VALUES, hull, is_inside, points};
use attention_lesson::labs::{Prediction, Setup};
use attention_lesson::lesson::inline::plain;
use proptest::collection::vec;
use proptest::prelude::*;

fn shown(normalize: f64) -> Setup {
    BLEND
        .start()
        .with(Prediction::SHOWN, 0, 1.0)
        .with(NORMALIZE, 0, normalize)
}

/// Points on a coarse grid, so that equal ones and three on a line are frequent.
fn any_points() -> impl Strategy<Value = Vec<Point>> {
    let number = || (-6..=6_i32).prop_map(f64::from);
    vec((number(), number()).prop_map(|(x, y)| [x, y]), 1..9)
}

fn any_setup() -> impl Strategy<Value = Setup> {
    let coarse = prop_oneof![(-5..=5_i32).prop_map(f64::from), -5.0..5.0];
    (vec(coarse, 10), vec(-3.0..3.0, 5), 0..2_i32).prop_map(|(values, scores, normalize)| {
        shown(f64::from(normalize))
            .with_list(VALUES, &values)
            .with_list(SCORES, &scores)
    })
}

/// Whether `point` is a mean of `points`, decided without a hull: no line through two of them, or through one of them and
/// at right angles to its way to the point, parts it from all.
fn is_mean(points: &[Point], point: Point) -> bool {
    let mut normals: Vec<Point> = Vec::new();
    for a in points {
        normals.push([a[0] - point[0], a[1] - point[1]]);
        for b in points {
            normals.push([b[1] - a[1], a[0] - b[0]]);
        }
    }
    normals.extend(normals.clone().iter().map(|[x, y]| [-x, -y]));
    let along = |[x, y]: Point, normal: Point| x * normal[0] + y * normal[1];
    normals.iter().all(|normal| {
        let most = points
            .iter()
            .map(|p| along(*p, *normal))
            .fold(f64::NEG_INFINITY, f64::max);
        along(point, *normal) <= most + 1e-9
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_hull_holds_all_its_points_and_turns_left_at_each_corner(points in any_points()) {
        let corners = hull(&points);
        prop_assert!(points.iter().all(|point| is_inside(&corners, *point)), "{corners:?}");
        prop_assert!(corners.iter().all(|corner| points.contains(corner)));
        let n = corners.len();
        for i in 0..n {
            let [a, b, c] = [corners[i], corners[(i + 1) % n], corners[(i + 2) % n]];
            let turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
            prop_assert!(n < 3 || turn > 0.0, "{corners:?}");
        }
    }

    #[test]
    fn inside_means_a_mean_of_the_points(points in any_points(), x in -13..=13_i32, y in -13..=13_i32) {
        let point = [f64::from(x) / 2.0, f64::from(y) / 2.0];
        prop_assert_eq!(is_inside(&hull(&points), point), is_mean(&points, point), "{:?} in {:?}", point, points);
    }

    #[test]
    fn with_softmax_the_output_is_always_inside(setup in any_setup()) {
        let output = plane::blend(&setup, Normalize::Softmax).output;
        prop_assert!(is_inside(&hull(&points(&setup)), output), "{output:?} of {:?}", points(&setup));
    }

    #[test]
    fn the_sentence_says_where_the_output_is(setup in any_setup()) {
        let said = plain(&(BLEND.read)(&setup).sentence);
        let blend = blend(&setup);
        let inside = is_inside(&hull(&points(&setup)), blend.output);
        prop_assert_eq!(said.contains("inside the shape"), inside, "{}", said);
        let at = blend.output.map(|x| fixed(x, 2)).join(", ");
        let output = format!("output ({at}) ");
        prop_assert!(said.contains(&output), "{said}");
        if setup.index(NORMALIZE) == 1 {
            let negative = setup.list(SCORES).iter().filter(|s| **s < 0.0).count();
            let count = format!("with {negative} of five negative");
            prop_assert!(said.contains(&count), "{said}");
        }
    }
}

#[test]
fn values_in_line_but_for_rounding_have_a_hull_of_their_ends() {
    let points = [[-5.0, -1.0], [-1.0, -0.9], [-2.5, 1.0], [1.0, 3.8], [-2.0, -2.1]];
    let corners = hull(&points);
    assert_eq!(corners, [[-5.0, -1.0], [-2.0, -2.1], [-1.0, -0.9], [1.0, 3.8]]);
    assert!(is_inside(&corners, [-1.9, 0.16]));
}

#[test]
fn without_softmax_the_output_leaves_the_shape_as_the_lab_opens() {
    let setup = shown(1.0);
    assert!(!is_inside(&hull(&points(&setup)), blend(&setup).output));
}

#[test]
fn the_first_two_values_are_those_of_the_section_s_example() {
    assert_eq!(points(&BLEND.start())[..2], [[4.0, 0.0], [0.0, 4.0]]);
}

#[test]
fn the_right_guess_is_inside_and_the_output_is_told_only_after_the_reveal() {
    let verdict = |guess: f64| {
        let setup = shown(1.0).with(Prediction::GUESS, 0, guess);
        plain(&(BLEND.prediction.as_ref().expect("it asks").verdict)(&setup))
    };
    let right: Vec<bool> = [1.0, 2.0, 3.0]
        .map(|guess| verdict(guess).starts_with("Right: "))
        .into();
    assert_eq!(right, [false, true, false]);
    let before = (BLEND.read)(&BLEND.start());
    assert_eq!(before.tables[0].rows.len(), 5);
    assert_eq!((BLEND.read)(&shown(0.0)).tables[0].rows.len(), 6);
}
