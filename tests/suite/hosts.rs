//! What hosts receive, held to the strictest parser's patterns, for learners who do anything at all.

use std::collections::BTreeMap;

use attention_lesson::host::attempt::Reported;
use attention_lesson::host::frame::protocol::{FrameProtocol, Message, Received};
use attention_lesson::host::page_events::protocol::ready_json;
use attention_lesson::host::parent_frame::protocol::suspend_data_within;
use attention_lesson::host::queue::schedule::Schedule;
use attention_lesson::host::scorm::protocol::{ScormSession, SetValue, Version};
use attention_lesson::host::suspend_data::{SUSPEND_DATA_LENGTH, pack, unpack};
use attention_lesson::host::{attempt, timestamps};
use attention_lesson::progress::{State, events};
use proptest::prelude::*;

use crate::learner::{follow, state, visit};

/// A system that stores what is set, and nothing else.
#[derive(Default)]
struct System {
    stored: BTreeMap<String, String>,
}

impl System {
    fn open(&self, version: Version) -> (ScormSession, Option<State>) {
        let (session, data) = ScormSession::open(version, true, |element| {
            self.stored.get(element).cloned().unwrap_or_default()
        });
        (session, data.state.expect("what was stored is whole"))
    }

    fn set(&mut self, values: &[SetValue], version: Version) {
        for SetValue { element, value } in values {
            check(version, element, value);
            if let Some((place, _)) = element
                .strip_prefix("cmi.interactions.")
                .and_then(|rest| rest.split_once('.'))
            {
                let place: usize = place.parse().expect("a number");
                let count = self
                    .stored
                    .get("cmi.interactions._count")
                    .map_or(0, |count| count.parse().expect("a number"));
                assert!(place <= count, "no gap: {element} of {count}");
                let count = count.max(place + 1).to_string();
                self.stored.insert("cmi.interactions._count".into(), count);
            }
            self.stored.insert(element.clone(), value.clone());
        }
    }
}

fn is_digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `-?\d{0,3}(\.\d*)?` within 0 to 100.
fn is_score(text: &str, most: f64) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let number: f64 = text.parse().expect("a number");
    is_digits(whole, 1..=3) && is_digits(fraction, 1..=4) && (0.0..=most).contains(&number)
}

/// `HH:MM:SS.SS`, hours of so many digits.
fn is_clock(text: &str, hours: std::ops::RangeInclusive<usize>) -> bool {
    let parts: Vec<&str> = text.split([':', '.']).collect();
    matches!(parts[..], [h, m, s, f] if is_digits(h, hours) && is_digits(m, 2..=2) && is_digits(s, 2..=2) && is_digits(f, 2..=2)
        && m < "60" && s < "60")
}

/// `YYYY-MM-DDThh:mm:ss.ssZ`, no year after 2038.
fn is_timestamp(text: &str) -> bool {
    let (date, clock) = text.split_once('T').expect("a date and a time");
    let parts: Vec<&str> = date.split('-').collect();
    matches!(parts[..], [y, m, d] if is_digits(y, 4..=4) && y <= "2038" && ("01"..="12").contains(&m) && ("01"..="31").contains(&d))
        && clock.strip_suffix('Z').is_some_and(|clock| is_clock(clock, 2..=2))
}

/// `PT1H2M3S`, each part below its next unit.
fn is_duration(text: &str) -> bool {
    let parts: Vec<&str> = text
        .strip_prefix("PT")
        .expect("a time")
        .split(['H', 'M', 'S'])
        .collect();
    matches!(parts[..], [h, m, s, ""] if is_digits(h, 1..=6) && is_digits(m, 1..=2) && is_digits(s, 1..=2)
        && m.parse::<u32>().expect("a number") < 60 && s.parse::<u32>().expect("a number") < 60)
}

