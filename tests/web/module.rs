//! What the module for host pages takes and gives: plain objects, read here as a program would read them that knows their form.

use attention_lesson::attention::float::exp;
use attention_lesson::host::module::attend;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{from_value, to_value};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

type Rows = Vec<Vec<f64>>;

#[derive(Serialize)]
struct Input {
    queries: Rows,
    keys: Rows,
    values: Rows,
    scale: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trace {
    scores: Rows,
    scaled: Rows,
    weights: Rows,
    output: Rows,
}

#[derive(Deserialize)]
struct Refusal {
    code: String,
}

/// Two keys and a query that points at the first.
fn input() -> Input {
    Input {
        queries: vec![vec![1.0, 0.0]],
        keys: vec![vec![1.0, 0.0], vec![0.0, 1.0]],
        values: vec![vec![1.0], vec![3.0]],
        scale: false,
    }
}

fn answer(input: &Input) -> Result<JsValue, JsValue> {
    attend(&to_value(input).expect("an object"))
}

#[wasm_bindgen_test]
fn attention_of_an_object_is_an_object_of_plain_rows() {
    let trace: Trace = from_value(answer(&input()).expect("an answer")).expect("four matrices and nothing else");
    let weight = 1.0 / (1.0 + exp(-1.0));
    assert_eq!(trace.scores, [[1.0, 0.0]]);
    assert_eq!(trace.scaled, trace.scores);
    for (found, expected) in [
        (trace.weights[0][0], weight),
        (trace.weights[0][1], 1.0 - weight),
        (trace.output[0][0], weight + 3.0 * (1.0 - weight)),
    ] {
        assert!((found - expected).abs() < 1e-15, "{found} {expected}");
    }
}

#[wasm_bindgen_test]
fn what_makes_no_sense_is_refused_with_a_code() {
    let ragged = Input {
        keys: vec![vec![1.0, 0.0], vec![0.0]],
        ..input()
    };
    let refusal: Refusal = from_value(answer(&ragged).expect_err("ragged")).expect("an error with a code");
    assert_eq!(refusal.code, "shape");
}
