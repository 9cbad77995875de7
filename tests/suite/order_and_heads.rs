//! Two labs over the hand-set sentence: outputs that move along with their tokens, and heads that add up.

use attention_lesson::attention::{Mask, Matrix};
use attention_lesson::labs::heads::{ASKING, D_HEAD, HEADS, IN_USE, N_HEADS, W_O, apart};
use attention_lesson::labs::number::{fixed, percent};
use attention_lesson::labs::order::{MASK, N_SHUFFLES, ORDER, POSITIONS, SHUFFLE, order};
use attention_lesson::labs::sentence::{D_MODEL, Flow, N_TOKENS};
use attention_lesson::labs::{Lab, Prediction, Setup, heads, order};
use attention_lesson::lesson::figures::sentence::TOKENS;
use attention_lesson::lesson::inline::plain;
use proptest::collection::vec;
use proptest::prelude::*;

fn shown(lab: &'static Lab) -> Setup {
    lab.start().with(Prediction::SHOWN, 0, 1.0)
}

fn shuffled(shuffle: u16, positions: u8, mask: u8) -> Setup {
    shown(&ORDER)
        .with(SHUFFLE, 0, f64::from(shuffle))
        .with(POSITIONS, 0, f64::from(positions))
        .with(MASK, 0, f64::from(mask))
}

#[test]
fn every_shuffle_is_an_order_of_all_tokens_and_only_the_first_changes_nothing() {
    let mut seen = std::collections::BTreeSet::new();
    for shuffle in 0..=usize::from(N_SHUFFLES) {
        let order = order(shuffle);
        let mut sorted = order;
        sorted.sort_unstable();
        assert_eq!(sorted, [0, 1, 2, 3, 4, 5]);
        assert_eq!(order.is_sorted(), shuffle == 0, "shuffle {shuffle}");
        seen.insert(order);
    }
    // Of 720 orders, 999 random ones miss about a quarter.
    assert!(seen.len() > 480, "{} orders", seen.len());
}

#[test]
fn without_mask_and_positions_every_output_moves_along_with_its_token() {
    let before = Flow::start(Mask::None)
        .expect("the hand-set numbers compute")
        .trace
        .output;
    for shuffle in 0..=N_SHUFFLES {
        let setup = shuffled(shuffle, 0, 0);
        let outcome = order::outcome(&setup).expect("a set-up computes");
        for (place, token) in outcome.order.iter().enumerate() {
            let off = apart(outcome.now.row(place), before.row(*token));
            assert!(off < 1e-12, "shuffle {shuffle}, {}: {off}", TOKENS[*token]);
        }
        let said = (ORDER.read)(&setup).sentence;
        assert!(shuffle == 0 || said.contains("shuffled along"), "{said}");
    }
}

#[test]
fn positions_or_the_causal_mask_break_the_symmetry_and_the_sentence_says_by_how_much() {
    for (positions, mask) in [(1, 0), (0, 1), (1, 1)] {
        for shuffle in 1..=N_SHUFFLES {
            let setup = shuffled(shuffle, positions, mask);
            let outcome = order::outcome(&setup).expect("a set-up computes");
            let changes = outcome.changes();
            let most = (0..N_TOKENS)
                .max_by(|a, b| changes[*a].total_cmp(&changes[*b]))
                .expect("six");
            assert!(changes[most] > 0.01, "shuffle {shuffle}: {changes:?}");
            let said = plain(&(ORDER.read)(&setup).sentence);
            let n = changes.iter().filter(|change| **change > 1e-9).count();
            let (token, most) = (TOKENS[outcome.order[most]], fixed(changes[most], 3));
            let expected = format!("{n} of six outputs changed, that of {token} most, by {most}: ");
            assert!(said.starts_with(&expected), "{said}");
            assert_eq!(said.contains("position"), positions == 1, "{said}");
            assert_eq!(said.contains("mask"), mask == 1, "{said}");
        }
    }
}

