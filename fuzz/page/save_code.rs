//! Save codes, one a line.

use attention_lesson::lesson::questions::question;
use attention_lesson::progress::merge::{is_same_quiz, merge, since, with_reading};
use attention_lesson::progress::save::{MAX_LENGTH, decode, encode};
use attention_lesson::progress::{Action, Confidence, QuizProgress, Stage, State, apply, events};
use attention_lesson::quiz::Letter;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// So many characters are the checksum, and what stands behind a code about what was reported.
const N_CHECKSUM: usize = 6;
const N_REPORT: usize = 8;

/// What a learner does next.
const ACTIONS: [Action; 16] = [
    Action::Next,
    Action::Choose(Letter::B),
    Action::Rate(Confidence::Certain),
    Action::Check,
    Action::Next,
    Action::RetryMissed,
    Action::Choose(Letter::A),
    Action::Check,
    Action::Next,
    Action::ShowResults,
    Action::AgreeToRecheck { today: 20_000 },
    Action::StartRecheck { today: 20_100 },
    Action::Choose(Letter::D),
    Action::Check,
    Action::GoTo(3),
    Action::Spend(u32::MAX),
];

/// A code is refused or makes a state that works, and that has a code of its own; two states are united without the loss of an
/// answer.
pub fn save_code(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut states = vec![State::default()];
    for code in text
        .lines()
        .take(3)
        .flat_map(|line| [Some(line.to_owned()), resealed(line)])
    {
        let state = code.and_then(|code| decode(&code).ok());
        states.extend(state.filter(|state| !states.contains(state)));
    }
    for state in &states[1..] {
        let after_all = ACTIONS.iter().fold(state.clone(), |state, action| {
            check_state(&state);
            let after = apply(&state, *action);
            let _ = events(&state, &after, 80);
            after
        });
        check_state(&after_all);
    }
    for one in &states {
        for other in &states {
            check_merge(one, other);
        }
    }
}

/// `content` with a checksum that is right.
pub fn sealed(content: &str) -> String {
    let sum = content.bytes().fold(2_166_136_261_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(16_777_619)
    });
    let bits = u64::from(sum) << 4;
    let digits = (0..N_CHECKSUM)
        .rev()
        .map(|i| char::from(ALPHABET[(bits >> (6 * i)) as usize & 63]));
    content.chars().chain(digits).collect()
}

/// A code, maybe with what was reported behind it, with a checksum that is right: no fuzzer finds one by itself.
pub(super) fn resealed(text: &str) -> Option<String> {
    let cut = text
        .len()
        .checked_sub(N_REPORT)
        .and_then(|at| text.split_at_checked(at));
    let (code, report) = cut.filter(|(_, report)| report.starts_with(".k")).unwrap_or((text, ""));
    let content = code.get(..code.len().checked_sub(N_CHECKSUM)?)?;
    content.starts_with("al").then(|| sealed(content) + report)
}

/// A state that works: its parts agree, and it survives its code.
pub(super) fn check_state(state: &State) {
    assert_consistent(&state.quiz);
    let code = encode(state);
    assert!(code.len() <= MAX_LENGTH, "{code} has {} characters", code.len());
    assert!(
        code.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)),
        "{code}"
    );
    assert_eq!(decode(&code).as_ref(), Ok(state), "{code}");
}

/// What two states are united to has every answer of either, and nothing changes when that is done again.
pub(super) fn check_merge(one: &State, other: &State) -> State {
    let merged = merge(one, other);
    check_state(&merged);
    for (i, record) in merged.quiz.records.iter().enumerate() {
        let [first, second] = [one, other].map(|state| state.quiz.records[i].first);
        assert_eq!(
            record.first.is_some(),
            first.is_some() || second.is_some(),
            "the answer to question {i}"
        );
        assert!(
            record.first == first || record.first == second,
            "the answer to question {i} is nobody's"
        );
    }
    assert_eq!(merged.read, one.read | other.read);
    assert_eq!(merge(&merged, one).quiz, merged.quiz);
    assert_eq!(merge(&merged, other).quiz, merged.quiz);
    let done = since(one, other);
    assert_consistent(&done.quiz);
    assert_eq!(
        decode(&encode(&done)).map(|state| state.quiz.records),
        Ok(done.quiz.records)
    );
    assert_eq!(since(one, one).quiz.n_answered(), 0);
    assert!(is_same_quiz(one, &with_reading(one.clone(), other)));
    merged
}

/// Holds `quiz` to what every part of it promises.
pub fn assert_consistent(quiz: &QuizProgress) {
    for (i, record) in quiz.records.iter().enumerate() {
        assert_eq!(
            record.first.is_some(),
            quiz.recency.contains(&i),
            "asked and answered: {i}"
        );
        assert!(
            record.first.is_some() || !record.mastered && record.retries == 0,
            "blank: {i}"
        );
        if let Some(first) = record.first {
            assert_eq!(record.draft, first.into(), "the choice stays as checked: {i}");
            let right = question(i, 0, quiz.seed).right == first.letter;
            assert!(
                record.retries > 0 || record.mastered == right,
                "mastered without retry: {i}"
            );
        }
    }
    assert_eq!(quiz.recency.len(), quiz.n_answered(), "each once");
    assert!(
        quiz.recheck_queue.iter().all(|i| quiz.recency.contains(i)),
        "rechecks of answered ones"
    );
    let checked = quiz.retry.filter(|retry| retry.answer.is_some());
    assert!(
        checked.is_none_or(|retry| quiz.records[retry.concept].retries > 0),
        "a sibling answered is counted"
    );
    assert!(quiz.stage != Stage::Retry || quiz.retry.is_some(), "a retry to show");
    assert!(quiz.stage != Stage::Results || quiz.finished, "results asked for");
    assert!(!quiz.finished || quiz.n_answered() > 0, "results of something");
    assert_eq!(quiz.card().is_none(), quiz.stage == Stage::Results, "a card on screen");
}
