//! Two labs over the hand-set sentence: outputs that move along with their tokens, and heads that add up.

use attention_lesson::attention::{Mask, Matrix};
use attention_lesson::labs::heads::{self, HeadsFact, HeadsInUse, apart, head_outputs};
use attention_lesson::labs::order::{self, N_SHUFFLES, OrderFact, Positions, shuffled_outputs};
use attention_lesson::labs::sentence::{D_MODEL, Flow, N_TOKENS, SentenceMask};
use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::lesson::figures::order::WORDS as ORDER_WORDS;
use attention_lesson::lesson::texts::shared::TOKENS;
use proptest::prelude::*;

use crate::labs::said;

fn shuffled(shuffle: usize, positions: Positions, mask: SentenceMask) -> order::Setup {
    order::Setup {
        is_shown: true,
        shuffle,
        positions,
        mask,
        ..order::Setup::START
    }
}

fn shown_heads() -> heads::Setup {
    heads::Setup {
        is_shown: true,
        ..heads::Setup::START
    }
}

#[test]
fn every_shuffle_is_an_order_of_all_tokens_and_only_the_first_changes_nothing() {
    let mut seen = std::collections::BTreeSet::new();
    for shuffle in 0..=N_SHUFFLES {
        let order = order::order(shuffle);
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
        let setup = shuffled(shuffle, Positions::None, SentenceMask::None);
        let outputs = shuffled_outputs(&setup).expect("a set-up computes");
        for (place, token) in outputs.order.iter().enumerate() {
            let off = apart(outputs.now.row(place), before.row(*token));
            assert!(off < 1e-12, "shuffle {shuffle}, {}: {off}", TOKENS.name(*token));
        }
        let expected = if shuffle == 0 {
            OrderFact::Sorted
        } else {
            OrderFact::Same
        };
        assert_eq!(order::fact(&setup, &outputs), expected, "shuffle {shuffle}");
    }
}

#[test]
fn positions_or_the_causal_mask_break_the_symmetry_and_the_sentence_says_by_what() {
    for (positions, mask) in [
        (Positions::Sinusoidal, SentenceMask::None),
        (Positions::None, SentenceMask::Causal),
        (Positions::Sinusoidal, SentenceMask::Causal),
    ] {
        for shuffle in 1..=N_SHUFFLES {
            let setup = shuffled(shuffle, positions, mask);
            let outputs = shuffled_outputs(&setup).expect("a set-up computes");
            let changes = outputs.changes();
            let most = (0..N_TOKENS)
                .max_by(|a, b| changes[*a].total_cmp(&changes[*b]))
                .expect("six");
            assert!(changes[most] > 0.01, "shuffle {shuffle}: {changes:?}");
            let expected = OrderFact::Changed {
                n: changes.iter().filter(|change| **change > 1e-9).count(),
                token: outputs.order[most],
                most: changes[most],
            };
            assert_eq!(order::fact(&setup, &outputs), expected);
        }
        let said = said(&ORDER_WORDS, &shuffled(1, positions, mask));
        assert_eq!(said.contains("position"), positions == Positions::Sinusoidal, "{said}");
        assert_eq!(said.contains("mask"), mask == SentenceMask::Causal, "{said}");
    }
}

#[test]
fn the_right_options_are_that_outputs_move_along_and_that_heads_are_mixed() {
    for guess in 1..=3 {
        let (order, most) = order::verdict(&order::Setup {
            guess,
            ..order::Setup::START
        });
        assert_eq!(order.is_right, guess == 2);
        assert!(most < 1e-12, "{most}");
        let (heads, average) = heads::verdict(&heads::Setup {
            guess,
            in_use: HeadsInUse::First,
            ..heads::Setup::START
        });
        assert_eq!(heads.is_right, guess == 3);
        assert!(average > 0.5, "{average}");
    }
}

fn any_heads() -> impl Strategy<Value = heads::Setup> {
    let w_o = proptest::array::uniform16((-99..=99_i32).prop_map(|x| f64::from(x) / 10.0));
    (0..N_TOKENS, 0..HeadsInUse::N, w_o).prop_map(|(asking, in_use, w_o)| heads::Setup {
        asking,
        in_use: HeadsInUse::ALL[in_use],
        w_o,
        ..shown_heads()
    })
}

fn using(setup: &heads::Setup, in_use: HeadsInUse) -> heads::Setup {
    heads::Setup {
        in_use,
        ..setup.clone()
    }
}

proptest! {
    #[test]
    fn slices_add_up_to_the_concatenated_output(setup in any_heads()) {
        let outputs = head_outputs(&setup).expect("a set-up computes");
        prop_assert!(apart(&outputs.sum(), &outputs.output) < 1e-12);
        if setup.in_use == HeadsInUse::Both {
            let layer = outputs.layer.output.row(setup.asking);
            prop_assert!(apart(&outputs.output, layer) < 1e-12);
        }
    }

    #[test]
    fn a_head_that_is_off_adds_nothing_and_leaves_the_other_as_it_was(setup in any_heads()) {
        let both = head_outputs(&using(&setup, HeadsInUse::Both)).expect("a set-up computes");
        for (on, in_use) in [HeadsInUse::First, HeadsInUse::Second].into_iter().enumerate() {
            let alone = head_outputs(&using(&setup, in_use)).expect("a set-up computes");
            prop_assert_eq!(&alone.added[on], &both.added[on]);
            prop_assert!(alone.added[1 - on].iter().all(|x| *x == 0.0));
            prop_assert_eq!(&alone.layer, &both.layer);
        }
    }

    #[test]
    fn the_average_is_half_the_sum_and_the_fact_tells_how_far_off(setup in any_heads()) {
        let outputs = head_outputs(&setup).expect("a set-up computes");
        for (average, sum) in outputs.average().iter().zip(outputs.sum()) {
            prop_assert!((2.0 * average - sum).abs() < 1e-12);
        }
        let moved = apart(&outputs.output, outputs.layer.output.row(setup.asking));
        let expected = match setup.in_use {
            HeadsInUse::Both => HeadsFact::Both(apart(&outputs.average(), &outputs.output)),
            HeadsInUse::First => HeadsFact::Alone { on: 0, off: 1, moved },
            HeadsInUse::Second => HeadsFact::Alone { on: 1, off: 0, moved },
        };
        prop_assert_eq!(heads::fact(&setup, &outputs), expected);
    }
}

#[test]
fn the_two_heads_look_for_different_things() {
    let outputs = head_outputs(&heads::Setup::START).expect("a set-up computes");
    let [first, second] = [0, 1].map(|h| outputs.layer.heads[h].weights.row(4).to_vec());
    assert!(first[2] > 0.6, "head 1 reads meat: {first:?}");
    assert!(
        second[2] < 0.2 && second[1] + second[3] + second[5] > 0.7,
        "head 2 reads events: {second:?}"
    );
    let HeadsFact::Waiting([(token, share), _]) = heads::fact(&heads::Setup::START, &outputs) else {
        panic!("nothing is shown yet");
    };
    assert_eq!((token, share), (2, first[2]));
}

#[test]
fn the_average_is_far_from_the_output_as_the_lab_opens() {
    let outputs = head_outputs(&shown_heads()).expect("a set-up computes");
    assert!(apart(&outputs.average(), &outputs.output) > 0.5);
    assert_eq!(
        Matrix::from_rows("output", &[&outputs.output[..]]).map(|m| m.columns()),
        Ok(D_MODEL)
    );
}
