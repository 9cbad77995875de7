//! The mathematics against `tests/golden/attention.tsv`, computed with 80 digits by a program that shares no code with it.
//!
//! How close must a result come? Each double operation errs by at most one part in 2⁵², so a dot product of n terms errs
//! by n parts of the sum of its terms' sizes; an error of e in a scaled score changes its weight by the factor 1 ± e. The
//! tolerances below are these bounds, with 1e-13 to 1e-12 relative where nothing is extreme.

use attention_lesson::attention::heads::{Parameters, multi_head};
use attention_lesson::attention::position::sinusoidal;
use attention_lesson::attention::random::Random;
use attention_lesson::attention::softmax::{entropy, hardmax, softmax};
use attention_lesson::attention::{Mask, Matrix, Normalize, Scale, Settings, attend};

use crate::matrices::rows_from_text;

const GOLDEN: &str = include_str!("../golden/attention.tsv");

/// Runs `check` on the fields after the kind of every case of this kind; there must be at least `least` of them.
#[track_caller]
fn for_each(kind: &str, least: usize, check: impl Fn(&[&str])) {
    let cases = GOLDEN.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let count = cases
        .filter(|fields| fields[0] == kind)
        .map(|fields| check(&fields[1..]))
        .count();
    assert!(count >= least, "only {count} cases of kind {kind}");
}

fn matrix(text: &str) -> Matrix {
    Matrix::from_rows("golden", &rows_from_text(text)).expect("a golden input is well formed")
}

fn settings(fields: &[&str]) -> Settings {
    Settings {
        scale: match fields[0] {
            "sqrt" => Scale::InverseSqrt,
            "off" => Scale::Off,
            number => Scale::By(number.parse().expect("a scale")),
        },
        mask: match fields[1] {
            "none" => Mask::None,
            "causal" => Mask::Causal,
            rows => Mask::Matrix(
                rows.split(';')
                    .map(|row| row.chars().map(|c| c == '1').collect())
                    .collect(),
            ),
        },
        temperature: fields[2].parse().expect("a temperature"),
        normalize: match fields[3] {
            "softmax" => Normalize::Softmax,
            "hard" => Normalize::Hard,
            "none" => Normalize::None,
            other => panic!("no such normalization: {other}"),
        },
    }
}

/// Asserts that each entry is within `relative` of the expected one, or within `size × relative` where terms of this size
/// were added up. Below 1e-290 a double has fewer digits, so that much is always allowed.
#[track_caller]
fn near(name: &str, what: &str, got: &[f64], expected: &[f64], relative: f64, size: f64) {
    assert_eq!(got.len(), expected.len(), "{name}: number of {what}");
    for (i, (a, b)) in got.iter().zip(expected).enumerate() {
        let allowed = relative * b.abs().max(size) + 1e-290;
        assert!(
            a == b || (a - b).abs() <= allowed,
            "{name}: {what}[{i}] is {a}, not {b}"
        );
    }
}

/// The largest sum of sizes of terms in a product of `left` with columns `right`.
fn size_of_sums<'a>(left: impl Iterator<Item = &'a [f64]>, right: &[Vec<f64>]) -> f64 {
    let sum = |row: &[f64], column: &Vec<f64>| row.iter().zip(column).map(|(a, b)| (a * b).abs()).sum::<f64>();
    left.flat_map(|row| right.iter().map(move |column| sum(row, column)))
        .fold(0.0, f64::max)
}

#[test]
fn every_intermediate_of_attention_equals_the_golden_one() {
    for_each("attend", 55, |fields| {
        let name = fields[0];
        let [queries, keys, values] = [1, 2, 3].map(|i| matrix(fields[i]));
        let chosen = settings(&fields[4..8]);
        let trace = attend(&queries, &keys, &values, &chosen).unwrap_or_else(|error| panic!("{name}: {error}"));
        let expected = [8, 9, 10, 11].map(|i| rows_from_text(fields[i]).concat());

        let size = size_of_sums(queries.iter_rows(), &rows_from_text(fields[2]));
        near(name, "scores", trace.scores.data(), &expected[0], 1e-14, size);
        let stretch = expected[1]
            .iter()
            .zip(&expected[0])
            .filter(|(scaled, _)| scaled.is_finite());
        let stretch = stretch
            .map(|(scaled, score)| if *score == 0.0 { 0.0 } else { scaled / score })
            .fold(0.0, f64::max);
        near(name, "scaled", trace.scaled.data(), &expected[1], 1e-14, size * stretch);

        let relative = 1e-13 + 8.0 * f64::EPSILON * size * stretch;
        let relative = if chosen.normalize == Normalize::Softmax {
            relative.min(1e-10)
        } else {
            1e-14
        };
        let absolute = if chosen.normalize == Normalize::None {
            size * stretch
        } else {
            0.0
        };
        near(name, "weights", trace.weights.data(), &expected[2], relative, absolute);
        let columns: Vec<Vec<f64>> = (0..values.columns()).map(|j| values.column(j).collect()).collect();
        let largest = size_of_sums(trace.weights.iter_rows(), &columns);
        near(
            name,
            "output",
            trace.output.data(),
            &expected[3],
            relative,
            largest.max(absolute),
        );
    });
}

