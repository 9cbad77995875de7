//! What the figures of the quiz must show, question by question: no tests, but what `demonstrations` holds them to,
//! computed from the figures' own functions.

use attention_lesson::attention::float::exp;
use attention_lesson::attention::matrix::norm;
use attention_lesson::attention::softmax::{argmax, maximum};
use attention_lesson::attention::{Mask, Matrix, Normalize};
use attention_lesson::labs::AnySetup;
use attention_lesson::labs::pipeline::{Change, Step, change, flow, powers, weighted};
use attention_lesson::labs::sentence::{Flow, IT, MEAT, N_TOKENS};
use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::labs::{blend, linear, lookup, masks, order, pipeline, plane, same, softmax, speed, table};

/// What a figure must show, and a change of it after which it must not.
pub(crate) struct Proof {
    /// Whether a set-up shows it.
    pub(crate) holds: fn(&AnySetup) -> bool,
    /// What spoils it; with nothing, the lab as it opens does.
    pub(crate) spoiled_by: Option<fn(&AnySetup) -> AnySetup>,
}

/// A proof over the set-up of one lab.
macro_rules! proof {
    ($holds:ident) => {
        Proof {
            holds: |setup| $holds(&setup.named()),
            spoiled_by: None,
        }
    };
    ($holds:ident, unless $lab:ident, $setup:ident => $change:expr) => {
        Proof {
            holds: |setup| $holds(&setup.named()),
            spoiled_by: Some(|setup| changed(setup, |$setup: &mut $lab::Setup| $change)),
        }
    };
}

fn changed<S: NamedSetup>(setup: &AnySetup, change: impl Fn(&mut S)) -> AnySetup {
    AnySetup::of(&with(&setup.named(), change))
}

/// A set-up after a change.
fn with<S: NamedSetup>(setup: &S, change: impl Fn(&mut S)) -> S {
    let mut setup: S = AnySetup::of(setup).named();
    change(&mut setup);
    setup
}

/// For each question what the two figures must show.
pub(crate) const PROOFS: [[Proof; 2]; 15] = [
    [proof!(scores_follow_the_query), proof!(values_are_what_comes_back)],
    [
        proof!(softmax_makes_shares_of_scores),
        proof!(sigmoids_sum_to_something_else),
    ],
    [
        proof!(token_1_is_first_at_any_temperature, unless softmax, s => s.scores = [0.5, 2.0, -1.0, 0.0]),
        proof!(the_guess_is_on_token_2_and_the_weight_on_token_1),
    ],
    [
        proof!(the_dictionary_takes_one_and_attention_all, unless lookup, s => s.situation = lookup::Situation::NotThere),
        proof!(rows_of_every_length_sum_to_1),
    ],
    [
        proof!(equal_keys_weigh_the_same_at_any_distance),
        proof!(a_shuffle_moves_no_output),
    ],
    [
        proof!(the_output_is_made_of_values, unless blend, s => s.rule = blend::BlendRule::None),
        proof!(weights_do_not_follow_values),
    ],
    [
        proof!(two_rows_with_other_tops_have_one_output, unless same, s => {
            s.values = [0.0, 0.0, 5.0, 5.0, 5.0, -5.0, -5.0, 5.0, -5.0, -5.0];
            s.scores = [-3.0, 3.0, -3.0, -3.0, -3.0];
        }),
        proof!(weights_follow_scores_by_rule),
    ],
    [
        proof!(the_longest_text_takes_attention_one_step),
        proof!(the_shortest_text_takes_recursion_a_step_a_token),
    ],
    [
        proof!(every_cell_is_open_from_the_first_to_the_last),
        proof!(who_is_in_the_embedding_and_does_not_arrive),
    ],
    [
        proof!(every_token_reads_most_from_the_next),
        proof!(without_a_mask_the_next_token_is_open),
    ],
    [
        proof!(a_learned_matrix_steers_the_flow),
        proof!(the_next_token_has_no_weight),
    ],
    [proof!(attention_never_misses), proof!(attention_returns_what_is_stored)],
    [
        proof!(weighted_values_add_up_to_the_output),
        proof!(the_output_is_no_equal_average),
    ],
    [
        proof!(each_is_ahead_in_one_count, unless speed, s => s.is_shown = false),
        proof!(the_cheaper_order_depends_on_the_length),
    ],
    [
        proof!(raw_weights_are_no_shares, unless linear, s => s.rule = linear::ProductRule::Softmax),
        proof!(the_same_ranking_makes_another_output),
    ],
];

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn sums_to_1(row: &[f64]) -> bool {
    close(row.iter().sum(), 1.0)
}

