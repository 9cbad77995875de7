//! What is read off the maps of a trained encoder.

use attention_lesson::labs::model::{AttentionMaps, Head, N_HEADS, N_LAYERS, Pattern, Rank, measure, rank, top_keys};
use attention_lesson::lesson::figures::model::{head, reads, verdict};
use attention_lesson::lesson::texts::model as words;
use attention_lesson::ui::model::{EngineSource, model_figure};
use attention_lesson::words::plain;
use proptest::prelude::*;
use yew::Callback;

/// AttentionMaps in which head `special` puts all weight of each row where `place` says, and every other head spreads it evenly.
fn maps(tokens: &[&str], special: usize, place: impl Fn(usize) -> usize) -> AttentionMaps {
    let n = tokens.len();
    let weights = (0..N_LAYERS * N_HEADS).flat_map(|head| {
        let place = &place;
        (0..n * n).map(move |cell| {
            let (query, key) = (cell / n, cell % n);
            if head == special {
                f32::from(u8::from(key == place(query).min(n - 1)))
            } else {
                1.0 / n as f32
            }
        })
    });
    let lengths = vec![1.0; N_LAYERS * N_HEADS * n];
    let tokens = tokens.iter().map(ToString::to_string).collect();
    AttentionMaps::new(tokens, weights.collect(), lengths, false).expect("sizes that agree")
}

const TOKENS: [&str; 7] = ["[CLS]", "bread", ",", "salt", "and", "tea", "[SEP]"];

#[test]
fn the_head_that_follows_a_pattern_comes_first() {
    type Place = fn(usize) -> usize;
    let places: [(Pattern, Place); 4] = [
        (Pattern::Next, |query| query + 1),
        (Pattern::Previous, |query| query.saturating_sub(1)),
        (Pattern::First, |_| 0),
        (Pattern::Punctuation, |_| 2),
    ];
    for (pattern, place) in places {
        let maps = maps(&TOKENS, 20, place);
        for head in Head::all() {
            let rank = rank(&maps, head, pattern).expect("a place");
            assert_eq!(rank.best, Head { layer: 1, head: 8 }, "{pattern:?}");
            assert!((rank.best_share - 1.0).abs() < 1e-6, "{pattern:?}: {rank:?}");
            let (share, place) = if head == rank.best { (1.0, 1) } else { (1.0 / 7.0, 2) };
            assert!(
                (rank.share - share).abs() < 1e-6 && rank.place == place,
                "{pattern:?}: {rank:?}"
            );
        }
    }
}

#[test]
fn the_model_s_own_tokens_are_no_neighbors_of_the_text() {
    // All weight on the token after: the last word's is [SEP], which does not count, so its row has no place.
    let maps = maps(&TOKENS, 0, |query| query + 1);
    assert_eq!(measure(&maps, Head::at(0), Pattern::Next), Some(1.0));
    assert_eq!(measure(&maps, Head::at(0), Pattern::First), Some(0.0));
}

#[test]
fn a_text_without_a_place_for_a_pattern_has_no_measure() {
    let one = maps(&["[CLS]", "tea", "[SEP]"], 0, |query| query);
    for pattern in [Pattern::Next, Pattern::Previous, Pattern::Punctuation] {
        assert_eq!(measure(&one, Head::at(0), pattern), None, "{pattern:?}");
        assert_eq!(rank(&one, Head::at(0), pattern), None);
    }
    let empty = maps(&["[CLS]", "[SEP]"], 0, |query| query);
    assert_eq!(measure(&empty, Head::at(0), Pattern::First), None);
}

#[test]
fn parts_whose_sizes_do_not_agree_make_no_maps() {
    let tokens = || vec!["[CLS]".to_owned(), "[SEP]".to_owned()];
    assert!(AttentionMaps::new(tokens(), vec![0.5; 72 * 4], vec![1.0; 72 * 2], false).is_some());
    assert!(AttentionMaps::new(tokens(), vec![0.5; 72 * 4 - 1], vec![1.0; 72 * 2], false).is_none());
    assert!(AttentionMaps::new(tokens(), vec![0.5; 72 * 4], vec![1.0; 71], false).is_none());
    assert!(AttentionMaps::new(vec![], vec![], vec![], false).is_none());
}

#[test]
fn values_that_are_not_known_have_no_shares() {
    let tokens = vec!["[CLS]".to_owned(), "tea".to_owned(), "[SEP]".to_owned()];
    let maps = AttentionMaps::new(tokens, vec![0.25; 72 * 9], vec![0.0; 72 * 3], false).expect("sizes that agree");
    assert_eq!(maps.norm_shares(Head::at(71), 1), None);
}

proptest! {
    #[test]
    fn shares_of_weight_times_value_sum_to_1(lengths in prop::collection::vec(0.1_f32..9.0, 72 * 7), head in 0_usize..72, query in 0_usize..7) {
        let even = maps(&TOKENS, 72, |query| query);
        let tokens = TOKENS.iter().map(ToString::to_string).collect();
        let maps = AttentionMaps::new(tokens, even.weights.clone(), lengths, false).expect("sizes that agree");
        let shares = maps.norm_shares(Head::at(head), query).expect("known values");
        prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_top_keys_of_a_row_are_its_largest_in_order(row in prop::collection::vec(0.0_f32..1.0, 1..40), n in 0_usize..50) {
        let top = top_keys(&row, n);
        let mut sorted: Vec<usize> = (0..row.len()).collect();
        sorted.sort_by(|a, b| row[*b].total_cmp(&row[*a]));
        sorted.truncate(n);
        prop_assert_eq!(top, sorted);
    }
}

#[test]
fn before_it_is_loaded_the_figure_says_what_it_is_and_offers_it() {
    let html = crate::render::html_of_drawn(|| {
        model_figure(EngineSource {
            describe: Callback::noop(),
            open: Callback::noop(),
            cancel: Callback::noop(),
        })
    });
    for present in [
        words::TITLE.plain(),
        words::LOAD.plain(),
        "id=\"lab-model\"",
        "all-MiniLM-L6-v2",
    ] {
        assert!(html.contains(present), "{present} in {html}");
    }
}

#[test]
fn a_row_says_what_it_reads_most_and_where_that_stands() {
    let name = head(Head { layer: 0, head: 11 });
    assert_eq!(name, "Layer 1, head 12");
    let places = [
        (0, "itself"),
        (1, "the next token"),
        (-1, "the previous token"),
        (3, "3 tokens ahead"),
        (-4, "4 tokens back"),
    ];
    for (distance, place) in places {
        let said = plain(&reads(&name, ":", 0.25, "it", distance));
        assert_eq!(
            said,
            format!("Layer 1, head 12: the query : gives 25% of its weight to the key it, {place}.")
        );
    }
}

#[test]
fn a_guess_is_told_its_place_and_the_best_head() {
    let [chosen, best] = [(0, 0), (2, 3)].map(|(layer, head)| Head { layer, head });
    let rank = |place| Rank {
        share: 0.5,
        place,
        best,
        best_share: 0.75,
    };
    let said = |rank: Option<Rank>, pattern| plain(&verdict(chosen, rank.as_ref(), pattern));
    assert_eq!(
        said(Some(rank(1)), 0),
        "Right: Layer 1, head 1 puts 50% of its weight on the next token, more than any other head on this text."
    );
    assert_eq!(
        said(Some(rank(7)), 2),
        "Layer 1, head 1 puts 50% of its weight on [CLS] and ranks number 7 of 72. Most on this text: Layer 3, head 4, \
         with 75%."
    );
    assert_eq!(
        said(None, 3),
        "This text is too short for a look at punctuation, or has none."
    );
}