/// Holds one value to the pattern of its element.
fn check(version: Version, element: &str, value: &str) {
    let is_12 = version == Version::V12;
    let field = element
        .strip_prefix("cmi.interactions.")
        .and_then(|rest| rest.split_once('.'))
        .map(|(_, field)| field);
    let is_id = |text: &str| {
        (1..=250).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let is_fine = match (field, element) {
        (Some("id"), _) => is_id(value) && value.rsplit('q').next().is_some_and(|number| is_digits(number, 1..=2)),
        (Some("type"), _) => value == "choice",
        (Some("time"), _) => is_12 && is_clock(value, 2..=2),
        (Some("timestamp"), _) => !is_12 && is_timestamp(value),
        (Some("correct_responses.0.pattern"), _) => matches!(value, "a" | "b" | "c" | "d"),
        (Some("student_response"), _) => is_12 && matches!(value, "a" | "b" | "c" | "d"),
        (Some("learner_response"), _) => !is_12 && matches!(value, "a" | "b" | "c" | "d"),
        (Some("result"), _) => value == "correct" || value == if is_12 { "wrong" } else { "incorrect" },
        (None, "cmi.suspend_data" | "cmi.core.lesson_location" | "cmi.location") => {
            value.len() <= 200
                && value
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        }
        (None, "cmi.core.score.min" | "cmi.core.score.max" | "cmi.core.score.raw") => is_12 && is_score(value, 100.0),
        (None, "cmi.score.min" | "cmi.score.max" | "cmi.score.raw") => !is_12 && is_score(value, 100.0),
        (None, "cmi.score.scaled" | "cmi.progress_measure") => !is_12 && is_score(value, 1.0),
        (None, "cmi.core.lesson_status") => is_12 && matches!(value, "passed" | "failed" | "incomplete"),
        (None, "cmi.completion_status") => !is_12 && matches!(value, "completed" | "incomplete"),
        (None, "cmi.success_status") => !is_12 && matches!(value, "passed" | "failed"),
        (None, "cmi.core.exit") => is_12 && matches!(value, "suspend" | ""),
        (None, "cmi.exit") => !is_12 && value == "suspend",
        (None, "cmi.core.session_time") => is_12 && is_clock(value, 2..=4),
        (None, "cmi.session_time") => !is_12 && is_duration(value),
        _ => false,
    };
    assert!(is_fine, "{version:?}: {element} = {value:?}");
}

fn value<'a>(values: &'a [SetValue], element: &str) -> Option<&'a str> {
    values
        .iter()
        .find(|set| set.element == element)
        .map(|set| set.value.as_str())
}