/// Indexes of a row, largest number first.
fn ranking(row: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    order.sort_by(|a, b| row[*b].total_cmp(&row[*a]));
    order
}

fn distance(a: plane::Point, b: plane::Point) -> f64 {
    norm(&[a[0] - b[0], a[1] - b[1]])
}

// The pipeline: `now` is this set-up, `then` the start.

fn steps(setup: &pipeline::Setup, step: Step) -> Option<(Flow, Flow, Change)> {
    let now = flow(setup).expect("a set-up computes");
    let then = Flow::start(Mask::None).expect("the start computes");
    let change = change(setup, &now);
    (setup.step == step).then_some((now, then, change))
}

/// Queries, keys, values, scores, weights, output: which of them moved.
fn moved(change: &Change) -> [u8; 6] {
    change.moved.map(u8::from)
}

fn scores_follow_the_query(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Match).is_some_and(|(now, then, change)| {
        let pairs = now.trace.scores.row(IT).iter().zip(then.trace.scores.row(IT));
        let all_moved = pairs.into_iter().all(|(a, b)| (a - b).abs() > 0.1);
        change.changed == [false, true, false, false, false] && moved(&change) == [1, 0, 0, 1, 1, 1] && all_moved
    })
}

fn values_are_what_comes_back(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Blend).is_some_and(|(now, then, change)| {
        moved(&change) == [0, 0, 1, 0, 0, 1]
            && now.queries == then.queries
            && now.queries.row(IT).iter().any(|x| *x != 0.0)
            && argmax(now.trace.weights.row(IT)) == MEAT
            && now.trace.output.row(IT).iter().all(|x| *x == 0.0)
    })
}

fn softmax_makes_shares_of_scores(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Softmax).is_some_and(|(now, _, _)| {
        let (scores, weights) = (now.trace.scaled.row(IT), now.trace.weights.row(IT));
        let (powers, sum) = powers(&now, IT);
        let is_quotient = weights.iter().zip(&powers).all(|(w, p)| close(*w, p / sum));
        !sums_to_1(scores) && sums_to_1(weights) && is_quotient && powers.iter().all(|p| *p > 0.0)
    })
}

fn equal_keys_weigh_the_same_at_any_distance(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Softmax).is_some_and(|(now, _, _)| {
        let (scores, weights) = (now.trace.scores.row(IT), now.trace.weights.row(IT));
        now.keys.row(0) == now.keys.row(MEAT)
            && scores[0] == maximum(scores)
            && scores[0] == scores[MEAT]
            && weights[0] == weights[MEAT]
            && weights[0] > 0.3
    })
}

fn weights_do_not_follow_values(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Softmax).is_some_and(|(now, then, change)| {
        let opposite = |now: &Matrix, then: &Matrix| now.data().iter().zip(then.data()).all(|(a, b)| close(*a, -b));
        moved(&change) == [0, 0, 1, 0, 0, 1]
            && now.trace.weights == then.trace.weights
            && opposite(&now.values, &then.values)
            && opposite(&now.trace.output, &then.trace.output)
    })
}

fn weights_follow_scores_by_rule(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Softmax).is_some_and(|(now, then, _)| {
        let scaled = now.trace.scaled.row(IT);
        let total: f64 = scaled.iter().map(|s| exp(*s)).sum();
        let weights = now.trace.weights.row(IT);
        now == then && weights.iter().zip(scaled).all(|(w, s)| close(*w, exp(*s) / total))
    })
}

fn who_is_in_the_embedding_and_does_not_arrive(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Blend).is_some_and(|(now, then, change)| {
        now.x == then.x
            && now.x.at(MEAT, 0) > 0.5
            && moved(&change) == [0, 0, 1, 0, 0, 1]
            && argmax(now.trace.weights.row(IT)) == MEAT
            && now.trace.output.row(IT)[0] == 0.0
            && now.trace.output.row(IT)[1] > 0.0
    })
}

fn every_token_reads_most_from_the_next(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Softmax).is_some_and(|(now, _, change)| {
        let reads_next = |i: usize| {
            let row = now.trace.weights.row(i);
            argmax(row) == (i + 1).min(N_TOKENS - 1) && maximum(row) > 0.7
        };
        !change.changed[4] && (0..N_TOKENS).all(reads_next)
    })
}

