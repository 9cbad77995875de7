//! What the figures of the quiz must show, question by question: no tests, but what `demonstrations` holds them to,
//! computed from the figures' own functions.

use attention_lesson::attention::float::exp;
use attention_lesson::attention::matrix::norm;
use attention_lesson::attention::softmax::{argmax, maximum};
use attention_lesson::attention::{Mask, Matrix, Normalize};
use attention_lesson::labs::pipeline::{Change, STEP, change, flow, powers, weighted};
use attention_lesson::labs::sentence::{ANIMAL, Flow, IT, N_TOKENS};
use attention_lesson::labs::softmax::{SCORES, TEMPERATURE};
use attention_lesson::labs::{Prediction, Setup};
use attention_lesson::labs::{blend, linear, lookup, masks, order, plane, same, softmax, speed, table};

/// What a figure must show, and a change of it after which it must not.
pub(crate) struct Proof {
    /// Whether a set-up shows it.
    pub(crate) holds: fn(&Setup) -> bool,
    /// Fields that spoil it; with none, the lab as it opens does.
    pub(crate) spoiled_by: &'static [(&'static str, &'static [f64])],
}

const fn proof(holds: fn(&Setup) -> bool) -> Proof {
    Proof { holds, spoiled_by: &[] }
}

const fn unless(holds: fn(&Setup) -> bool, spoiled_by: &'static [(&'static str, &'static [f64])]) -> Proof {
    Proof { holds, spoiled_by }
}

