//! Result codes: any learner's results come back as they were, and what is no code is refused for its reason.

use attention_lesson::lesson::questions::{MOST_CONCEPTS, n_concepts};
use attention_lesson::progress::result_code::{
    MAX_LENGTH, Outcome, Refusal, Results, decode, encode, kept_code, lesson,
};
use attention_lesson::progress::{Answer, Confidence, State};
use attention_lesson::quiz::Letter;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

fn any_outcome() -> impl Strategy<Value = Outcome> {
    let letter = select(Letter::ALL.to_vec());
    let level = select(vec![Confidence::Guessing, Confidence::FairlySure, Confidence::Certain]);
    let answered = (letter, option::of(level), 0..=Outcome::MOST_RETRIES, any::<bool>());
    option::of(answered).prop_map(|answered| {
        let of = |(letter, confidence, retries, mastered)| Outcome {
            first: Some(Answer { letter, confidence }),
            retries,
            mastered,
        };
        answered.map(of).unwrap_or_default()
    })
}

fn any_results(n_questions: impl Strategy<Value = usize>) -> impl Strategy<Value = Results> {
    let outcomes = n_questions.prop_flat_map(|n| vec(any_outcome(), n));
    (outcomes, 0..=Results::MOST_SECONDS, 0..Results::SALT_END).prop_map(|(outcomes, seconds, salt)| Results {
        outcomes,
        seconds,
        salt,
    })
}

fn read(code: &str) -> Result<Results, Refusal> {
    decode(code, lesson(), n_concepts())
}

/// The places of the symbols of a code.
fn places(code: &str) -> Vec<usize> {
    code.match_indices(|c| c != '-').map(|(at, _)| at).collect()
}

/// The code with one symbol in the place of another.
fn with(code: &str, at: usize, symbol: char) -> String {
    [&code[..at], &symbol.to_string(), &code[at + 1..]].concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_results_come_back_from_their_code(results in any_results(1..=MOST_CONCEPTS), own in 0_u32..1 << 15) {
        let code = encode(&results, own);
        prop_assert!(code.len() <= MAX_LENGTH, "{code}");
        prop_assert_eq!(decode(&code, own, results.outcomes.len()), Ok(results));
    }

    #[test]
    fn a_wrong_symbol_or_two_in_each_others_place_are_refused(
        results in any_results(Just(n_concepts())), at in any::<Index>(), symbol in any::<Index>(),
    ) {
        let code = encode(&results, lesson());
        let places = places(&code);
        let (at, next) = (at.index(places.len()), at.index(places.len() - 1));
        let symbol = SYMBOLS.as_bytes()[symbol.index(SYMBOLS.len())] as char;
        let changed = with(&code, places[at], symbol);
        if changed != code {
            prop_assert!(read(&changed).is_err(), "{code} {changed}");
        }
        let [a, b] = [places[next], places[next + 1]].map(|at| (at, code.as_bytes()[at] as char));
        let changed = with(&with(&code, a.0, b.1), b.0, a.1);
        if changed != code {
            prop_assert_eq!(read(&changed), Err(Refusal::Wrong), "{} {}", code, changed);
        }
    }
}

fn some_results(n_questions: usize) -> Results {
    let outcome = |i: usize| Outcome {
        first: Letter::from_index(i % 5).map(|letter| Answer {
            letter,
            confidence: Some(Confidence::Certain),
        }),
        retries: u8::from(i % 5 != 4),
        mastered: i % 5 != 4,
    };
    Results {
        outcomes: (0..n_questions).map(outcome).collect(),
        seconds: 1_234,
        salt: 56_789,
    }
}

