//! The save code, held against a packer of its own.

use attention_lesson::lesson::carried::carried;
use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::progress::save::{MAX_LENGTH, Refused, decode, encode};
use attention_lesson::progress::{Action, Purpose, Record, Stage, State, apply};
use attention_lesson::quiz::{Letter, Question};
use proptest::prelude::*;

use super::learner::{Step, after, all, answer, assert_consistent, finished_without, follow, state, visit};
use super::replay::page;

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// How many bits an item has, its hash first.
const ITEM: usize = 16 + 6 + 1 + 8;

/// The digits of `code` between prefix and checksum.
fn digits(code: &str) -> Vec<usize> {
    let digit = |character: char| ALPHABET.find(character).expect("the alphabet");
    code[4..code.len() - 6].chars().map(digit).collect()
}

/// Where the items of `code` begin, in bits: behind the sections read and what has a place of its own.
fn items_at(code: &str) -> usize {
    6 + 12 * digits(code)[0] + 12 + 32 + 18 + 32 + 18 + 1 + 6
}

/// The `width` bits of `code` at `place`.
fn bits_at(code: &str, place: usize, width: usize) -> usize {
    let digits = digits(code);
    (place..place + width).fold(0, |sum, bit| sum << 1 | digits[bit / 6] >> (5 - bit % 6) & 1)
}

/// These digits with the prefix of `version`, and a checksum that is right.
fn sealed(version: u8, digits: impl IntoIterator<Item = usize>) -> String {
    let character = |digit: usize| char::from(ALPHABET.as_bytes()[digit]);
    let body: String = digits.into_iter().map(character).collect();
    page::sealed(&format!("al{version}.{body}"))
}

/// `code` with the bits at `places` turned over and a checksum that is right again.
fn altered(code: &str, places: &[usize]) -> String {
    let mut digits = digits(code);
    for &place in places {
        digits[place / 6] ^= 1 << (5 - place % 6);
    }
    sealed(2, digits)
}

/// What a question is known by in a code.
fn known_by(question: &Question) -> usize {
    let sum = question.hash();
    ((sum ^ sum >> 16) & 0xFFFF) as usize
}

/// `code` as if the questions of `concepts` had been others when it was written.
fn with_changed(code: &str, concepts: &[usize]) -> String {
    let items = items_at(code);
    let is_changed = |item: &usize| {
        let hash = bits_at(code, items + ITEM * item, 16);
        concepts
            .iter()
            .any(|&concept| known_by(&question(concept, 0, 0)) == hash)
    };
    let changed = (0..bits_at(code, items - 6, 6)).filter(is_changed);
    let places: Vec<_> = changed.map(|item| items + ITEM * item).collect();
    altered(code, &places)
}