fn a_learned_matrix_steers_the_flow(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Softmax).is_some_and(|(now, then, change)| {
        change.changed == [false, false, true, false, false]
            && moved(&change) == [0, 1, 0, 1, 1, 1]
            && argmax(then.trace.weights.row(IT)) == MEAT
            && argmax(now.trace.weights.row(IT)) != MEAT
            && now.trace.output.row(IT) != then.trace.output.row(IT)
    })
}

fn weighted_values_add_up_to_the_output(setup: &pipeline::Setup) -> bool {
    steps(setup, Step::Blend).is_some_and(|(now, _, change)| {
        let products = weighted(&now, IT);
        let by_hand = |i: usize, j: usize| now.trace.weights.at(IT, i) * now.values.at(i, j);
        let adds_up = |j: usize| {
            let sum: f64 = (0..N_TOKENS).map(|i| products.at(i, j)).sum();
            close(sum, now.trace.output.at(IT, j)) && (0..N_TOKENS).all(|i| close(products.at(i, j), by_hand(i, j)))
        };
        !change.changed.contains(&true) && (0..3).all(adds_up)
    })
}

// Scores and weights.

fn sigmoids_sum_to_something_else(setup: &softmax::Setup) -> bool {
    let weights = softmax::weighting(setup).weights;
    let expected = setup.scores.iter().map(|s| 1.0 / (1.0 + exp(-s)));
    weights.iter().zip(expected).all(|(w, s)| close(*w, s))
        && weights.iter().all(|w| *w > 0.0 && *w < 1.0)
        && (weights.iter().sum::<f64>() - 1.0).abs() > 0.5
}

fn token_1_is_first_at_any_temperature(setup: &softmax::Setup) -> bool {
    let keeps_order = |tenths: i32| {
        let weights = softmax::weighting(&with(setup, |s| s.temperature = f64::from(tenths) / 10.0)).weights;
        ranking(&weights) == [0, 1, 3, 2]
    };
    setup.scores == [2.0, 0.5, -1.0, 0.0]
        && setup.temperature == 1.0
        && !softmax::is_guessed(setup)
        && (1..=50).all(keeps_order)
}

fn the_guess_is_on_token_2_and_the_weight_on_token_1(setup: &softmax::Setup) -> bool {
    let unguessed = with(setup, |s| s.guess = [0.25; 4]);
    argmax(&setup.guess) == 1 && sums_to_1(&setup.guess) && token_1_is_first_at_any_temperature(&unguessed)
}

fn the_dictionary_takes_one_and_attention_all(setup: &lookup::Setup) -> bool {
    let outcome = lookup::retrieval(setup);
    outcome.hit == Some(0) && sums_to_1(&outcome.weights) && outcome.weights.iter().all(|w| *w > 0.01)
}

fn attention_never_misses(setup: &lookup::Setup) -> bool {
    let outcome = lookup::retrieval(setup);
    let agrees = |record: &lookup::Record| record.key[0] * outcome.query[0] + record.key[1] * outcome.query[1] > 0.0;
    outcome.hit.is_none() && !outcome.records.iter().any(agrees) && sums_to_1(&outcome.weights)
}

fn attention_returns_what_is_stored(setup: &lookup::Setup) -> bool {
    let outcome = lookup::retrieval(setup);
    let stored = outcome.hit.map(|i| outcome.records[i].value);
    stored.is_some_and(|value| (value - outcome.output).abs() < 0.05)
}

// Tables and masks.

fn rows_of_every_length_sum_to_1(setup: &table::Setup) -> bool {
    let flow = table::flow(setup).expect("the table computes");
    let cells = table::cells(&flow);
    let rows = cells.chunks(N_TOKENS).enumerate();
    rows.into_iter().all(|(i, row)| {
        let open: Vec<f64> = row.iter().flatten().copied().collect();
        open.len() == i + 1 && sums_to_1(&open)
    })
}

fn the_next_token_has_no_weight(setup: &table::Setup) -> bool {
    let flow = table::flow(setup).expect("the table computes");
    let next = IT + 1;
    setup.cell == IT * N_TOKENS + next
        && table::cells(&flow)[IT * N_TOKENS + next].is_none()
        && flow.trace.weights.at(IT, next) == 0.0
        && sums_to_1(&flow.trace.weights.row(IT)[..=IT])
}

fn every_cell_is_open_from_the_first_to_the_last(setup: &masks::Setup) -> bool {
    let table = masks::table(setup);
    let ends = [setup.query, setup.key];
    ends == [0, N_TOKENS - 1] && table.data().iter().all(|w| *w > 0.0) && table.iter_rows().all(sums_to_1)
}