#[test]
fn layers_of_several_heads_equal_the_golden_ones() {
    for_each("heads", 9, |fields| {
        let name = fields[0];
        let [x, w_q, w_k, w_v, w_o] = [1, 2, 3, 4, 5].map(|i| matrix(fields[i]));
        let n_heads = fields[6].parse().expect("a number of heads");
        let parameters = Parameters { w_q, w_k, w_v, w_o };
        let layer = multi_head(&x, &parameters, n_heads, &settings(&fields[7..11])).expect("a golden layer");
        let weights: Vec<f64> = layer
            .heads
            .iter()
            .flat_map(|head| head.weights.data())
            .copied()
            .collect();
        // Numbers of size 1 to 20 here, added in tens.
        near(
            name,
            "weights",
            &weights,
            &rows_from_text(fields[11]).concat(),
            1e-12,
            1.0,
        );
        near(
            name,
            "concatenated",
            layer.concatenated.data(),
            &rows_from_text(fields[12]).concat(),
            1e-12,
            1.0,
        );
        near(
            name,
            "output",
            layer.output.data(),
            &rows_from_text(fields[13]).concat(),
            1e-12,
            1.0,
        );
    });
}

#[test]
fn rows_of_scores_give_the_golden_weights_and_entropy() {
    for_each("row", 12, |fields| {
        let name = fields[0];
        let [scores, soft, hard] = [1, 2, 3].map(|i| rows_from_text(fields[i]).concat());
        let weights = softmax(&scores);
        near(name, "softmax", &weights, &soft, 1e-13, 0.0);
        near(name, "hardmax", &hardmax(&scores), &hard, 1e-15, 0.0);
        let expected = fields[4].parse().expect("an entropy");
        near(name, "entropy", &[entropy(&weights)], &[expected], 1e-13, 0.0);
    });
}

#[test]
fn positions_equal_the_golden_ones() {
    for_each("positions", 7, |fields| {
        let [n_tokens, d_model] = [1, 2].map(|i| fields[i].parse().expect("a side"));
        let got = sinusoidal(n_tokens, d_model);
        // An angle of size p errs by p parts in 2⁵², and its sine by as much.
        let size = (n_tokens as f64).max(1.0);
        near(
            fields[0],
            "positions",
            got.data(),
            &rows_from_text(fields[3]).concat(),
            1e-15,
            size,
        );
    });
}

#[test]
fn the_generator_gives_the_golden_bits() {
    for_each("random", 5, |fields| {
        let mut random = Random::new(fields[1].parse().expect("a seed"));
        for expected in fields[2].split(' ') {
            assert_eq!(random.bits().to_string(), expected, "{}", fields[0]);
        }
    });
}

/// The printed examples of the report that the lesson quotes, to the digits printed.
#[test]
fn quoted_examples_read_as_quoted() {
    let shown = |weights: &[f64]| weights.iter().map(|w| format!("{w:.3}")).collect::<Vec<_>>().join(" ");
    assert_eq!(shown(&softmax(&[2.0, 0.5, -1.0, 0.0])), "0.710 0.158 0.035 0.096");
    assert_eq!(shown(&softmax(&[1.0, 0.0, f64::NEG_INFINITY])), "0.731 0.269 0.000");
    let leaked = &softmax(&[1.0, 0.0, 3.0])[..2];
    assert_eq!(shown(leaked), "0.114 0.042");
    assert_eq!(format!("{:.3}", leaked.iter().sum::<f64>()), "0.156");
}