proptest! {
    /// A system may refuse one of the two for a while.
    #[test]
    fn what_either_of_two_elements_holds_is_there_again(one in state(), other in state()) {
        let told = |state: &State| pack(state, &Reported::default());
        let stored = [("cmi.suspend_data", told(&one)), ("cmi.location", told(&other))];
        let system = System {
            stored: stored.map(|(element, text)| (element.to_owned(), text)).into(),
        };
        let (_, found) = system.open(Version::V2004);
        let found = found.expect("both hold a state");
        for (i, record) in found.quiz.records.iter().enumerate() {
            let is_answered = [&one, &other].iter().any(|state| state.quiz.records[i].first.is_some());
            prop_assert_eq!(record.first.is_some(), is_answered);
        }
    }

    #[test]
    fn every_value_that_scorm_gets_is_in_form_and_in_order(steps in visit(), at_ms in 0_u64..2_100_000_000_000) {
        for version in [Version::V12, Version::V2004] {
            let mut system = System::default();
            let (mut session, _) = system.open(version);
            let (mut best, mut is_passed, mut is_decided) = (0.0, false, false);
            let status = if version == Version::V12 { "cmi.core.lesson_status" } else { "cmi.success_status" };
            let raw = if version == Version::V12 { "cmi.core.score.raw" } else { "cmi.score.raw" };
            follow(steps.clone(), |before, _, after| {
                session.record(&events(before, after, 80), after, at_ms);
                let values = session.values(after);
                if !session.status(after).is_touched {
                    assert_eq!(values, vec![], "nothing before the quiz is touched");
                    return;
                }
                let place = |element: &str| values.iter().position(|write| write.element == element);
                assert!(place(status).is_none_or(|status| place(raw) < Some(status)), "score before status");
                let reported_status = value(&values, status);
                match value(&values, raw) {
                    Some(score) => {
                        let score: f64 = score.parse().expect("a number");
                        assert!(score >= best, "the best score is never lowered");
                        best = score;
                    }
                    None => assert!(
                        !matches!(reported_status, Some("passed" | "failed")) && best == 0.0,
                        "a score with every outcome, and for good"
                    ),
                }
                assert!(
                    value(&values, raw).is_none() || is_decided || after.quiz.finished,
                    "no score that a system could judge before the results"
                );
                is_decided |= after.quiz.finished;
                assert!(!is_passed || reported_status == Some("passed"), "a pass is not taken back");
                assert!(reported_status != Some("failed") || after.quiz.finished, "no failure before the results");
                is_passed = reported_status == Some("passed");
                system.set(&values, version);
                session.committed(after);
            });
        }
    }

    #[test]
    fn a_scorm_session_goes_on_where_the_last_one_ended(state in state()) {
        for version in [Version::V12, Version::V2004] {
            let mut system = System::default();
            let (mut session, found) = system.open(version);
            prop_assert_eq!(found, None);
            session.record(&events(&State::default(), &state, 80), &state, 0);
            system.set(&session.values(&state), version);
            let is_touched = session.status(&state).is_touched;
            let (again, found) = system.open(version);
            prop_assert_eq!(found.is_some(), is_touched);
            if let Some(found) = found {
                prop_assert_eq!(&found.quiz.records, &state.quiz.records);
                prop_assert_eq!(again.status(&found).best, session.status(&state).best);
            }
        }
    }

    #[test]
    fn suspend_data_comes_back_and_fits_everywhere(state in state(), best in 0_u32..=10_000, flags in 0_u8..8) {
        let reported = Reported { is_started: flags & 1 > 0, is_passed: false, is_completed: flags & 4 > 0, best };
        let suspend_data = pack(&state, &reported);
        prop_assert!(suspend_data.len() <= SUSPEND_DATA_LENGTH && SUSPEND_DATA_LENGTH <= 200);
        prop_assert!(suspend_data.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)));
        let (back, found) = unpack(&suspend_data).expect("our own");
        prop_assert_eq!(back, state);
        prop_assert_eq!(found.best, best);
        prop_assert_eq!(found.is_completed, reported.is_completed);
        let within = format!("{{\"state\":\"{suspend_data}\"}}");
        prop_assert_eq!(suspend_data_within(&within), suspend_data);
    }

    #[test]
    fn no_text_from_outside_is_half_believed(text in ".*", cut in 0..SUSPEND_DATA_LENGTH, state in state()) {
        prop_assert!(unpack(&text).is_err());
        let suspend_data = pack(&state, &Reported::default());
        let n_code = suspend_data.rfind(".k").expect("the report");
        let cut = cut.min(suspend_data.len() - 1);
        prop_assert_eq!(unpack(&suspend_data[..cut]).is_ok(), cut == n_code);
        let mut frame = FrameProtocol::default();
        let _ = frame.receive(Received::Text(&text));
        let _ = frame.receive(Received::H5p(&text));
        let _ = attempt::mastery_percent(&text);
    }

    #[test]
    fn times_are_in_form_at_every_moment(at_ms in 0_u64..2_145_916_800_000, seconds in any::<u32>()) {
        prop_assert!(is_timestamp(&timestamps::timestamp(at_ms)));
        prop_assert!(is_clock(&timestamps::duration_12(seconds), 4..=4));
    }

    #[test]
    fn a_system_that_launched_for_browsing_or_review_receives_nothing(state in state()) {
        for (element, mode) in [("cmi.core.lesson_mode", "browse"), ("cmi.core.lesson_mode", "review"), ("cmi.core.credit", "no-credit")] {
            let (mut session, _) = ScormSession::open(Version::V12, true, |read| {
                if read == element { mode.to_owned() } else { String::new() }
            });
            session.record(&events(&State::default(), &state, 80), &state, 0);
            prop_assert_eq!(session.values(&state), vec![]);
        }
    }
}

