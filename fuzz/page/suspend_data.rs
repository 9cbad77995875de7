//! What learning systems give back, an element a line: `cmi.suspend_data=…` of SCORM, and of a record store the documents
//! `state={…}` and `LMS.LaunchData={…}`, with the `actor` of the launch.

use attention_lesson::host::attempt::{AttemptStatus, FULL_SCORE, Reported};
use attention_lesson::host::cmi5::launch::{Launch, LaunchData, mastery};
use attention_lesson::host::cmi5::protocol::{Cmi5Session, Stamp};
use attention_lesson::host::scorm::protocol::{ScormSession, Version};
use attention_lesson::host::suspend_data::{SUSPEND_DATA_LENGTH, pack, unpack, unpack_document, unpack_stored};
use attention_lesson::progress::{Action, State, apply, events};
use attention_lesson::quiz::Letter;
use serde_json::Value;

use super::json::Json;
use super::save_code::{check_merge, check_state, resealed};

/// What a system stores is refused or makes a state that works, nothing that was reported is taken back, and what is set next is in
/// form and of bounded size.
pub fn suspend_data(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let elements: Vec<(&str, String)> = text
        .lines()
        .take(40)
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name, value.to_owned()))
        .collect();
    let with_checksums = elements
        .iter()
        .map(|(name, value)| (*name, resealed(value).unwrap_or(value.clone())));
    let with_checksums: Vec<(&str, String)> = with_checksums.collect();
    for elements in [elements, with_checksums] {
        let read = |name: &str| {
            let found = elements.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        for (_, value) in &elements {
            check_text(value);
        }
        for version in [Version::V12, Version::V2004] {
            for has_scores in [true, false] {
                check_scorm(version, has_scores, read);
            }
        }
        check_cmi5(read);
    }
}

fn check_text(text: &str) {
    let (stored, reported) = unpack_stored(Some(text));
    assert!(reported.best <= FULL_SCORE);
    if let Ok(Some(state)) = stored {
        check_state(&state);
        let again = pack(&state, &reported);
        assert!(again.len() <= SUSPEND_DATA_LENGTH);
        assert_eq!(unpack(&again), Ok((state, reported)), "{again}");
    }
}

/// The next answer, right or wrong, and what is said after it.
fn next_answer(state: &State) -> State {
    [Action::Next, Action::Choose(Letter::C), Action::Check]
        .iter()
        .fold(state.clone(), |state, action| apply(&state, *action))
}

fn check_status(before: Reported, status: &AttemptStatus) {
    assert!(
        status.best <= FULL_SCORE && status.best >= before.best,
        "the best score is never lowered"
    );
    assert!(status.answered <= status.total);
    assert!(status.is_passed() || !before.is_passed, "a pass is not taken back");
    assert!(
        status.is_completed || !before.is_completed,
        "completion is not taken back"
    );
}

fn check_scorm(version: Version, has_scores: bool, read: impl Fn(&str) -> String) {
    let (mut session, data) = ScormSession::open(version, has_scores, &read);
    assert!(data.mastery_percent.is_none_or(|percent| (1..=100).contains(&percent)));
    let mut state = data.state.ok().flatten().unwrap_or_default();
    check_state(&state);
    let before = session.status(&state).reported();
    for _ in 0..2 {
        let next = next_answer(&state);
        session.record(&events(&state, &next, 80), &next, 1_795_488_100_120);
        state = next;
    }
    check_status(before, &session.status(&state));
    let values = session.values(&state);
    assert!(
        values.is_empty() || !session.is_read_only(),
        "nothing is set where nothing counts"
    );
    assert!(values.len() <= 30);
    for set in &values {
        assert!(
            set.element.starts_with("cmi.") && set.element.len() <= 80,
            "{}",
            set.element
        );
        assert!(
            set.value.len() <= 200 && set.value.bytes().all(|byte| (b' '..=b'~').contains(&byte)),
            "{}",
            set.value
        );
        if let Some(rest) = set.element.strip_prefix("cmi.interactions.") {
            let index = rest.split('.').next().and_then(|index| index.parse::<u32>().ok());
            assert!(
                index.is_some_and(|index| index < 1 << 20),
                "{} is no place in a list",
                set.element
            );
        }
    }
    session.committed(&state);
    check_status(before, &session.status(&state));
}

fn check_cmi5(read: impl Fn(&str) -> String) {
    let document = Some(read("state")).filter(|document| !document.is_empty());
    let (found, reported) = unpack_document(document.as_deref(), Json::read);
    assert!(reported.best <= FULL_SCORE);
    let found = found.ok().flatten().unwrap_or_default();
    check_state(&found);
    let data = Json::read(&read("LMS.LaunchData"))
        .map(|data| LaunchData::read(&data))
        .unwrap_or_default();
    let percent = data.mastery.as_deref().and_then(mastery);
    assert!(percent.is_none_or(|percent| percent <= 100));
    assert!(data.return_url.as_ref().is_none_or(|url| url.starts_with("http")));
    let launch = Launch::read(|name| match name {
        "endpoint" | "fetch" => Some("https://system.example/xapi".into()),
        "actor" => Some(Json::read(&read("actor")).map_or("{}".into(), |actor| actor.0.to_string())),
        _ => Some(read(name)),
    });
    let Some(launch) = launch else { return };
    let mut session = Cmi5Session::new(launch, data, reported, percent.unwrap_or(80), &found);
    let mut n_stamps = 0;
    let mut stamp = || {
        n_stamps += 1;
        Stamp {
            id: format!("00000000-0000-4000-8000-{n_stamps:012}"),
            at_ms: 1_795_488_100_120,
        }
    };
    session.initialize(&stamp());
    let next = next_answer(&found);
    session.record(&events(&found, &next, 80), &next, 60, &mut stamp);
    let united = check_merge(&next, &State::default());
    if let Some(document) = session.document(&united) {
        let (state, _) = unpack_document(Some(&document), Json::read);
        assert_eq!(
            state.map(|state| state.map(|state| state.quiz.records)),
            Ok(Some(united.quiz.records)),
            "{document}"
        );
    }
    session.terminate(60, &stamp());
    while let Some(next) = session.send_next() {
        assert!(
            serde_json::from_str::<Value>(&next.json).is_ok_and(|json| json.is_object()),
            "{}",
            next.json
        );
        session.settled(true);
    }
}