fn without_a_mask_the_next_token_is_open(setup: &masks::Setup) -> bool {
    let next = setup.query + 1 == setup.key;
    let causal = masks::mask(&with(setup, |s| s.kind = masks::MaskKind::Causal));
    next && masks::sees_next(&masks::mask(setup)) == N_TOKENS - 1 && masks::sees_next(&causal) == 0
}

fn a_shuffle_moves_no_output(setup: &order::Setup) -> bool {
    let outcome = order::shuffled_outputs(setup).expect("the order computes");
    let place = |token: usize| outcome.order.iter().position(|t| *t == token).unwrap_or(0);
    let distance_changed = |token: usize| place(IT).abs_diff(place(token)) != IT.abs_diff(token);
    (0..N_TOKENS).filter(|token| distance_changed(*token)).count() >= 3
        && outcome.changes().iter().all(|change| *change < 1e-9)
}

// Values in a plane.

fn the_output_is_made_of_values(setup: &blend::Setup) -> bool {
    let now = blend::blend(setup);
    let dragged = blend::blend(&with(setup, |s| s.values[0] = -5.0));
    let corners = plane::hull(&plane::points(&setup.values));
    now.weights == dragged.weights && now.output != dragged.output && plane::is_inside(&corners, now.output)
}

fn two_rows_with_other_tops_have_one_output(setup: &same::Setup) -> bool {
    let same::RowPair { own, other, .. } = same::row_pair(setup);
    let values = plane::matrix(&setup.values);
    let output = |j: usize| (0..plane::N_TOKENS).map(|i| other[i] * values.at(i, j)).sum::<f64>();
    let is_same = (0..2).all(|j| (output(j) - own.output[j]).abs() < 1e-6);
    is_same && sums_to_1(&other) && argmax(&own.weights) != argmax(&other)
}

fn the_output_is_no_equal_average(setup: &blend::Setup) -> bool {
    let points = plane::points(&setup.values);
    let mean = [0, 1].map(|axis| points.iter().map(|p| p[axis]).sum::<f64>() / points.len() as f64);
    let output = blend::blend(setup).output;
    let even = blend::blend(&with(setup, |s| s.scores = [1.0; 5])).output;
    distance(output, points[2]) < 0.5 && distance(output, mean) > 3.0 && distance(even, mean) < 1e-9
}

fn the_same_ranking_makes_another_output(setup: &blend::Setup) -> bool {
    let raw = blend::blend(setup);
    let soft = plane::blend(&setup.values, &setup.scores, Normalize::Softmax);
    let corners = plane::hull(&plane::points(&setup.values));
    ranking(&raw.weights) == ranking(&soft.weights)
        && !plane::is_inside(&corners, raw.output)
        && plane::is_inside(&corners, soft.output)
}

// Counts and products.

fn the_longest_text_takes_attention_one_step(setup: &speed::Setup) -> bool {
    let n = speed::length(setup);
    speed::LENGTHS.iter().all(|length| *length <= n) && speed::attention(n).steps == 1 && speed::recurrent(n).steps == n
}

fn the_shortest_text_takes_recursion_a_step_a_token(setup: &speed::Setup) -> bool {
    let n = speed::length(setup);
    speed::LENGTHS.iter().all(|length| *length >= n) && speed::recurrent(n).steps == n && n > 1
}

fn each_is_ahead_in_one_count(setup: &speed::Setup) -> bool {
    let [recurrent, attention] = [speed::recurrent, speed::attention].map(|cost| cost(speed::length(setup)));
    let are_both_on_show = speed::counts(setup).len() == 6;
    are_both_on_show && attention.steps < recurrent.steps && attention.multiplications > recurrent.multiplications
}

fn the_cheaper_order_depends_on_the_length(setup: &linear::Setup) -> bool {
    let [here, at_the_end] = [setup.n_tokens, linear::STEP].map(linear::cost);
    setup.n_tokens == linear::MOST && here[1] < here[0] && at_the_end[0] < at_the_end[1]
}

fn raw_weights_are_no_shares(setup: &linear::Setup) -> bool {
    let raw = linear::product_attention(setup);
    let soft = linear::product_attention(&with(setup, |s| s.rule = linear::ProductRule::Softmax));
    raw.weights.iter().any(|w| *w < 0.0) && !sums_to_1(&raw.weights) && !raw.is_inside() && soft.is_inside()
}
