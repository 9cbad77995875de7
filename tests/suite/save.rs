//! The save code, held against a packer of its own.

use attention_lesson::lesson::questions::{N_CONCEPTS, question};
use attention_lesson::progress::merge::{merge, progress_of, since};
use attention_lesson::progress::save::{LENGTH, Refused, decode, encode, item_hash};
use attention_lesson::progress::{Action, Record, Stage, State, apply};
use attention_lesson::quiz::{Letter, Question};
use proptest::prelude::*;

use super::learner::{Step, after, all, answer, assert_consistent, finished_without, follow, state, visit};

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Where the items begin, and how many bits each has, its hash first.
const ITEMS: usize = 32 + 5 + 32 + 2 + 16 + 32 + 5 + 1;
const ITEM: usize = 12 + 6 + 1 + 8;
/// Where the hash of the sibling under way is.
const RETRY_HASH: usize = ITEMS + ITEM * N_CONCEPTS + 4 * 20 + 4 + 2 + 6;

/// `code` with the bits at `places` turned over and a checksum that is right again.
fn altered(code: &str, places: &[usize]) -> String {
    let digit = |character: char| ALPHABET.find(character).expect("the alphabet");
    let mut digits: Vec<_> = code[4..LENGTH - 6].chars().map(digit).collect();
    for &place in places {
        digits[place / 6] ^= 1 << (5 - place % 6);
    }
    let character = |digit: usize| char::from(ALPHABET.as_bytes()[digit]);
    let sealed: String = "al1.".chars().chain(digits.into_iter().map(character)).collect();
    let sum = sealed.bytes().fold(2_166_136_261_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(16_777_619)
    });
    let bits = u64::from(sum) << 4;
    let seal: String = (0..6)
        .rev()
        .map(|i| character((bits >> (6 * i)) as usize & 63))
        .collect();
    sealed + &seal
}

/// `code` as if the questions of `concepts` had been others when it was written.
fn with_changed(code: &str, concepts: &[usize]) -> String {
    let places: Vec<_> = concepts.iter().map(|concept| ITEMS + ITEM * concept).collect();
    altered(code, &places)
}

proptest! {
    #[test]
    fn every_state_survives_its_code(steps in visit()) {
        follow(steps, |_, _, state| {
            let code = encode(state);
            assert_eq!(decode(&code).as_ref(), Ok(state));
        });
    }

    #[test]
    fn every_code_fits_the_strictest_store(state in state()) {
        let code = encode(&state);
        prop_assert_eq!(code.len(), LENGTH);
        prop_assert!(code.len() <= 200);
        prop_assert!(code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)), "{}", code);
    }

    #[test]
    fn any_text_is_refused_without_harm(text in any::<String>()) {
        for text in [format!("al1.{text}"), text] {
            prop_assert!(decode(&text).is_err());
        }
    }

    #[test]
    fn a_text_of_the_right_shape_is_refused_without_harm(body in "[A-Za-z0-9_-]{112}") {
        let text = format!("al1.{body}");
        prop_assert_eq!(text.len(), LENGTH);
        prop_assert_eq!(decode(&text), Err(Refused::Damaged));
    }

    #[test]
    fn a_forged_code_is_refused_or_makes_a_state_that_works(
        state in state(),
        places in prop::collection::vec(0_usize..634, 1..6),
        steps in visit(),
    ) {
        match decode(&altered(&encode(&state), &places)) {
            Err(refused) => prop_assert_eq!(refused, Refused::Impossible),
            Ok(state) => {
                assert_consistent(&state.quiz);
                prop_assert_eq!(decode(&encode(&state)), Ok(state.clone()));
                let end = steps.into_iter().skip(1).fold(state, |state, step| after(&state, step));
                assert_consistent(&end.quiz);
            }
        }
    }

    #[test]
    fn a_changed_question_is_asked_again_and_nothing_else_is_lost(
        state in state(),
        changed in prop::collection::btree_set(0..N_CONCEPTS, 1..4),
    ) {
        let changed: Vec<_> = changed.into_iter().collect();
        let read = decode(&with_changed(&encode(&state), &changed)).expect("a whole code");
        assert_consistent(&read.quiz);
        prop_assert_eq!((read.read, read.section, read.seconds, read.recheck), (state.read, state.section, state.seconds, state.recheck));
        prop_assert_eq!(read.quiz.seed, state.quiz.seed);
        for (i, record) in read.quiz.records.iter().enumerate() {
            let expected = if changed.contains(&i) { Record::default() } else { state.quiz.records[i] };
            prop_assert_eq!(record, &expected);
        }
        let mut asked = state.quiz.recency.clone();
        asked.retain(|i| !changed.contains(i));
        prop_assert_eq!(read.quiz.recency, asked);
    }

    #[test]
    fn a_merge_has_every_first_answer_and_those_of_the_further_one_stand(one in state(), other in state()) {
        let merged = merge(&one, &other);
        let (further, behind) = if progress_of(&other) > progress_of(&one) { (&other, &one) } else { (&one, &other) };
        for (i, record) in merged.quiz.records.iter().enumerate() {
            let [first, second] = [further, behind].map(|state| state.quiz.records[i]);
            let expected = if first.first.is_none() && second.first.is_some() { second } else { first };
            prop_assert_eq!(record, &expected);
        }
        assert_consistent(&merged.quiz);
        prop_assert_eq!(&decode(&encode(&merged)).expect("what is merged can be kept").quiz.records, &merged.quiz.records);
        prop_assert_eq!(merged.read, one.read | other.read);
        prop_assert_eq!(merged.seconds, one.seconds.max(other.seconds));
        if merged.quiz.records == further.quiz.records {
            prop_assert_eq!(&merged.quiz, &further.quiz);
        }
    }

    #[test]
    fn what_was_done_since_has_no_answer_of_before_and_every_later_one(before in state(), steps in visit()) {
        let mut now = before.clone();
        follow(steps, |_, action, _| {
            if !matches!(action, Action::Restart { .. }) {
                now = apply(&now, action);
            }
        });
        let done = since(&before, &now);
        for (i, record) in done.quiz.records.iter().enumerate() {
            let expected = if before.quiz.records[i].first.is_some() { Record::default() } else { now.quiz.records[i] };
            prop_assert_eq!(record, &expected);
        }
        assert_consistent(&done.quiz);
        prop_assert!(decode(&encode(&done)).is_ok());
        prop_assert_eq!(done.read & before.read, 0);
        prop_assert_eq!(since(&now, &now).quiz.n_answered(), 0);
    }

    #[test]
    fn progress_never_falls_while_a_quiz_goes_on(steps in visit()) {
        follow(steps, |before, action, after| {
            if !matches!(action, Action::Restart { .. }) {
                assert!(progress_of(after) >= progress_of(before), "{action:?}");
            }
        });
    }
}