/// For each question what the two figures must show.
pub(crate) const PROOFS: [[Proof; 2]; 15] = [
    [proof(scores_follow_the_query), proof(values_are_what_comes_back)],
    [
        proof(softmax_makes_shares_of_scores),
        proof(sigmoids_sum_to_something_else),
    ],
    [
        unless(token_1_is_first_at_any_temperature, &[(SCORES, &[0.5, 2.0, -1.0, 0.0])]),
        proof(the_guess_is_on_token_2_and_the_weight_on_token_1),
    ],
    [
        unless(
            the_dictionary_takes_one_and_attention_all,
            &[(lookup::SITUATION, &[3.0])],
        ),
        proof(rows_of_every_length_sum_to_1),
    ],
    [
        proof(equal_keys_weigh_the_same_at_any_distance),
        proof(a_shuffle_moves_no_output),
    ],
    [
        unless(the_output_is_made_of_values, &[(blend::NORMALIZE, &[1.0])]),
        proof(weights_do_not_follow_values),
    ],
    [
        unless(
            two_rows_with_other_tops_have_one_output,
            &[
                (plane::VALUES, &[0.0, 0.0, 5.0, 5.0, 5.0, -5.0, -5.0, 5.0, -5.0, -5.0]),
                (plane::SCORES, &[-3.0, 3.0, -3.0, -3.0, -3.0]),
            ],
        ),
        proof(weights_follow_scores_by_rule),
    ],
    [
        proof(the_longest_text_takes_attention_one_step),
        proof(the_shortest_text_takes_recursion_a_step_a_token),
    ],
    [
        proof(every_cell_is_open_from_the_first_to_the_last),
        proof(who_is_in_the_embedding_and_does_not_arrive),
    ],
    [
        proof(every_token_reads_most_from_the_next),
        proof(without_a_mask_the_next_token_is_open),
    ],
    [
        proof(a_learned_matrix_steers_the_flow),
        proof(the_next_token_has_no_weight),
    ],
    [proof(attention_never_misses), proof(attention_returns_what_is_stored)],
    [
        proof(weighted_values_add_up_to_the_output),
        proof(the_output_is_no_equal_average),
    ],
    [
        unless(each_is_ahead_in_one_count, &[(Prediction::SHOWN, &[0.0])]),
        proof(the_cheaper_order_depends_on_the_length),
    ],
    [
        unless(raw_weights_are_no_shares, &[(linear::RULE, &[2.0])]),
        proof(the_same_ranking_makes_another_output),
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

fn pipeline(setup: &Setup, step: usize) -> Option<(Flow, Flow, Change)> {
    let now = flow(setup).expect("a set-up computes");
    let then = Flow::start(Mask::None).expect("the start computes");
    let change = change(setup, &now);
    (setup.index(STEP) == step).then_some((now, then, change))
}

/// Queries, keys, values, scores, weights, output: which of them moved.
fn moved(change: &Change) -> [u8; 6] {
    change.moved.map(u8::from)
}

fn scores_follow_the_query(setup: &Setup) -> bool {
    pipeline(setup, 1).is_some_and(|(now, then, change)| {
        let pairs = now.trace.scores.row(IT).iter().zip(then.trace.scores.row(IT));
        let all_moved = pairs.into_iter().all(|(a, b)| (a - b).abs() > 0.1);
        change.changed == [false, true, false, false, false] && moved(&change) == [1, 0, 0, 1, 1, 1] && all_moved
    })
}

fn values_are_what_comes_back(setup: &Setup) -> bool {
    pipeline(setup, 5).is_some_and(|(now, then, change)| {
        moved(&change) == [0, 0, 1, 0, 0, 1]
            && now.queries == then.queries
            && now.queries.row(IT).iter().any(|x| *x != 0.0)
            && argmax(now.trace.weights.row(IT)) == ANIMAL
            && now.trace.output.row(IT).iter().all(|x| *x == 0.0)
    })
}

fn softmax_makes_shares_of_scores(setup: &Setup) -> bool {
    pipeline(setup, 4).is_some_and(|(now, _, _)| {
        let (scores, weights) = (now.trace.scaled.row(IT), now.trace.weights.row(IT));
        let (powers, sum) = powers(&now, IT);
        let is_quotient = weights.iter().zip(&powers).all(|(w, p)| close(*w, p / sum));
        !sums_to_1(scores) && sums_to_1(weights) && is_quotient && powers.iter().all(|p| *p > 0.0)
    })
}

fn equal_keys_weigh_the_same_at_any_distance(setup: &Setup) -> bool {
    pipeline(setup, 4).is_some_and(|(now, _, _)| {
        let (scores, weights) = (now.trace.scores.row(IT), now.trace.weights.row(IT));
        now.keys.row(0) == now.keys.row(ANIMAL)
            && scores[0] == maximum(scores)
            && scores[0] == scores[ANIMAL]
            && weights[0] == weights[ANIMAL]
            && weights[0] > 0.3
    })
}

fn weights_do_not_follow_values(setup: &Setup) -> bool {
    pipeline(setup, 4).is_some_and(|(now, then, change)| {
        let opposite = |now: &Matrix, then: &Matrix| now.data().iter().zip(then.data()).all(|(a, b)| close(*a, -b));
        moved(&change) == [0, 0, 1, 0, 0, 1]
            && now.trace.weights == then.trace.weights
            && opposite(&now.values, &then.values)
            && opposite(&now.trace.output, &then.trace.output)
    })
}

fn weights_follow_scores_by_rule(setup: &Setup) -> bool {
    pipeline(setup, 4).is_some_and(|(now, then, _)| {
        let scaled = now.trace.scaled.row(IT);
        let total: f64 = scaled.iter().map(|s| exp(*s)).sum();
        let weights = now.trace.weights.row(IT);
        now == then && weights.iter().zip(scaled).all(|(w, s)| close(*w, exp(*s) / total))
    })
}

fn who_is_in_the_embedding_and_does_not_arrive(setup: &Setup) -> bool {
    pipeline(setup, 5).is_some_and(|(now, then, change)| {
        now.x == then.x
            && now.x.at(ANIMAL, 0) > 0.5
            && moved(&change) == [0, 0, 1, 0, 0, 1]
            && argmax(now.trace.weights.row(IT)) == ANIMAL
            && now.trace.output.row(IT)[0] == 0.0
            && now.trace.output.row(IT)[1] > 0.0
    })
}

fn every_token_reads_most_from_the_next(setup: &Setup) -> bool {
    pipeline(setup, 4).is_some_and(|(now, _, change)| {
        let reads_next = |i: usize| {
            let row = now.trace.weights.row(i);
            argmax(row) == (i + 1).min(N_TOKENS - 1) && maximum(row) > 0.7
        };
        !change.changed[4] && (0..N_TOKENS).all(reads_next)
    })
}

fn a_learned_matrix_steers_the_flow(setup: &Setup) -> bool {
    pipeline(setup, 4).is_some_and(|(now, then, change)| {
        change.changed == [false, false, true, false, false]
            && moved(&change) == [0, 1, 0, 1, 1, 1]
            && argmax(then.trace.weights.row(IT)) == ANIMAL
            && argmax(now.trace.weights.row(IT)) != ANIMAL
            && now.trace.output.row(IT) != then.trace.output.row(IT)
    })
}

fn weighted_values_add_up_to_the_output(setup: &Setup) -> bool {
    pipeline(setup, 5).is_some_and(|(now, _, change)| {
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

fn sigmoids_sum_to_something_else(setup: &Setup) -> bool {
    let weights = softmax::outcome(setup).weights;
    let expected = setup.list(SCORES).iter().map(|s| 1.0 / (1.0 + exp(-s)));
    weights.iter().zip(expected).all(|(w, s)| close(*w, s))
        && weights.iter().all(|w| *w > 0.0 && *w < 1.0)
        && (weights.iter().sum::<f64>() - 1.0).abs() > 0.5
}

fn token_1_is_first_at_any_temperature(setup: &Setup) -> bool {
    let keeps_order = |tenths: i32| {
        let weights = softmax::outcome(&setup.with(TEMPERATURE, 0, f64::from(tenths) / 10.0)).weights;
        ranking(&weights) == [0, 1, 3, 2]
    };
    setup.list(SCORES) == [2.0, 0.5, -1.0, 0.0]
        && setup.number(TEMPERATURE) == 1.0
        && !Prediction::is_guessed(setup)
        && (1..=50).all(keeps_order)
}

fn the_guess_is_on_token_2_and_the_weight_on_token_1(setup: &Setup) -> bool {
    let guess = setup.list(Prediction::GUESS);
    let unguessed = setup.with_list(Prediction::GUESS, &[0.25; 4]);
    argmax(guess) == 1 && sums_to_1(guess) && token_1_is_first_at_any_temperature(&unguessed)
}

fn the_dictionary_takes_one_and_attention_all(setup: &Setup) -> bool {
    let outcome = lookup::outcome(setup);
    outcome.hit == Some(0) && sums_to_1(&outcome.weights) && outcome.weights.iter().all(|w| *w > 0.01)
}

fn attention_never_misses(setup: &Setup) -> bool {
    let outcome = lookup::outcome(setup);
    let agrees = |record: &lookup::Record| record.key[0] * outcome.query[0] + record.key[1] * outcome.query[1] > 0.0;
    outcome.hit.is_none() && !outcome.records.iter().any(agrees) && sums_to_1(&outcome.weights)
}

fn attention_returns_what_is_stored(setup: &Setup) -> bool {
    let outcome = lookup::outcome(setup);
    let stored = outcome.hit.map(|i| outcome.records[i].value);
    stored.is_some_and(|value| (value - outcome.output).abs() < 0.05)
}

// Tables and masks.

fn rows_of_every_length_sum_to_1(setup: &Setup) -> bool {
    let flow = table::flow(setup).expect("the table computes");
    let cells = table::cells(&flow);
    let rows = cells.chunks(N_TOKENS).enumerate();
    rows.into_iter().all(|(i, row)| {
        let open: Vec<f64> = row.iter().flatten().copied().collect();
        open.len() == i + 1 && sums_to_1(&open)
    })
}

fn the_next_token_has_no_weight(setup: &Setup) -> bool {
    let flow = table::flow(setup).expect("the table computes");
    let next = IT + 1;
    setup.index(table::CELL) == IT * N_TOKENS + next
        && table::cells(&flow)[IT * N_TOKENS + next].is_none()
        && flow.trace.weights.at(IT, next) == 0.0
        && sums_to_1(&flow.trace.weights.row(IT)[..=IT])
}

fn every_cell_is_open_from_the_first_to_the_last(setup: &Setup) -> bool {
    let table = masks::table(setup);
    let ends = [setup.index(masks::QUERY), setup.index(masks::KEY)];
    ends == [0, N_TOKENS - 1] && table.data().iter().all(|w| *w > 0.0) && table.iter_rows().all(sums_to_1)
}

fn without_a_mask_the_next_token_is_open(setup: &Setup) -> bool {
    let next = setup.index(masks::QUERY) + 1 == setup.index(masks::KEY);
    let causal = masks::mask(&setup.with(masks::MASK, 0, 1.0));
    next && masks::sees_next(&masks::mask(setup)) == N_TOKENS - 1 && masks::sees_next(&causal) == 0
}

fn a_shuffle_moves_no_output(setup: &Setup) -> bool {
    let outcome = order::outcome(setup).expect("the order computes");
    let place = |token: usize| outcome.order.iter().position(|t| *t == token).unwrap_or(0);
    let distance_changed = |token: usize| place(IT).abs_diff(place(token)) != IT.abs_diff(token);
    (0..N_TOKENS).filter(|token| distance_changed(*token)).count() >= 3
        && outcome.changes().iter().all(|change| *change < 1e-9)
}

// Values in a plane.

fn the_output_is_made_of_values(setup: &Setup) -> bool {
    let now = blend::blend(setup);
    let dragged = blend::blend(&setup.with(plane::VALUES, 0, -5.0));
    let corners = plane::hull(&plane::points(setup));
    now.weights == dragged.weights && now.output != dragged.output && plane::is_inside(&corners, now.output)
}

fn two_rows_with_other_tops_have_one_output(setup: &Setup) -> bool {
    let same::Pair { own, other, .. } = same::pair(setup);
    let values = plane::matrix(setup);
    let output = |j: usize| (0..plane::N_TOKENS).map(|i| other[i] * values.at(i, j)).sum::<f64>();
    let is_same = (0..2).all(|j| (output(j) - own.output[j]).abs() < 1e-6);
    is_same && sums_to_1(&other) && argmax(&own.weights) != argmax(&other)
}

fn the_output_is_no_equal_average(setup: &Setup) -> bool {
    let points = plane::points(setup);
    let mean = [0, 1].map(|axis| points.iter().map(|p| p[axis]).sum::<f64>() / points.len() as f64);
    let output = blend::blend(setup).output;
    let even = blend::blend(&setup.with_list(plane::SCORES, &[1.0; 5])).output;
    distance(output, points[0]) < 0.5 && distance(output, mean) > 3.0 && distance(even, mean) < 1e-9
}

fn the_same_ranking_makes_another_output(setup: &Setup) -> bool {
    let raw = blend::blend(setup);
    let soft = plane::blend(setup, Normalize::Softmax);
    let corners = plane::hull(&plane::points(setup));
    ranking(&raw.weights) == ranking(&soft.weights)
        && !plane::is_inside(&corners, raw.output)
        && plane::is_inside(&corners, soft.output)
}

// Counts and products.

fn the_longest_text_takes_attention_one_step(setup: &Setup) -> bool {
    let n = speed::length(setup);
    speed::LENGTHS.iter().all(|length| *length <= n) && speed::attention(n).steps == 1 && speed::recurrent(n).steps == n
}

fn the_shortest_text_takes_recursion_a_step_a_token(setup: &Setup) -> bool {
    let n = speed::length(setup);
    speed::LENGTHS.iter().all(|length| *length >= n) && speed::recurrent(n).steps == n && n > 1
}

fn each_is_ahead_in_one_count(setup: &Setup) -> bool {
    let [recurrent, attention] = [speed::recurrent, speed::attention].map(|cost| cost(speed::length(setup)));
    let are_both_on_show = speed::counts(setup).rows.len() == 6;
    are_both_on_show && attention.steps < recurrent.steps && attention.multiplications > recurrent.multiplications
}

fn the_cheaper_order_depends_on_the_length(setup: &Setup) -> bool {
    use attention_lesson::attention::linear::multiplications;

    let [here, at_the_end] = [setup.index(linear::TOKENS), linear::STEP].map(|n| multiplications(n as u64, linear::D));
    setup.index(linear::TOKENS) == linear::MOST && here[1] < here[0] && at_the_end[0] < at_the_end[1]
}

fn raw_weights_are_no_shares(setup: &Setup) -> bool {
    let raw = linear::outcome(setup);
    let soft = linear::outcome(&setup.with(linear::RULE, 0, 2.0));
    raw.weights.iter().any(|w| *w < 0.0) && !sums_to_1(&raw.weights) && !raw.is_inside() && soft.is_inside()
}
