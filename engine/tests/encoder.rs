//! The shipped encoder against maps that an independent program computed in double precision, which
//! `scripts/model golden` wrote down.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use attention_engine::check::products_agree;
use attention_engine::dense::Products;
use attention_engine::encoder::{Encoder, MAX_TOKENS};
use attention_engine::model::{HEADS, LAYERS};

const WEIGHTS: &[u8] = include_bytes!("../../static/model/weights.bin");
const VOCABULARY: &[u8] = include_bytes!("../../static/model/vocabulary.txt");
const GOLDEN: &[u8] = include_bytes!("golden/maps.bin");
const WEIGHTS_A_MAP: usize = 448;

fn encoder(products: Products) -> Encoder {
    Encoder::load(WEIGHTS.to_vec(), VOCABULARY, products).expect("the shipped model is whole")
}

fn texts() -> Vec<String> {
    serde_json::from_str(include_str!("golden/texts.json")).expect("JSON")
}

fn encode(encoder: &mut Encoder, text: &str) -> Vec<f32> {
    encoder.begin(text).expect("any text is taken");
    while !encoder.advance().expect("layers are computed") {}
    encoder.weights().expect("all is done").to_vec()
}

/// Which rows of a map the golden file holds; `scripts/converter/golden.py` has the same rule.
fn rows_kept(n: usize, layer: usize, head: usize) -> impl Iterator<Item = usize> {
    let count = n.min(WEIGHTS_A_MAP.div_ceil(n));
    (0..count).map(move |index| (7 * layer + 3 * head + index * n / count) % n)
}

fn arg_max(row: impl Iterator<Item = f32>) -> usize {
    row.enumerate()
        .fold((0, f32::MIN), |best, (i, x)| if x > best.1 { (i, x) } else { best })
        .0
}

/// How far maps are from the golden ones. Rows stand for all rows of their map, so that what is said holds of all
/// weights of all maps although short texts give all their rows and long ones few.
#[derive(Default)]
struct Differences {
    /// Sizes of errors and how many weights each stands for.
    errors: Vec<(f32, f64)>,
    variation: f64,
    same: f64,
    rows: f64,
}

impl Differences {
    fn add_row(&mut self, found: &[f32], golden: &[u8], stands_for: f64) {
        let expected: Vec<f32> = golden
            .as_chunks::<2>()
            .0
            .iter()
            .map(|&b| f32::from(u16::from_le_bytes(b)) / 65_535.0)
            .collect();
        let errors = found.iter().zip(&expected).map(|(a, b)| (a - b).abs());
        self.variation += stands_for * errors.clone().map(f64::from).sum::<f64>() / 2.0;
        self.errors.extend(errors.map(|error| (error, stands_for)));
        if arg_max(found.iter().copied()) == arg_max(expected.into_iter()) {
            self.same += stands_for;
        }
        self.rows += stands_for;
    }

    /// The error that this share of all weights does not exceed.
    fn within(&mut self, share: f64) -> f32 {
        self.errors.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut left = share * self.errors.iter().map(|&(_, stands_for)| stands_for).sum::<f64>();
        let beyond = self.errors.iter().position(|&(_, stands_for)| {
            left -= stands_for;
            left <= 0.0
        });
        self.errors[beyond.unwrap_or(self.errors.len() - 1)].0
    }

    fn mean(&self) -> f64 {
        let sums = self.errors.iter().fold((0.0, 0.0), |sums, &(error, stands_for)| {
            (sums.0 + stands_for * f64::from(error), sums.1 + stands_for)
        });
        sums.0 / sums.1
    }
}

