//! Can this head look at the next token? Masks over the sentence, the leak of a mask that comes too late, and the answer.

use super::lab::{Lab, Prediction, Reading, Table};
use super::number::{fixed, percent};
use super::sentence::{Flow, IT, N_TOKENS};
use super::setup::{Field, Kind, Setup};
use crate::attention::attend::weights;
use crate::attention::softmax::argmax;
use crate::attention::{Mask, Matrix, Normalize};
use crate::lesson::figures::masks as words;
use crate::lesson::figures::sentence::{MASK as MASK_NAME, TOKENS};
use crate::lesson::figures::table::{QUERY as QUERY_NAME, SUM, WEIGHTS};

/// The key of the mask: which of [`words::MASKS`].
pub const MASK: &str = "m";
/// The key of the window's width: a query sees itself and what stands before it, so many keys in all.
pub const WIDTH: &str = "w";
/// The key of the prefix's length: every query sees these first keys.
pub const PREFIX: &str = "p";
/// The key of the number of tokens at the end that are padding, which no query sees.
pub const PADDING: &str = "d";
/// The key of when the mask comes: before the softmax or after it.
pub const ORDER: &str = "o";
/// The key of the asking token.
pub const QUERY: &str = "q";
/// The key of the token that is asked.
pub const KEY: &str = "k";

/// The lab.
pub static MASKS: Lab = Lab {
    id: "masks",
    title: words::TITLE,
    instruction: words::INSTRUCTION,
    fields: &[
        Prediction::guess(words::OPTIONS.len() as u16),
        Prediction::shown(),
        Field {
            key: MASK,
            label: MASK_NAME,
            kind: Kind::Choice(words::MASKS),
            default: &[1.0],
        },
        Field {
            key: WIDTH,
            label: words::WIDTH,
            kind: count(1.0, N_TOKENS),
            default: &[2.0],
        },
        Field {
            key: PREFIX,
            label: words::PREFIX,
            kind: count(1.0, N_TOKENS),
            default: &[3.0],
        },
        Field {
            key: PADDING,
            label: words::PADDING,
            kind: count(0.0, N_TOKENS - 1),
            default: &[2.0],
        },
        Field {
            key: ORDER,
            label: words::ORDER,
            kind: Kind::Choice(words::ORDERS),
            default: &[0.0],
        },
        Field {
            key: QUERY,
            label: "",
            kind: Kind::Index((N_TOKENS - 1) as u16),
            default: &[IT as f64],
        },
        Field {
            key: KEY,
            label: "",
            kind: Kind::Index((N_TOKENS - 1) as u16),
            default: &[(IT + 1) as f64],
        },
    ],
    prediction: Some(Prediction {
        prompt: words::PROMPT,
        options: words::OPTIONS,
        reveals: &[],
        verdict,
    }),
    read,
};

/// A whole number of tokens.
const fn count(min: f64, most: usize) -> Kind {
    Kind::Number {
        min,
        max: most as f64,
        step: 1.0,
        decimals: 0,
    }
}

/// The field that sets the size of the chosen mask, for those that have one.
pub fn size(setup: &Setup) -> Option<&'static str> {
    [None, None, Some(PADDING), Some(WIDTH), Some(PREFIX)][setup.index(MASK).min(4)]
}

/// The chosen mask. Every query sees at least one key under each of them.
pub fn mask(setup: &Setup) -> Mask {
    let rule: fn(usize, usize, usize) -> bool = match setup.index(MASK) {
        0 => return Mask::None,
        1 => return Mask::Causal,
        2 => |_, j, n| j + n < N_TOKENS,
        3 => |i, j, n| j <= i && i < j + n,
        _ => |i, j, n| j <= i || j < n,
    };
    let n = size(setup).map_or(0, |key| setup.index(key));
    let row = |i| (0..N_TOKENS).map(|j| rule(i, j, n)).collect();
    Mask::Matrix((0..N_TOKENS).map(row).collect())
}

/// Whether query `i` may look at key `j` under `mask`.
pub fn allows(mask: &Mask, i: usize, j: usize) -> bool {
    mask.allows(i, j, N_TOKENS, N_TOKENS)
}

/// At how many of the positions that have a next one a head may look at it under `mask`.
pub fn sees_next(mask: &Mask) -> usize {
    (1..N_TOKENS).filter(|next| allows(mask, next - 1, *next)).count()
}

/// The weights of every query in this set-up, `[6 × 6]`; rows of zeros for what cannot happen.
pub fn table(setup: &Setup) -> Matrix {
    let mask = mask(setup);
    let is_late = setup.index(ORDER) == 1;
    let before = if is_late { Mask::None } else { mask.clone() };
    Flow::start(before).map_or_else(
        |_| Matrix::from_fn(N_TOKENS, N_TOKENS, |_, _| 0.0),
        |flow| {
            let weight = |i, j| {
                if allows(&mask, i, j) {
                    flow.trace.weights.at(i, j)
                } else {
                    0.0
                }
            };
            Matrix::from_fn(N_TOKENS, N_TOKENS, weight)
        },
    )
}