#[test]
fn the_verdicts_praise_the_right_option_alone() {
    for (lab, right) in [(&ORDER, 2), (&HEADS, 3)] {
        let prediction = lab.prediction.as_ref().expect("it asks");
        for guess in 1..=prediction.options.len() {
            let setup = shown(lab).with(Prediction::GUESS, 0, guess as f64);
            let verdict = (prediction.verdict)(&setup);
            assert_eq!(verdict.starts_with("Right: "), guess == right, "{verdict}");
        }
    }
    assert!((ORDER.prediction.as_ref().expect("it asks").verdict)(&shown(&ORDER)).contains("is 0.000"));
}

fn any_heads() -> impl Strategy<Value = Setup> {
    let w_o = vec(
        (-99..=99_i32).prop_map(|x| f64::from(x) / 10.0),
        N_HEADS * D_HEAD * D_MODEL,
    );
    (0..N_TOKENS, 0..3_usize, w_o).prop_map(|(asking, in_use, w_o)| {
        shown(&HEADS)
            .with(ASKING, 0, asking as f64)
            .with(IN_USE, 0, in_use as f64)
            .with_list(W_O, &w_o)
    })
}

proptest! {
    #[test]
    fn slices_add_up_to_the_concatenated_output(setup in any_heads()) {
        let outcome = heads::outcome(&setup).expect("a set-up computes");
        prop_assert!(apart(&outcome.sum(), &outcome.output) < 1e-12);
        if setup.index(IN_USE) == 0 {
            let layer = outcome.layer.output.row(setup.index(ASKING));
            prop_assert!(apart(&outcome.output, layer) < 1e-12);
        }
    }

    #[test]
    fn a_head_that_is_off_adds_nothing_and_leaves_the_other_as_it_was(setup in any_heads()) {
        let both = heads::outcome(&setup.with(IN_USE, 0, 0.0)).expect("a set-up computes");
        for on in 0..N_HEADS {
            let alone = heads::outcome(&setup.with(IN_USE, 0, (on + 1) as f64)).expect("a set-up computes");
            prop_assert_eq!(&alone.added[on], &both.added[on]);
            prop_assert!(alone.added[1 - on].iter().all(|x| *x == 0.0));
            prop_assert_eq!(&alone.layer, &both.layer);
        }
    }

    #[test]
    fn the_average_is_half_the_sum_and_the_sentence_tells_how_far_off(setup in any_heads()) {
        let outcome = heads::outcome(&setup).expect("a set-up computes");
        for (average, sum) in outcome.average().iter().zip(outcome.sum()) {
            prop_assert!((2.0 * average - sum).abs() < 1e-12);
        }
        let said = plain(&(HEADS.read)(&setup).sentence);
        let off = match setup.index(IN_USE) {
            0 => apart(&outcome.average(), &outcome.output),
            _ => apart(&outcome.output, outcome.layer.output.row(setup.index(ASKING))),
        };
        let by = format!("up to {}", fixed(off, 3));
        prop_assert!(said.contains(&by), "{said}");
    }
}

#[test]
fn the_two_heads_look_for_different_things() {
    let outcome = heads::outcome(&HEADS.start()).expect("a set-up computes");
    let [first, second] = [0, 1].map(|h| outcome.layer.heads[h].weights.row(4).to_vec());
    assert!(first[1] > 0.6, "head 1 reads animal: {first:?}");
    assert!(
        second[1] < 0.2 && second[2] + second[3] + second[5] > 0.7,
        "head 2 reads events: {second:?}"
    );
    let said = plain(&(HEADS.read)(&HEADS.start()).sentence);
    assert!(said.contains(&percent(first[1])), "{said}");
}

#[test]
fn the_average_is_far_from_the_output_as_the_lab_opens() {
    let outcome = heads::outcome(&shown(&HEADS)).expect("a set-up computes");
    assert!(apart(&outcome.average(), &outcome.output) > 0.5);
    assert_eq!(
        Matrix::from_rows("output", &[&outcome.output[..]]).map(|m| m.columns()),
        Ok(D_MODEL)
    );
}
