//! What a record store gets over several sessions of one registration, for learners who do anything at all.

use attention_lesson::host::attempt::Reported;
use attention_lesson::host::cmi5::launch::{Launch, LaunchData};
use attention_lesson::host::cmi5::protocol::{Cmi5Session, Stamp};
use attention_lesson::host::parent_frame::protocol::suspend_data_within;
use attention_lesson::host::suspend_data::unpack;
use attention_lesson::progress::{State, events};
use proptest::prelude::*;

use crate::learner::{finished_without, state};

fn launch() -> Launch {
    Launch {
        endpoint: "https://lms.test/".into(),
        fetch: "https://lms.test/fetch".into(),
        actor: "{}".into(),
        registration: "3f0c0b7e-3c8a-4a52-9f1e-8a2a4f0d6a11".into(),
        activity: "https://lms.test/7".into(),
    }
}

fn session(reported: Reported, state: &State) -> Cmi5Session {
    Cmi5Session::new(launch(), LaunchData::default(), reported, 80, state)
}

fn stamp() -> Stamp {
    Stamp {
        id: "a stamp's".into(),
        at_ms: 0,
    }
}

/// The statements of this verb that wait, by their ids.
fn waiting(session: &Cmi5Session, verb: &str) -> Vec<String> {
    let statements = session.outbox().iter().filter(|waiting| waiting.verb == verb);
    statements
        .filter_map(|waiting| Some(waiting.json.split_once("\"id\":\"")?.1.split('"').next()?.to_owned()))
        .collect()
}

proptest! {
    #[test]
    fn what_a_store_has_not_confirmed_is_told_again_under_the_same_id(
        state in state(),
        n_settled in 0_usize..40,
        is_stored in proptest::bool::weighted(0.7),
    ) {
        let mut first = session(Reported::default(), &State::default());
        first.initialize(&stamp());
        first.record(&events(&State::default(), &state, 80), &state, 0, stamp);
        let told: Vec<&str> = first.outbox().iter().take(if is_stored { n_settled } else { 0 }).map(|waiting| waiting.verb).collect();
        let once = ["completed", "passed"].map(|verb| (verb, waiting(&first, verb)));
        for _ in 0..n_settled {
            first.settled(is_stored);
        }
        let Some(document) = first.document(&state) else {
            prop_assert_eq!(once.map(|(_, ids)| ids.len()), [0, 0]);
            return Ok(());
        };
        let (found, reported) = unpack(suspend_data_within(&document)).expect("our own");
        prop_assert_eq!([reported.is_completed, reported.is_passed], ["completed", "passed"].map(|verb| told.contains(&verb)));
        let mut next = session(reported, &found);
        next.record(&[], &found, 0, stamp);
        for (verb, ids) in once {
            prop_assert!(ids.len() <= 1, "{} times {}", ids.len(), verb);
            let again = waiting(&next, verb);
            prop_assert_eq!(again, if told.contains(&verb) { vec![] } else { ids }, "{}", verb);
        }
    }
}

#[test]
fn what_is_sent_on_exit_goes_in_small_bodies_and_what_may_have_arrived_goes_alone() {
    let state = finished_without(&[]);
    let mut session = session(Reported::default(), &State::default());
    session.initialize(&stamp());
    session.record(&events(&State::default(), &state, 80), &state, 0, stamp);
    let first = session.send_next().expect("one waits").json;
    session.terminate(0, &stamp());
    let batches = session.exit_batches();
    assert_eq!(batches[0], format!("[{first}]"), "alone");
    assert!(batches.len() > 2, "{}", batches.len());
    assert!(batches.iter().all(|batch| batch.len() < 20 * 1024));
    let all: Vec<&str> = batches.iter().map(|batch| &batch[1..batch.len() - 1]).collect();
    let waiting: Vec<&str> = session.outbox().iter().map(|waiting| &*waiting.json).collect();
    assert_eq!(all.join(","), waiting.join(","), "in order, each once");
}

#[test]
fn what_another_device_has_told_is_not_told_again() {
    let answered = finished_without(&[]);
    let mut here = session(Reported::default(), &State::default());
    let reported = Reported {
        is_started: true,
        best: 10_000,
        is_passed: true,
        is_completed: true,
    };
    here.learn(&answered, reported);
    here.record(&[], &answered, 0, stamp);
    assert_eq!(here.outbox().len(), 0);
    let (_, kept) = unpack(suspend_data_within(&here.document(&answered).expect("touched"))).expect("our own");
    assert!(kept.is_passed && kept.is_completed);
}

#[test]
fn an_answer_that_is_told_again_has_the_same_id_and_another_attempt_s_has_another() {
    let told = |state: &State| {
        let mut session = session(Reported::default(), &State::default());
        session.record(&events(&State::default(), state, 80), state, 0, stamp);
        waiting(&session, "answered")
    };
    let first = finished_without(&[]);
    let ids = told(&first);
    assert_eq!(ids.len(), 15);
    assert_eq!(ids, told(&first));
    let mut again = first.clone();
    again.quiz.seed += 1;
    assert!(ids.iter().zip(told(&again)).all(|(one, other)| *one != other));
    let mut all = ids;
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 15);
}