/// Each cell's weight, `None` where it is masked, row by row; and each row's sum as it is shown.
pub fn cells(setup: &Setup) -> (Vec<Option<f64>>, Vec<String>) {
    let (mask, table) = (mask(setup), table(setup));
    let cell = |(at, weight): (usize, &f64)| allows(&mask, at / N_TOKENS, at % N_TOKENS).then_some(*weight);
    let cells = table.data().iter().enumerate().map(cell).collect();
    (cells, table.iter_rows().map(sum).collect())
}

/// The scores of the small example; its last key is masked.
pub const EXAMPLE: [f64; 3] = [1.0, 0.0, 3.0];

/// The example's weights without a mask, masked before the softmax, and masked after it, `[3]` each.
pub fn example() -> [Vec<f64>; 3] {
    let row = |last: f64| {
        let scores = Matrix::from_fn(1, 3, |_, j| if j == 2 { last } else { EXAMPLE[j] });
        weights(&scores, Normalize::Softmax).row(0).to_vec()
    };
    let open = row(EXAMPLE[2]);
    let mut late = open.clone();
    late[2] = 0.0;
    [open, row(f64::NEG_INFINITY), late]
}

fn sum(row: &[f64]) -> String {
    fixed(row.iter().sum(), 2)
}

fn read(setup: &Setup) -> Reading {
    if !setup.is_on(Prediction::SHOWN) {
        return Reading {
            sentence: words::waiting(&percent(example()[0][2])),
            tables: vec![example_table(1)],
        };
    }
    let table = table(setup);
    let row = |(name, row): (&&str, &[f64])| {
        let numbers = row.iter().map(|x| fixed(*x, 3));
        ((*name).to_owned(), numbers.chain([sum(row)]).collect())
    };
    let columns = std::iter::once(&QUERY_NAME).chain(TOKENS).chain([&SUM]);
    let weights = Table {
        caption: WEIGHTS.to_owned(),
        columns: columns.map(|name| (*name).to_owned()).collect(),
        rows: TOKENS.iter().zip(table.iter_rows()).map(row).collect(),
    };
    Reading {
        sentence: said(setup, &table),
        tables: vec![weights, example_table(3)],
    }
}

/// The example with the first `n` of its rows of weights.
fn example_table(n: usize) -> Table {
    let example = example();
    let row = |j: usize| {
        let numbers = example[..n].iter().map(|weights| fixed(weights[j], 3));
        (
            words::key(j == 2),
            std::iter::once(fixed(EXAMPLE[j], 0)).chain(numbers).collect(),
        )
    };
    Table {
        caption: words::EXAMPLE.to_owned(),
        columns: words::EXAMPLE_COLUMNS[..n + 2]
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        rows: (0..3).map(row).collect(),
    }
}

fn said(setup: &Setup, table: &Matrix) -> String {
    let mask = mask(setup);
    let (query, key) = (setup.index(QUERY), setup.index(KEY));
    let row = table.row(query);
    let (name, asked) = (TOKENS[query], TOKENS[key]);
    let cell = if allows(&mask, query, key) {
        words::reads(name, &percent(row[key]), asked)
    } else {
        words::cannot(name, asked)
    };
    let total: f64 = row.iter().sum();
    let rest = if total < 1.0 - 1e-9 {
        words::leak(&fixed(total, 2))
    } else {
        let top = argmax(row);
        words::most(TOKENS[top], &percent(row[top]))
    };
    format!("{cell} {rest} {}", words::next(sees_next(&mask), N_TOKENS - 1))
}

/// The detective's answers: for an encoder, for a decoder, and for the mask of this set-up.
pub fn answers(setup: &Setup) -> [String; 3] {
    let answer = |name: &str, mask: &Mask| words::answer(name, sees_next(mask), N_TOKENS - 1);
    [
        answer(words::ENCODER, &Mask::None),
        answer(words::DECODER, &Mask::Causal),
        answer(words::THIS_MASK, &mask(setup)),
    ]
}

/// How the guess compares with what the late mask leaves.
fn verdict(setup: &Setup) -> String {
    let [_, before, after] = example();
    let left: f64 = after.iter().sum();
    let right = if left > 0.99 { 0 } else { 1 + usize::from(left < 0.33) };
    let guess = setup.index(Prediction::GUESS).clamp(1, words::OPTIONS.len()) - 1;
    let three = |row: &[f64]| row.iter().map(|x| fixed(*x, 3)).collect::<Vec<_>>().join(" / ");
    words::verdict(
        words::OPTIONS[guess],
        guess == right,
        &fixed(left, 3),
        &three(&after),
        &three(&before),
    )
}
