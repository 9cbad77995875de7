//! "Show me": each figure of the quiz is set so that it really shows what is claimed of it, and would not if it were set
//! otherwise.

use attention_lesson::labs::AnySetup;
use attention_lesson::labs::demonstrations::{Claim, DEMONSTRATIONS, Demonstration, demonstration};
use attention_lesson::lesson::bank::{Captions, bank};
use attention_lesson::ui::figures::{FIGURES, figure};
use attention_lesson::words::plain;

use crate::proofs::{PROOFS, Proof};
use crate::render::html_of_demonstration;

const CLAIMS: [Claim; 2] = [Claim::Right, Claim::Tempting];

/// Both demonstrations of each question, with its number and what must hold.
fn all() -> impl Iterator<Item = (String, &'static Demonstration, &'static Proof)> {
    DEMONSTRATIONS
        .iter()
        .zip(&PROOFS)
        .zip(1..)
        .flat_map(|((pair, proofs), number)| {
            let named = pair.iter().zip(proofs).zip(["right", "tempting"]);
            named
                .map(move |((shown, proof), claim)| (format!("question {number}, {claim}, {}", shown.id), shown, proof))
        })
}

/// The set-up in which the lab of a demonstration opens.
fn start(shown: &Demonstration) -> AnySetup {
    figure(shown.id).expect("a known lab").start()
}

#[test]
fn every_figure_shows_what_is_claimed_of_it() {
    for (place, shown, proof) in all() {
        assert!((proof.holds)(&(shown.setup)()), "{place}");
    }
}

#[test]
fn another_set_up_would_not_show_it() {
    for (place, shown, proof) in all() {
        let setup = (shown.setup)();
        let spoiled = if let Some(spoil) = proof.spoiled_by {
            spoil(&setup)
        } else {
            let start = start(shown);
            assert_ne!(setup, start.shown(), "{place}: the lab as it opens is the figure");
            start
        };
        assert!(!(proof.holds)(&spoiled), "{place}: {}", spoiled.encode());
    }
}

#[test]
fn set_ups_are_the_labs_own_and_codes_decode_to_them() {
    for (place, shown, _) in all() {
        let (setup, start) = ((shown.setup)(), start(shown));
        assert!(
            std::ptr::eq(setup.fields(), start.fields()),
            "{place}: another lab's fields"
        );
        assert_eq!(start.decode(&setup.encode()), Some(setup.clone()), "{place}");
        let asks = figure(shown.id).is_some_and(|figure| figure.texts().prediction.is_some());
        assert_eq!(setup.is_shown(), asks, "{place}");
    }
}

#[test]
fn each_question_has_two_demonstrations_of_its_own() {
    assert_eq!(DEMONSTRATIONS.len(), bank().items.len());
    for (item, pair) in bank().items.iter().zip(&DEMONSTRATIONS) {
        let [right, tempting] = CLAIMS.map(|claim| {
            let shown = demonstration(item.place, claim).expect("a figure");
            let index = usize::from(claim == Claim::Tempting);
            assert!(std::ptr::eq(shown, &raw const pair[index]));
            (shown.id, (shown.setup)().encode())
        });
        assert_ne!(right, tempting, "question {}", item.place + 1);
    }
}

/// The captions of all questions, in their order.
fn captions() -> impl Iterator<Item = &'static Captions> {
    bank().items.iter().map(|item| &item.captions)
}

#[test]
fn only_what_no_figure_can_settle_has_a_limit() {
    let limited = captions().zip(1..).filter(|(captions, _)| !captions.limit.is_empty());
    let limited: Vec<usize> = limited.map(|(_, number)| number).collect();
    assert_eq!(limited, [7, 10, 11, 14]);
    let captions: Vec<String> = captions()
        .flat_map(|captions| captions.look.iter().map(|words| plain(words)))
        .collect();
    for caption in &captions {
        assert!(
            (60..=330).contains(&caption.len()),
            "{} bytes: {caption}",
            caption.len()
        );
        assert_eq!(
            captions.iter().filter(|other| *other == caption).count(),
            1,
            "twice: {caption}"
        );
    }
}

/// Whether the markup of a figure has a control or an option of this name.
fn has_control(html: &str, name: &str) -> bool {
    let tags = ["legend", "span", "summary"].map(|tag| format!(">{name}</{tag}>"));
    tags.iter().any(|tag| html.contains(tag)) || html.contains(&format!("aria-label=\"{name}"))
}

#[test]
fn controls_that_captions_name_are_there() {
    for (concept, captions) in captions().enumerate() {
        for claim in CLAIMS {
            let html = html_of_demonstration(concept, claim);
            let caption = plain(&captions.look[claim as usize]);
            for named in caption.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
                // What a drawing alone shows stands on its legend.
                let is_there = has_control(&html, named) || html.contains(&format!(">{named}</li>"));
                assert!(
                    is_there,
                    "question {}, {claim:?}: no control “{named}” in {html}",
                    concept + 1
                );
            }
        }
    }
}

#[test]
fn a_result_that_nobody_guessed_at_has_no_verdict() {
    for figure in FIGURES.iter().filter(|figure| figure.texts().prediction.is_some()) {
        let start = figure.start();
        assert!(!start.is_guessed(), "{}", figure.id());
        assert!(start.with_list("g", &[1.0]).is_guessed(), "{}", figure.id());
    }
}
