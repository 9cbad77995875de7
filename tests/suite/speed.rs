//! Why it scaled: counts, and a measurement whose clock is handed in.

use std::cell::Cell;

use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::labs::speed::{
    Bench, D, Growth, LENGTHS, MEASURED, N_KNOWN, Sample, Setup, attention, counts, growth, one_more, recurrent,
    verdict,
};
use attention_lesson::lesson::figures::speed::{WORDS, comparison, measured};
use attention_lesson::lesson::number::whole;
use attention_lesson::lesson::texts::speed::LENGTH_OPTIONS;
use attention_lesson::words::plain;

use crate::labs::said;

fn shown(length: usize) -> Setup {
    Setup {
        is_shown: true,
        length,
        ..Setup::START
    }
}

/// Counts by counting: loops as a program would run them.
#[test]
fn the_counts_are_those_of_the_loops() {
    for n in [1, 2, 3, 17, 64] {
        let (mut scores, mut products) = (0, 0);
        for _query in 0..n {
            for _key in 0..n {
                scores += 1;
                products += (0..D as u64).count() as u64;
            }
        }
        let cost = attention(n);
        // Every score is a dot product, and every weight multiplies a value.
        assert_eq!((cost.scores, cost.multiplications), (scores, 2 * products), "n = {n}");
        assert_eq!((cost.steps, cost.path), (1, 1));
        let cost = recurrent(n);
        assert_eq!((cost.steps, cost.path), (n, n - 1));
        assert_eq!(cost.multiplications, n * (D * D) as u64);
        let [cached, again] = one_more(n);
        assert_eq!(again - attention(n).scores, 2 * n + 1);
        assert_eq!(cached * cached, again);
    }
}

#[test]
fn twice_the_tokens_are_four_times_the_scores() {
    for pair in LENGTHS.windows(2) {
        assert_eq!(pair[1], 2 * pair[0]);
        assert_eq!(attention(pair[1]).scores, 4 * attention(pair[0]).scores);
    }
    for guess in 1..=3 {
        let (guess, [before, after]) = verdict(&Setup { guess, ..shown(0) });
        assert_eq!((guess.is_right, after / before), (guess.chosen == 2, 4));
    }
}

#[test]
fn lengths_are_called_what_they_are_and_the_sentence_tells_both_prices() {
    for (i, (name, n)) in LENGTH_OPTIONS.names().iter().zip(LENGTHS).enumerate() {
        assert_eq!(*name, n.to_string());
        let said = said(&WORDS, &shown(i));
        assert!(said.contains(&format!("takes {n} steps")), "{said}");
        assert!(said.ends_with(&format!("with {} scores.", whole(n * n))), "{said}");
        assert_eq!(comparison(&shown(i)).rows.len(), counts(&shown(i)).len());
    }
    let before = (WORDS.read)(&Setup::START);
    assert!(!plain(&before.sentence).contains("scores"), "{:?}", before.sentence);
    assert_eq!(
        (before.tables[0].columns.len(), comparison(&Setup::START).rows.len()),
        (3, N_KNOWN)
    );
}

#[test]
fn a_measurement_ends_in_a_sample_a_length_and_stops_at_its_budget() {
    // Each look at the clock costs a millisecond.
    let now = Cell::new(0.0);
    let clock = || {
        now.set(now.get() + 1.0);
        now.get()
    };
    let mut bench = Bench::default();
    let mut share = 0.0;
    let mut slices = 0;
    // A budget of thousands keeps the test short: a slice then is a whole length.
    while bench.advance(5000.0, &clock) {
        assert!(bench.share() > share && bench.share() < 1.0);
        share = bench.share();
        slices += 1;
    }
    assert_eq!(slices, 3);
    let lengths: Vec<usize> = bench.samples.iter().map(|sample| sample.n).collect();
    assert_eq!(lengths, MEASURED);
    // One look a query, and the one at the start is not counted.
    assert!(
        bench.samples.iter().all(|sample| sample.ms == sample.n as f64),
        "{:?}",
        bench.samples
    );
    assert!((bench.share() - 1.0).abs() < 1e-12 && !bench.advance(5000.0, &clock));

    let mut bench = Bench::default();
    let start = now.get();
    assert!(bench.advance(6.0, &clock));
    assert!(now.get() - start <= 8.0);
}

#[test]
fn what_was_measured_is_told_and_a_clock_too_coarse_tells_no_ratio() {
    let samples = [Sample { n: 1024, ms: 210.0 }, Sample { n: 2048, ms: 861.0 }];
    let reading = measured(&samples);
    let expected = Growth {
        n: [1024, 2048],
        ms: [210.0, 861.0],
    };
    assert_eq!(growth(&samples), Some(expected));
    assert_eq!(
        reading.tables[0].rows[1],
        ("2048".to_owned(), vec!["861.0".to_owned(), "0.420".to_owned()])
    );
    for silent in [
        vec![],
        samples[..1].to_vec(),
        vec![Sample { n: 1024, ms: 0.0 }, samples[1]],
    ] {
        assert!(measured(&silent).sentence.is_empty());
    }
}