#[test]
fn what_is_no_code_is_refused_for_its_reason() {
    let code = encode(&some_results(n_concepts()), lesson());
    let foreign = encode(&some_results(n_concepts()), lesson() ^ 1);
    let shorter = Results {
        outcomes: some_results(n_concepts()).outcomes[1..].to_vec(),
        ..some_results(n_concepts())
    };
    let another_version = {
        // The version is the first digit; the check symbol is the one that then fits.
        let changed = with(&code, 0, '2');
        let last = places(&changed).pop().expect("a code has symbols");
        let fitting = SYMBOLS.chars().map(|symbol| with(&changed, last, symbol));
        let mut read = fitting.filter(|changed| read(changed) != Err(Refusal::Wrong));
        read.next().expect("one check symbol fits")
    };
    let cases = [
        (String::new(), Refusal::Empty),
        (" - ".into(), Refusal::Empty),
        (code.replace('-', "!"), Refusal::Symbol('!')),
        (code[..code.len() - 1].into(), Refusal::Cut),
        (code[..3].into(), Refusal::Cut),
        (code.clone() + &code, Refusal::Doubled),
        (format!("{code}\n{code}"), Refusal::Doubled),
        (code.clone() + "0", Refusal::Long),
        (another_version, Refusal::Version),
        (foreign.clone(), Refusal::Foreign),
        (encode(&shorter, lesson() ^ 1), Refusal::Foreign),
        ("the dog did not eat the meat".into(), Refusal::Foreign),
    ];
    for (text, expected) in cases {
        assert_eq!(read(&text), Err(expected), "{text:?}");
    }
}

#[test]
fn a_code_is_read_as_people_write_it() {
    // Of a lesson whose words never change; another program has worked it out too.
    let (results, own, code) = (
        some_results(15),
        1_234,
        "116J1-QEN09-MHVBD-XSP01-VBDXS-P01VB-DXSP0-0QD0G",
    );
    assert_eq!(encode(&results, own), code);
    let small = code.to_lowercase().replace('-', " ");
    for written in [
        code.replace('-', ""),
        small.replace('0', "o").replace('1', "l"),
        code.replace('1', "I"),
    ] {
        assert_eq!(decode(&written, own, 15), Ok(results.clone()), "{written}");
    }
}

#[test]
fn a_code_tells_what_a_state_holds() {
    let mut state = State {
        seconds: u32::MAX,
        ..State::default()
    };
    state.quiz.records[2].first = Some(Answer {
        letter: Letter::C,
        confidence: None,
    });
    state.quiz.records[2].retries = 9;
    let results = Results::of(&state, u32::MAX);
    assert_eq!(
        (results.seconds, results.salt),
        (Results::MOST_SECONDS, Results::SALT_END - 1)
    );
    assert_eq!(results.outcomes.len(), n_concepts());
    assert_eq!(results.outcomes[2].retries, Outcome::MOST_RETRIES);
    assert_eq!(read(&encode(&results, lesson())), Ok(results));
}

/// A state in which the first question is answered.
fn answered(letter: Letter) -> State {
    let mut state = State::default();
    state.quiz.records[0].first = Some(Answer {
        letter,
        confidence: None,
    });
    state.seconds = 100;
    state
}

#[test]
fn the_same_results_have_the_same_code_though_time_goes_on() {
    let state = answered(Letter::A);
    let [kept, code] = kept_code("", &state, 7);
    assert_eq!(read(&code), Ok(Results::of(&state, 7)));
    let later = State {
        seconds: 200,
        ..state.clone()
    };
    assert_eq!(kept_code(&kept, &later, 8), [kept.clone(), code.clone()]);
    // Without what was kept, as in another browser, it is another one.
    assert_ne!(kept_code("", &state, 8)[1], code);
}

#[test]
fn other_results_and_another_round_have_another_code() {
    let state = answered(Letter::A);
    let [kept, code] = kept_code("", &state, 7);
    let mut next_round = state.clone();
    next_round.quiz.seed += 1;
    for other in [answered(Letter::B), next_round] {
        let [_, next] = kept_code(&kept, &other, 8);
        assert_eq!(read(&next), Ok(Results::of(&other, 8)));
        assert_ne!(next, code);
    }
}

proptest! {
    #[test]
    fn whatever_was_kept_the_code_is_that_of_the_results(kept in ".{0,120}", salt in any::<u32>()) {
        let state = answered(Letter::C);
        prop_assert_eq!(read(&kept_code(&kept, &state, salt)[1]), Ok(Results::of(&state, salt)));
    }
}
