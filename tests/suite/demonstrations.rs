//! "Show me": each figure of the quiz is set so that it really shows what is claimed of it, and would not if it were set
//! otherwise.

use attention_lesson::labs::demonstrations::{Claim, DEMONSTRATIONS, Demonstration, demonstration};
use attention_lesson::labs::{Field, Kind, LABS, Prediction, Setup};
use attention_lesson::lesson::bank::ITEMS;
use attention_lesson::lesson::demonstrations::CAPTIONS;
use attention_lesson::lesson::inline::plain;

use crate::proofs::{PROOFS, Proof};

/// Both demonstrations of each question, with its number and what must hold.
fn all() -> impl Iterator<Item = (String, &'static Demonstration, &'static Proof)> {
    DEMONSTRATIONS
        .iter()
        .zip(&PROOFS)
        .zip(1..)
        .flat_map(|((pair, proofs), number)| {
            let named = pair.iter().zip(proofs).zip(["right", "tempting"]);
            named.map(move |((shown, proof), claim)| {
                (format!("question {number}, {claim}, {}", shown.lab.id), shown, proof)
            })
        })
}

#[test]
fn every_figure_shows_what_is_claimed_of_it() {
    for (place, shown, proof) in all() {
        assert!((proof.holds)(&shown.setup()), "{place}");
    }
}

#[test]
fn another_set_up_would_not_show_it() {
    for (place, shown, proof) in all() {
        let spoiled = if proof.spoiled_by.is_empty() {
            assert!(!shown.sets.is_empty(), "{place}: the lab as it opens is the figure");
            shown.lab.start()
        } else {
            let spoil = |setup: Setup, (key, list): &(&str, &[f64])| setup.with_list(key, list);
            proof.spoiled_by.iter().fold(shown.setup(), spoil)
        };
        assert!(!(proof.holds)(&spoiled), "{place}: {}", spoiled.encode());
    }
}

#[test]
fn set_ups_are_within_limits_and_codes_decode_to_them() {
    for (place, shown, _) in all() {
        let setup = shown.setup();
        for (key, list) in shown.sets {
            assert_eq!(setup.list(key), *list, "{place}: {key}");
            assert_ne!(
                shown.lab.start().list(key),
                *list,
                "{place}: {key} is at its start anyway"
            );
        }
        assert_eq!(
            Setup::decode(shown.lab.fields, &setup.encode()),
            Some(setup.clone()),
            "{place}"
        );
        assert_eq!(
            setup.is_on(Prediction::SHOWN),
            shown.lab.prediction.is_some(),
            "{place}"
        );
    }
}

#[test]
fn each_question_has_two_demonstrations_of_its_own() {
    for concept in 0..ITEMS.len() {
        for (claim, index) in [(Claim::Right, 0), (Claim::Tempting, 1)] {
            let (shown, caption, limit) = demonstration(concept, claim);
            assert!(std::ptr::eq(shown, &raw const DEMONSTRATIONS[concept][index]));
            assert_eq!(
                (caption, limit),
                (CAPTIONS[concept].look[index], CAPTIONS[concept].limit)
            );
        }
        let [right, tempting] = DEMONSTRATIONS[concept]
            .each_ref()
            .map(|shown| (shown.lab.id, shown.setup().encode()));
        assert_ne!(right, tempting, "question {}", concept + 1);
    }
}

#[test]
fn only_what_no_figure_can_settle_has_a_limit() {
    let limited: Vec<usize> = (1..=15)
        .filter(|number| !CAPTIONS[number - 1].limit.is_empty())
        .collect();
    assert_eq!(limited, [7, 10, 11, 14]);
    let captions = CAPTIONS.iter().flat_map(|captions| captions.look);
    for caption in captions.clone() {
        assert!(
            (60..=330).contains(&plain(caption).len()),
            "{} bytes: {caption}",
            plain(caption).len()
        );
        assert_eq!(
            captions.clone().filter(|other| *other == caption).count(),
            1,
            "twice: {caption}"
        );
    }
}

#[test]
fn controls_that_captions_name_are_there() {
    let options = |kind: Kind| if let Kind::Choice(options) = kind { options } else { &[] };
    for (place, shown, _) in all() {
        let (_, caption, _) = (0..ITEMS.len())
            .flat_map(|concept| [Claim::Right, Claim::Tempting].map(|claim| demonstration(concept, claim)))
            .find(|(other, _, _)| std::ptr::eq(*other, shown))
            .expect("each belongs to a question");
        for named in caption.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
            let is_there = |field: &Field| field.label == named || options(field.kind).contains(&named);
            assert!(shown.lab.fields.iter().any(is_there), "{place}: no control “{named}”");
        }
    }
}

#[test]
fn a_result_that_nobody_guessed_at_has_no_verdict() {
    for lab in LABS.iter().filter(|lab| lab.prediction.is_some()) {
        assert!(!Prediction::is_guessed(&lab.start()), "{}", lab.id);
        let guessed = lab.start().with(Prediction::GUESS, 0, 1.0);
        assert!(Prediction::is_guessed(&guessed), "{}", lab.id);
    }
}