#[test]
fn a_code_with_one_other_character_is_refused() {
    let code = encode(&apply(&finished_without(&[2, 14]), Action::RetryMissed));
    for place in 0..code.len() {
        for other in ALPHABET.chars().chain(['.', ' ', 'é', '\0']) {
            let mut text: Vec<_> = code.chars().collect();
            let is_same = std::mem::replace(&mut text[place], other) == other;
            let text: String = text.into_iter().collect();
            assert_eq!(decode(&text).is_ok(), is_same, "{other:?} at {place}");
        }
    }
}

#[test]
fn a_cut_or_lengthened_code_is_refused() {
    let code = encode(&finished_without(&[]));
    for end in 0..code.len() {
        let expected = if end < 2 { Refused::Foreign } else { Refused::Damaged };
        assert_eq!(decode(&code[..end]), Err(expected), "cut at {end}");
    }
    assert_eq!(decode(&format!("{code}A")), Err(Refused::Damaged));
    assert_eq!(decode(&code.repeat(1000)), Err(Refused::Damaged));
}

#[test]
fn each_refusal_has_its_reason() {
    let code = encode(&finished_without(&[4]));
    let bit_of_answer = ITEMS + ITEM * 3 + 12;
    let chosen = all(
        &finished_without(&[4]),
        [Action::RetryMissed, Action::Choose(Letter::A)],
    );
    let uncounted = altered(&encode(&chosen), &[RETRY_HASH - 5]);
    for (what, text, expected) in [
        ("nothing", String::new(), Refused::Foreign),
        ("a store's word for nothing", "null".into(), Refused::Foreign),
        ("somebody's JSON", r#"{"score":15}"#.into(), Refused::Foreign),
        ("a later version", code.replacen("al1.", "al2.", 1), Refused::Version),
        ("another case", code.to_uppercase(), Refused::Foreign),
        ("spaces around it", format!(" {code}"), Refused::Foreign),
        (
            "an answer with a choice that is none",
            altered(&code, &[bit_of_answer, bit_of_answer + 1]),
            Refused::Impossible,
        ),
        (
            "results that nobody asked for",
            altered(&code, &[ITEMS - 1]),
            Refused::Impossible,
        ),
        ("a sibling answered and not counted", uncounted, Refused::Impossible),
    ] {
        assert_eq!(decode(&text), Err(expected), "{what}");
    }
    assert_eq!(
        decode(&altered(&code, &[])),
        Ok(finished_without(&[4])),
        "the packer here is right"
    );
}

#[test]
fn after_a_change_the_quiz_is_where_it_goes_on() {
    let results = finished_without(&[2]);
    let retrying = all(&results, [Action::RetryMissed, Action::Choose(Letter::A)]);
    let three = (0..3).fold(State::default(), |state, _| answer(&state, true, None));
    for (what, state, changed, stage, finished) in [
        ("results open again", &results, 5, Stage::Question(5), false),
        ("a retry goes on", &retrying, 5, Stage::Retry, false),
        (
            "a retry of the changed one does not",
            &retrying,
            2,
            Stage::Question(2),
            false,
        ),
        (
            "an unanswered one is nobody's loss",
            &three,
            9,
            Stage::Question(3),
            false,
        ),
        (
            "an answered one waits for its turn",
            &three,
            1,
            Stage::Question(3),
            false,
        ),
    ] {
        let read = decode(&with_changed(&encode(state), &[changed])).expect("a whole code");
        assert_eq!((read.quiz.stage, read.quiz.finished), (stage, finished), "{what}");
        assert_eq!(read.quiz.records[changed].first, None, "{what}");
    }
}

#[test]
fn a_changed_sibling_is_asked_anew() {
    let retrying = apply(&finished_without(&[0]), Action::RetryMissed);
    let chosen = apply(&retrying, Action::Choose(Letter::A));
    assert_eq!(decode(&altered(&encode(&chosen), &[RETRY_HASH])), Ok(retrying.clone()));
    let checked = after(&retrying, Step::Answer(true, None));
    let read = decode(&altered(&encode(&checked), &[RETRY_HASH])).expect("a whole code");
    assert_eq!((read.quiz.stage, read.quiz.n_mastered()), (Stage::Results, N_CONCEPTS));
}

#[test]
fn an_item_hash_is_of_words_options_and_key() {
    let given = question(6, 0, 0).into_owned();
    let reworded = |text: &str| format!("{text}.");
    let mut changed: Vec<Question> = Letter::ALL
        .map(|letter| {
            let mut other = given.clone();
            let text = &mut other.options[letter.index()].text;
            *text = reworded(text);
            other
        })
        .into();
    let prompt = reworded(&given.prompt);
    changed.push(Question {
        prompt,
        ..given.clone()
    });
    let wrong = Letter::ALL.into_iter().filter(|&letter| letter != given.right);
    changed.extend(wrong.map(|right| Question { right, ..given.clone() }));
    let mut swapped = given.clone();
    swapped.options.swap(0, 1);
    changed.push(swapped);
    for other in changed {
        assert_ne!(item_hash(&other), item_hash(&given), "{other:?}");
    }
    let mut explained = given.clone();
    explained.options[0].why.clear();
    assert_eq!(item_hash(&explained), item_hash(&given), "explanations may be mended");
}

#[test]
fn answers_outweigh_retries_and_retries_outweigh_the_rest() {
    let further = [
        State::default(),
        all(&State::default(), [Action::Read(1)]),
        all(&State::default(), [Action::Choose(Letter::A)]),
        (0..14).fold(State::default(), |state, _| answer(&state, true, None)),
        all(
            &(0..14).fold(State::default(), |state, _| answer(&state, true, None)),
            [Action::ShowResults],
        ),
        answer(
            &(0..14).fold(State::default(), |state, _| answer(&state, false, None)),
            true,
            None,
        ),
        answer(&apply(&finished_without(&[1]), Action::RetryMissed), true, None),
    ];
    let measures: Vec<_> = further.iter().map(progress_of).collect();
    assert!(measures.is_sorted_by(|one, other| one < other), "{measures:?}");
}

#[test]
fn answers_given_in_two_places_are_united() {
    let first = answer(&State::default(), true, None);
    let second = answer(&apply(&State::default(), Action::GoTo(1)), false, None);
    let merged = merge(&first, &second);
    assert_eq!(merged.quiz.n_answered(), 2);
    assert_eq!(
        [0, 1].map(|concept| merged.quiz.is_right_at_first(concept)),
        [true, false]
    );
    let all_but_two = (2..15).fold(State::default(), |state, concept| {
        answer(&apply(&state, Action::GoTo(concept)), true, None)
    });
    let finished = apply(&all_but_two, Action::ShowResults);
    let merged = merge(&finished, &merged);
    assert_eq!(
        (merged.quiz.n_answered(), merged.quiz.finished),
        (15, true),
        "nothing is open any more"
    );
}

#[test]
fn the_preferred_state_wins_a_tie() {
    let (one, other) = (finished_without(&[1]), finished_without(&[2]));
    assert_eq!(merge(&one, &other), one);
    assert_eq!(merge(&other, &one), other);
}