#[test]
fn timestamps_are_the_calendars() {
    assert_eq!(timestamps::timestamp(0), "1970-01-01T00:00:00.00Z");
    assert_eq!(timestamps::timestamp(1_795_488_100_120), "2026-11-24T02:41:40.12Z");
    assert_eq!(timestamps::timestamp(951_782_400_000), "2000-02-29T00:00:00.00Z");
    assert_eq!(timestamps::duration_iso(3723), "PT1H2M3S");
    assert_eq!(timestamps::duration_12(3723), "0001:02:03.00");
}

#[test]
fn scores_of_all_sixteen_totals_are_exact() {
    for points in 0..=15 {
        let score = attempt::fraction(points, 15);
        let passes = score >= 8000;
        assert_eq!(passes, points >= 12, "{points}");
        assert!(is_score(&attempt::raw_score(score), 100.0) && is_score(&attempt::scaled_score(score), 1.0));
    }
    assert_eq!(attempt::raw_score(attempt::fraction(12, 15)), "80");
    assert_eq!(attempt::scaled_score(attempt::fraction(11, 15)), "0.7333");
}

#[test]
fn a_mastery_from_outside_is_read_or_left() {
    for (text, percent) in [
        ("80", Some(80)),
        (" 80 ", Some(80)),
        ("80.0", Some(80)),
        ("80,0", Some(80)),
        ("75.5", Some(76)),
        ("0.8", Some(80)),
        ("0,8", Some(80)),
        (".755", Some(76)),
        ("1", Some(100)),
        ("100", Some(100)),
        ("0", None),
        ("0.0", None),
        ("-1", None),
        ("-0.5", None),
        ("180", None),
        ("", None),
        ("unknown", None),
        ("1e3", None),
        ("NaN", None),
    ] {
        assert_eq!(attempt::mastery_percent(text), percent, "{text:?}");
    }
}

#[test]
fn heights_that_alternate_are_no_longer_sent() {
    let mut frame = FrameProtocol::default();
    let n_sent = (0..100)
        .filter(|i| !frame.measured(500 + 50 * (i % 2), 300).is_empty())
        .count();
    assert!((20..=30).contains(&n_sent), "{n_sent}");
    assert!(!frame.measured(900, 300).is_empty(), "until the lesson itself changes");
}

#[test]
fn iframe_resizers_settings_are_answered_in_its_own_form() {
    let mut frame = FrameProtocol::default();
    frame.measured(700, 320);
    let answer = frame.receive(Received::Text(
        "[iFrameSizer]frame1:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true",
    ));
    assert_eq!(answer, vec![Message::Text("[iFrameSizer]frame1:700:320:init".into())]);
}

#[test]
fn a_schedule_gathers_waits_and_sends_again_later_each_time() {
    let mut schedule = Schedule::default();
    assert_eq!(schedule.note(true), Some(900));
    assert_eq!(schedule.note(true), None, "one timer is enough");
    assert!(schedule.start());
    assert!(!schedule.start(), "one at a time");
    let waits: Vec<u32> = (0..9)
        .map(|_| {
            let wait = schedule.end(Some(0)).expect("it tries again");
            assert!(schedule.start());
            wait
        })
        .collect();
    assert!(waits.is_sorted() && waits[0] > 900 && waits[8] == 60_000, "{waits:?}");
    assert_eq!(schedule.end(Some(60_001)), Some(60_001), "as long as it was asked to");
    assert!(schedule.start());
    assert_eq!(schedule.end(None), None);
    assert!(schedule.is_settled() && !schedule.is_failing());
}

#[test]
fn a_page_event_is_json_of_a_plain_object() {
    let ready = r#"{"version":1,"type":"ready","answered":0,"score":0,"total":15}"#;
    assert_eq!(ready_json(&State::default()), ready);
}
