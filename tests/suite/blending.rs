//! The plane of values: hulls, and outputs inside them as long as weights are shares.

use attention_lesson::attention::Mask;
use attention_lesson::attention::Normalize;
use attention_lesson::labs::AnySetup;
use attention_lesson::labs::blend::{BlendFact, BlendRule, Setup, blend, fact, verdict};
use attention_lesson::labs::plane::{self, Point, hull, is_inside, points};
use attention_lesson::labs::sentence::{Flow, IT};
use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::lesson::figures::blend::WORDS;
use proptest::collection::vec;
use proptest::prelude::*;

fn shown(rule: BlendRule) -> Setup {
    Setup {
        is_shown: true,
        rule,
        ..Setup::START
    }
}

/// Points on a coarse grid, so that equal ones and three on a line are frequent.
fn any_points() -> impl Strategy<Value = Vec<Point>> {
    let number = || (-6..=6_i32).prop_map(f64::from);
    vec((number(), number()).prop_map(|(x, y)| [x, y]), 1..9)
}

fn any_setup() -> impl Strategy<Value = Setup> {
    let coarse = prop_oneof![(-5..=5_i32).prop_map(f64::from), -5.0..5.0];
    let scores = proptest::array::uniform5(-3.0..3.0);
    (proptest::array::uniform10(coarse), scores, 0..BlendRule::N).prop_map(|(values, scores, rule)| {
        let setup = Setup {
            values,
            scores,
            ..shown(BlendRule::ALL[rule])
        };
        AnySetup::of(&setup).named()
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
        let output = plane::blend(&setup.values, &setup.scores, Normalize::Softmax).output;
        prop_assert!(is_inside(&hull(&points(&setup.values)), output), "{output:?} of {:?}", points(&setup.values));
    }

    #[test]
    fn the_fact_says_where_the_output_is(setup in any_setup()) {
        let blend = blend(&setup);
        match fact(&setup, &blend) {
            BlendFact::Raw { sum, n_negative, is_inside } => {
                prop_assert_eq!(setup.rule, BlendRule::None);
                prop_assert_eq!(is_inside, is_mean(&points(&setup.values), blend.output));
                prop_assert_eq!(n_negative, setup.scores.iter().filter(|s| **s < 0.0).count());
                prop_assert!((sum - setup.scores.iter().sum::<f64>()).abs() < 1e-9);
            }
            BlendFact::Mean { top, share } => {
                prop_assert_eq!(setup.rule, BlendRule::Softmax);
                prop_assert!(is_mean(&points(&setup.values), blend.output));
                prop_assert!(blend.weights.iter().all(|weight| *weight <= share) && blend.weights[top] == share);
            }
            BlendFact::Waiting { .. } => prop_assert!(false, "the result is shown"),
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
    let setup = shown(BlendRule::None);
    assert!(!is_inside(&hull(&points(&setup.values)), blend(&setup).output));
}

#[test]
fn the_weights_at_the_start_are_those_of_it_under_the_causal_mask() {
    let flow = Flow::start(Mask::Causal).expect("the hand-set numbers compute");
    let weights = blend(&Setup::START).weights;
    let far = |(a, b): (&f64, &f64)| (a - b).abs() > 0.01;
    assert!(!weights.iter().zip(flow.trace.weights.row(IT)).any(far), "{weights:?}");
}

#[test]
fn the_right_guess_is_inside_and_the_output_is_told_only_after_the_reveal() {
    let right = [1, 2, 3].map(|guess| {
        let setup = Setup {
            guess,
            ..shown(BlendRule::None)
        };
        verdict(&setup).0.is_right
    });
    assert_eq!(right, [false, true, false]);
    let n_rows = |setup: &Setup| (WORDS.read)(setup).tables[0].rows.len();
    assert_eq!((n_rows(&Setup::START), n_rows(&shown(BlendRule::Softmax))), (5, 6));
}
