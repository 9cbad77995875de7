//! Made-up learners: of properties, of files, and of a generator that other programs can follow.

use attention_class::read::Reason;
use attention_class::{Learner, Reading};
use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::progress::result_code::{Outcome, Results, encode, lesson};
use attention_lesson::progress::{Answer, Confidence};
use attention_lesson::quiz::Letter;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A file of `data/`.
#[track_caller]
pub(crate) fn data(name: &str) -> String {
    let path = [env!("CARGO_MANIFEST_DIR"), "/tests/data/", name].concat();
    std::fs::read_to_string(path).expect("a file of the tests")
}

/// `text` with what `value` gives in the place of each `[…]`.
pub(crate) fn filled(text: &str, value: impl Fn(&str) -> String) -> String {
    let mut pieces = text.split('[');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |filled, piece| {
        let (name, rest) = piece.split_once(']').expect("a place ends");
        filled + &value(name) + rest
    })
}

pub(crate) fn right(concept: usize) -> Letter {
    question(concept, 0, 0).right
}

/// The option so many places behind the right one.
pub(crate) fn behind_right(concept: usize, places: usize) -> Letter {
    Letter::ALL[(right(concept).index() + places) % 4]
}

pub(crate) fn first(letter: Letter, confidence: Option<Confidence>) -> Outcome {
    Outcome {
        first: Some(Answer { letter, confidence }),
        ..Outcome::default()
    }
}

pub(crate) fn any_outcome() -> impl Strategy<Value = Outcome> {
    let letter = select(Letter::ALL.to_vec());
    let level = select(vec![Confidence::Guessing, Confidence::FairlySure, Confidence::Certain]);
    let answered = (letter, option::of(level), 0..=Outcome::MOST_RETRIES, any::<bool>());
    option::weighted(0.9, answered).prop_map(|answered| {
        answered.map_or_else(Outcome::default, |(letter, confidence, retries, mastered)| Outcome {
            retries,
            mastered,
            ..first(letter, confidence)
        })
    })
}

pub(crate) fn any_results() -> impl Strategy<Value = Results> {
    let outcomes = vec(any_outcome(), n_concepts());
    (outcomes, 0..=Results::MOST_SECONDS, 0..Results::SALT_END).prop_map(|(outcomes, seconds, salt)| Results {
        outcomes,
        seconds,
        salt,
    })
}

/// A class of which nothing is known but what was answered in what time.
pub(crate) fn any_class(most: usize) -> impl Strategy<Value = Vec<Learner>> {
    let learner =
        (vec(any_outcome(), n_concepts()), option::of(0_u32..100_000)).prop_map(|(outcomes, seconds)| Learner {
            outcomes,
            seconds,
            ..Learner::default()
        });
    vec(learner, 0..=most)
}

pub(crate) fn code(results: &Results) -> String {
    encode(results, lesson())
}

/// Results that differ with `number` and can be told from one another.
pub(crate) fn some_results(number: usize) -> Results {
    let outcome = |concept: usize| match (concept + number) % 5 {
        4 => Outcome::default(),
        places => Outcome {
            retries: (places % 4) as u8,
            mastered: places != 1,
            ..first(behind_right(concept, places), Some(Confidence::Certain))
        },
    };
    Results {
        outcomes: (0..n_concepts()).map(outcome).collect(),
        seconds: 600 + number as u32,
        salt: 1_000 + number as u32,
    }
}

/// What was refused, line by line.
pub(crate) fn refused(reading: &Reading) -> Vec<(usize, Reason)> {
    let refused = reading.refused.iter();
    refused
        .map(|refused| (refused.source.line, refused.reason.clone()))
        .collect()
}

/// An answer as it stands in the files of classes: letter, confidence (3 certain to 1 guessing, 0 not told), retries, whether mastered.
pub(crate) fn outcome(cell: &str) -> Outcome {
    let [letter, level, retries, mastered] = cell.as_bytes() else {
        assert_eq!(cell, "", "an answer or nothing");
        return Outcome::default();
    };
    let confidence = match level {
        b'3' => Some(Confidence::Certain),
        b'2' => Some(Confidence::FairlySure),
        b'1' => Some(Confidence::Guessing),
        _ => None,
    };
    Outcome {
        retries: retries - b'0',
        mastered: *mastered == b'1',
        ..first(
            Letter::from_index(usize::from(letter - b'a')).expect("a letter"),
            confidence,
        )
    }
}

/// A class of a file in `data/`: the seconds, then each question's answer.
pub(crate) fn class_of(text: &str) -> Vec<Learner> {
    let learner = |line: &str| {
        let (seconds, answers) = line.split_once(',').expect("seconds and answers");
        Learner {
            outcomes: answers.split(',').map(outcome).collect(),
            seconds: seconds.parse().ok(),
            ..Learner::default()
        }
    };
    text.lines().skip(1).map(learner).collect()
}

/// Numbers below a bound: x becomes (1103515245 x + 12345) mod 2^31, of which the upper 15 bits count.
struct Generator(u64);

impl Generator {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = (1_103_515_245 * self.0 + 12_345) % (1 << 31);
        (self.0 >> 16) % bound
    }
}

/// The class that `reference.py` makes of the same numbers.
pub(crate) fn generated(n: usize, seed: u64, key: &[Letter]) -> Vec<Learner> {
    let mut generator = Generator(seed);
    (0..n).map(|_| generated_learner(&mut generator, key)).collect()
}

fn generated_learner(generator: &mut Generator, key: &[Letter]) -> Learner {
    let ability = generator.below(60);
    let seconds = (generator.below(10) != 0).then(|| 200 + generator.below(3_000) as u32);
    let mut outcome = |(question, key): (u64, &Letter)| {
        if generator.below(20) == 0 {
            return Outcome::default();
        }
        let is_right = generator.below(100) < 20 + ability + (question * 7) % 25;
        let step = match is_right {
            true => 0,
            false if generator.below(3) > 0 => 1,
            false => 1 + generator.below(3),
        };
        let letter = Letter::ALL[(key.index() + step as usize) % 4];
        let confidence = [
            None,
            Some(Confidence::Guessing),
            Some(Confidence::FairlySure),
            Some(Confidence::Certain),
        ][generator.below(4) as usize];
        let retries = if is_right { 0 } else { generator.below(4) as u8 };
        let mastered = if retries == 0 {
            is_right
        } else {
            generator.below(2) == 0
        };
        Outcome {
            retries,
            mastered,
            ..first(letter, confidence)
        }
    };
    Learner {
        outcomes: (0..).zip(key).map(&mut outcome).collect(),
        seconds,
        ..Learner::default()
    }
}