/// Where the hash of the sibling under way is.
fn retry_hash_at(code: &str) -> usize {
    let queue = items_at(code) + ITEM * bits_at(code, items_at(code) - 6, 6);
    queue + 6 + 6 * bits_at(code, queue, 6) + 6 + 2 + 6
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
        prop_assert!(code.len() <= MAX_LENGTH);
        prop_assert!(code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)), "{}", code);
    }

    #[test]
    fn any_text_is_refused_without_harm(text in any::<String>()) {
        for text in [format!("al1.{text}"), format!("al2.{text}"), text] {
            prop_assert!(decode(&text).is_err());
        }
    }

    #[test]
    fn a_text_of_the_right_shape_is_refused_without_harm(version in 1_u8..3, body in "[A-Za-z0-9_-]{112}") {
        let code = format!("al{version}.{body}");
        prop_assert_eq!(decode(&code), Err(Refused::Damaged));
        if let Ok(state) = decode(&sealed(version, digits(&code))) {
            assert_consistent(&state.quiz);
        }
    }

    #[test]
    fn a_forged_code_is_refused_or_makes_a_state_that_works(
        state in state(),
        places in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        steps in visit(),
    ) {
        let code = encode(&state);
        let places: Vec<_> = places.iter().map(|place| place.index(6 * digits(&code).len())).collect();
        match decode(&altered(&code, &places)) {
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
        changed in prop::collection::btree_set(0..n_concepts(), 1..4),
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
    let bit_of_answer = items_at(&code) + ITEM * 3 + 16;
    let chosen = all(
        &finished_without(&[4]),
        [Action::RetryMissed, Action::Choose(Letter::A)],
    );
    let chosen = encode(&chosen);
    let uncounted = altered(&chosen, &[retry_hash_at(&chosen) - 5]);
    for (what, text, expected) in [
        ("nothing", String::new(), Refused::Foreign),
        ("a store's word for nothing", "null".into(), Refused::Foreign),
        ("somebody's JSON", r#"{"score":15}"#.into(), Refused::Foreign),
        ("a later version", code.replacen("al2.", "al3.", 1), Refused::Version),
        ("another case", code.to_uppercase(), Refused::Foreign),
        ("spaces around it", format!(" {code}"), Refused::Foreign),
        (
            "an answer with a choice that is none",
            altered(&code, &[bit_of_answer, bit_of_answer + 1]),
            Refused::Impossible,
        ),
        (
            "results that nobody asked for",
            altered(&code, &[items_at(&code) - 7]),
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
    let other_sibling = |state| {
        let code = encode(&state);
        altered(&code, &[retry_hash_at(&code)])
    };
    assert_eq!(decode(&other_sibling(chosen)), Ok(retrying.clone()));
    let checked = after(&retrying, Step::Answer(true, None));
    let read = decode(&other_sibling(checked)).expect("a whole code");
    assert_eq!(
        (read.quiz.stage, read.quiz.n_mastered()),
        (Stage::Results, n_concepts())
    );
}

#[test]
fn a_question_is_known_by_words_options_and_key() {
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
        assert_ne!(known_by(&other), known_by(&given), "{other:?}");
    }
    let mut explained = given.clone();
    explained.options[0].why.clear();
    assert_eq!(known_by(&explained), known_by(&given), "explanations may be mended");
}

#[test]
fn no_two_questions_and_no_two_sections_are_known_by_the_same() {
    let mut questions: Vec<_> = (0..n_concepts())
        .map(|concept| known_by(&question(concept, 0, 0)))
        .collect();
    questions.sort_unstable();
    questions.dedup();
    assert_eq!(questions.len(), n_concepts());
    for section in 0..carried().sections.len() {
        let state = all(&State::default(), [Action::Read(section), Action::Visit(section)]);
        assert_eq!(decode(&encode(&state)), Ok(state));
    }
}

/// The items of `code` as they stand there, and the rest before and behind them, in bits.
fn in_parts(code: &str) -> [Vec<usize>; 3] {
    let (start, n) = (items_at(code), bits_at(code, items_at(code) - 6, 6));
    let n_bits = 6 * digits(code).len();
    let bits = |from: usize, to: usize| (from..to).map(|place| bits_at(code, place, 1)).collect();
    [
        bits(0, start - 6),
        bits(start, start + ITEM * n),
        bits(start + ITEM * n, n_bits),
    ]
}

fn from_bits(bits: &[usize]) -> String {
    let digit = |bits: &[usize]| (0..6).fold(0, |sum, i| sum << 1 | bits.get(i).copied().unwrap_or_default());
    sealed(2, bits.chunks(6).map(digit))
}

#[test]
fn a_question_or_section_that_is_no_more_takes_nothing_else_with_it() {
    // As a lesson would have written it that had another question answered before all others, and another section read.
    let state = all(&finished_without(&[4]), [Action::Read(3), Action::RetryMissed]);
    let [before, items, behind] = in_parts(&encode(&state));
    let number = |value: usize, width: usize| (0..width).rev().map(move |bit| value >> bit & 1);
    let sections = number(before[..6].iter().fold(0, |sum, bit| sum << 1 | bit) + 1, 6);
    let mut bits: Vec<usize> = sections
        .chain(number(0x123, 12))
        .chain(before[6..].iter().copied())
        .collect();
    let other: Vec<usize> = items[..ITEM]
        .iter()
        .enumerate()
        .map(|(i, bit)| bit ^ usize::from(i == 0))
        .collect();
    bits.extend(number(1 + items.len() / ITEM, 6));
    bits.extend(other.iter().chain(&items));
    // Nothing waits for a recheck; the sibling's question is one place further on.
    let place = behind[6..12].iter().fold(0, |sum, bit| sum << 1 | bit) + 1;
    bits.extend(
        behind[..6]
            .iter()
            .copied()
            .chain(number(place, 6))
            .chain(behind[12..42 - 6].iter().copied()),
    );
    let read = decode(&from_bits(&bits)).expect("a whole code");
    assert_consistent(&read.quiz);
    assert_eq!((read.read, &read.quiz.records), (state.read, &state.quiz.records));
    assert_eq!((read.quiz.retry, read.quiz.stage), (state.quiz.retry, Stage::Retry));
    assert!(!read.quiz.finished, "its answer is gone, so the results are others");
}

#[test]
fn codes_of_version_1_are_read() {
    let three = decode("al1.AAAgAGgAAAAoAAAAAAACNOapANBVAAWBBAE4AABkgAADxwAAt4AAJggAA5IAAIsAAA9EAAEAAAAQIAAPdAABLOAAAEv___________wAAAV1C7Yg").expect("three answers");
    let right: Vec<_> = (0..n_concepts())
        .filter(|&concept| three.quiz.is_right_at_first(concept))
        .collect();
    assert_eq!(
        (right, three.quiz.n_answered(), three.quiz.stage),
        (vec![0, 2], 3, Stage::Question(3))
    );
    assert_eq!((three.section, three.seconds), (13, 5));
    let results = decode("al1.AAA__2gAAAEYAAAAAAADDOapANBVAAWBBAE4GIBkg5ADx4IAt4xAJgnIA5IwAIsHIA9FBAEAHIAQJBAPdFIBLPBAAEjRWeJq83v___wAAATBn1vg").expect("the results");
    assert_eq!(
        (results.quiz.stage, results.quiz.missed(), results.quiz.finished),
        (Stage::Results, vec![1, 8], true)
    );
    assert_eq!(
        (results.read.count_ones(), results.quiz.recency),
        (14, (0..n_concepts()).collect())
    );
    let retry = decode("al1.AAA__2gAAAFAAAAAAAAC_OapANBVAAWBBAE4GIBkg5ADx4IAt4xAJgnIA5IwAIsHIA9FBAEAHIAQJBAPdFIBLPBAAEjRWeJq83v__8QhQASpBE9w").expect("a retry");
    let under_way = retry.quiz.retry.expect("a sibling");
    assert_eq!(
        (under_way.concept, under_way.purpose, under_way.draft.letter),
        (1, Purpose::Missed, Some(Letter::B))
    );
    let checked = decode("al1.AAA__2gAAAFAAAAAAAAC_OapANBVACWBBAE4GIBkg5ADx4IAt4xAJgnIA5IwAIsHIA9FBAEAHIAQJBAPdFIBLPBAAI0VniavN4f__8RhQAWfI3-A").expect("a retry's answer");
    assert_eq!(
        (checked.quiz.records[1].retries, checked.quiz.records[1].mastered),
        (1, false)
    );
    assert!(checked.quiz.retry.is_some_and(|retry| retry.answer.is_some()));
    for state in [three, retry, checked] {
        assert_eq!(decode(&encode(&state)), Ok(state));
    }
}