#[test]
fn maps_are_close_to_the_double_precision_ones() {
    let mut encoder = encoder(Products::native());
    let (mut differences, mut golden) = (Differences::default(), GOLDEN);
    let texts = texts();
    assert!(texts.len() >= 20);
    for text in texts {
        let maps = encode(&mut encoder, &text);
        let n = encoder.tokens().ids.len();
        for (map, weights) in maps.chunks(n * n).enumerate() {
            let kept: Vec<usize> = rows_kept(n, map / HEADS, map % HEADS).collect();
            for &row in &kept {
                let (expected, rest) = golden.split_at(2 * n);
                differences.add_row(&weights[row * n..][..n], expected, n as f64 / kept.len() as f64);
                golden = rest;
            }
        }
    }
    assert!(golden.is_empty());
    let (mean, most, worst) = (differences.mean(), differences.within(0.999), differences.within(1.0));
    let (variation, same) = (
        differences.variation / differences.rows,
        differences.same / differences.rows,
    );
    let told = format!(
        "mean {mean:.6}, 99.9 % within {most:.4}, variation {variation:.4}, same arg max {same:.4}, worst {worst:.3}"
    );
    println!("{told}");
    assert!(
        mean <= 0.0006 && most <= 0.04 && variation <= 0.025 && same >= 0.965 && worst <= 0.25,
        "{told}"
    );
}

#[test]
fn both_kinds_of_products_give_the_same_maps() {
    let (mut bytes, mut words) = (encoder(Products::Bytes), encoder(Products::Words));
    for text in texts().iter().step_by(5) {
        assert!(encode(&mut bytes, text) == encode(&mut words, text), "{text:?}");
    }
}

/// Layer and head, counted from 1, which token a row is to read, and the mean weight on it over the rows that have one.
#[test]
fn known_heads_do_what_they_are_known_for() {
    let texts = [
        "The cat sat on the mat because it was tired.",
        "Attention lets each token look at the others and take what it needs.",
        "My brother sold his old car to a friend who lives near the lake.",
        "When the rain stopped, the children ran outside and played until dinner.",
    ];
    let mut encoder = encoder(Products::native());
    let maps = texts.map(|text| (encode(&mut encoder, text), encoder.tokens().ids.len()));
    let check = |layer: usize, head: usize, reads: fn(usize) -> Option<usize>, expected: f32| {
        let means = maps.each_ref().map(|(weights, n)| {
            let map = &weights[((layer - 1) * HEADS + head - 1) * n * n..][..n * n];
            let read: Vec<f32> = (0..*n)
                .filter_map(|i| reads(i).filter(|j| j < n).map(|j| map[i * n + j]))
                .collect();
            read.iter().sum::<f32>() / read.len() as f32
        });
        let mean = means.iter().sum::<f32>() / texts.len() as f32;
        assert!(
            (mean - expected).abs() < 0.06,
            "layer {layer}, head {head}: {mean} where {expected} is known"
        );
    };
    check(1, 3, |i| i.checked_sub(1), 1.0);
    check(2, 9, |i| Some(i + 1), 0.64);
    check(5, 6, |_| Some(0), 0.89);
}

#[test]
fn every_row_of_any_text_is_a_distribution() {
    let mut encoder = encoder(Products::native());
    for text in [
        "",
        " ",
        "a",
        "\u{0}\u{fffd}",
        "[MASK]",
        "日本語 🙂",
        &"word ".repeat(400),
    ] {
        let maps = encode(&mut encoder, text);
        let n = encoder.tokens().ids.len();
        assert!((2..=MAX_TOKENS).contains(&n) && maps.len() == LAYERS * HEADS * n * n);
        for row in maps.chunks(n) {
            assert!(
                row.iter().all(|w| (0.0..=1.0).contains(w)) && (row.iter().sum::<f32>() - 1.0).abs() < 1e-5,
                "{text:?}"
            );
        }
        let lengths = encoder.value_lengths().expect("all is done");
        assert!(
            lengths[..(LAYERS - 1) * HEADS * n]
                .iter()
                .all(|&x| x.is_finite() && x > 0.0)
        );
    }
}

#[test]
fn results_do_not_depend_on_what_came_before() {
    let mut encoder = encoder(Products::native());
    let first = encode(&mut encoder, "one short text");
    encode(&mut encoder, &"a much longer one ".repeat(20));
    assert!(encode(&mut encoder, "one short text") == first);
}

#[test]
fn the_machine_passes_its_own_check() {
    assert_eq!(products_agree(), Ok(true));
}
