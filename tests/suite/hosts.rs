//! What hosts are told, held to the strictest parser's patterns, for learners who do anything at all.

use std::collections::BTreeMap;

use attention_lesson::host::report::frame::{Frame, Heard, Post};
use attention_lesson::host::report::parcel::PARCEL_LENGTH;
use attention_lesson::host::report::parent::parcel_within;
use attention_lesson::host::report::queue::Queue;
use attention_lesson::host::report::scorm::{Session, Version, Write};
use attention_lesson::host::report::{Kept, moment, pack, standing, unpack};
use attention_lesson::progress::{State, events};
use proptest::prelude::*;

use crate::learner::{follow, state, visit};

/// A system that keeps what it is given, and nothing else.
#[derive(Default)]
struct System {
    kept: BTreeMap<String, String>,
}

impl System {
    fn open(&self, version: Version) -> (Session, Option<State>) {
        let (session, opened) = Session::open(version, true, |element| {
            self.kept.get(element).cloned().unwrap_or_default()
        });
        (session, opened.state.expect("what was kept is whole"))
    }

    fn take(&mut self, writes: &[Write], version: Version) {
        for Write { element, value } in writes {
            check(version, element, value);
            if let Some((place, _)) = element
                .strip_prefix("cmi.interactions.")
                .and_then(|rest| rest.split_once('.'))
            {
                let place: usize = place.parse().expect("a number");
                let count = self
                    .kept
                    .get("cmi.interactions._count")
                    .map_or(0, |count| count.parse().expect("a number"));
                assert!(place <= count, "no gap: {element} of {count}");
                let count = count.max(place + 1).to_string();
                self.kept.insert("cmi.interactions._count".into(), count);
            }
            self.kept.insert(element.clone(), value.clone());
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

fn value<'a>(writes: &'a [Write], element: &str) -> Option<&'a str> {
    writes
        .iter()
        .find(|write| write.element == element)
        .map(|write| write.value.as_str())
}

proptest! {
    #[test]
    fn every_value_that_scorm_gets_is_in_form_and_in_order(steps in visit(), at_ms in 0_u64..2_100_000_000_000) {
        for version in [Version::V12, Version::V2004] {
            let mut system = System::default();
            let (mut session, _) = system.open(version);
            let (mut best, mut is_passed) = (0.0, false);
            let status = if version == Version::V12 { "cmi.core.lesson_status" } else { "cmi.success_status" };
            let raw = if version == Version::V12 { "cmi.core.score.raw" } else { "cmi.score.raw" };
            follow(steps.clone(), |before, _, after| {
                session.answered(&events(before, after, 80), after, at_ms);
                let writes = session.writes(after);
                if !session.standing(after).is_touched {
                    assert_eq!(writes, vec![], "nothing before the quiz is touched");
                    return;
                }
                let place = |element: &str| writes.iter().position(|write| write.element == element);
                assert!(place(status).is_none_or(|status| place(raw) < Some(status)), "score before status");
                let score: f64 = value(&writes, raw).expect("a score").parse().expect("a number");
                assert!(score >= best, "the best score is never lowered");
                best = score;
                let said = value(&writes, status);
                assert!(!is_passed || said == Some("passed"), "a pass is not taken back");
                assert!(said != Some("failed") || after.quiz.finished, "no failure before the results");
                is_passed = said == Some("passed");
                system.take(&writes, version);
                session.stored(after);
            });
        }
    }

    #[test]
    fn a_scorm_session_goes_on_where_the_last_one_ended(state in state()) {
        for version in [Version::V12, Version::V2004] {
            let mut system = System::default();
            let (mut session, found) = system.open(version);
            prop_assert_eq!(found, None);
            session.answered(&events(&State::default(), &state, 80), &state, 0);
            system.take(&session.writes(&state), version);
            system.take(&session.closing(&state, state.seconds), version);
            let is_touched = session.standing(&state).is_touched;
            let (again, found) = system.open(version);
            prop_assert_eq!(found.is_some(), is_touched);
            if let Some(found) = found {
                prop_assert_eq!(&found.quiz.records, &state.quiz.records);
                prop_assert_eq!(again.standing(&found).best, session.standing(&state).best);
            }
        }
    }

    #[test]
    fn a_parcel_comes_back_and_fits_everywhere(state in state(), best in 0_u32..=10_000, flags in 0_u8..8) {
        let kept = Kept { is_started: flags & 1 > 0, is_passed: false, is_completed: flags & 4 > 0, best };
        let parcel = pack(&state, &kept);
        prop_assert_eq!(parcel.len(), PARCEL_LENGTH);
        prop_assert!(parcel.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)));
        let (back, told) = unpack(&parcel).expect("our own");
        prop_assert_eq!(back, state);
        prop_assert_eq!(told.best, best);
        prop_assert_eq!(told.is_completed, kept.is_completed);
        let within = format!("{{\"state\":\"{parcel}\"}}");
        prop_assert_eq!(parcel_within(&within), parcel);
    }

    #[test]
    fn no_text_from_outside_is_half_believed(text in ".*", cut in 0..PARCEL_LENGTH, state in state()) {
        prop_assert!(unpack(&text).is_err());
        let parcel = pack(&state, &Kept::default());
        let length = attention_lesson::progress::save::LENGTH;
        prop_assert_eq!(unpack(&parcel[..cut]).is_ok(), cut == length);
        let mut frame = Frame::default();
        let _ = frame.heard(Heard::Text(&text));
        let _ = frame.heard(Heard::H5p(&text));
        let _ = standing::percent(&text, true);
    }

    #[test]
    fn times_are_in_form_at_every_moment(at_ms in 0_u64..2_145_916_800_000, seconds in any::<u32>()) {
        prop_assert!(is_timestamp(&moment::timestamp(at_ms)));
        prop_assert!(is_clock(&moment::span_12(seconds), 4..=4));
    }

    #[test]
    fn a_system_that_asked_for_a_look_is_told_nothing(state in state()) {
        for (element, said) in [("cmi.core.lesson_mode", "browse"), ("cmi.core.lesson_mode", "review"), ("cmi.core.credit", "no-credit")] {
            let (mut session, _) = Session::open(Version::V12, true, |asked| {
                if asked == element { said.to_owned() } else { String::new() }
            });
            session.answered(&events(&State::default(), &state, 80), &state, 0);
            prop_assert_eq!(session.writes(&state), vec![]);
            prop_assert_eq!(session.closing(&state, 5), vec![]);
        }
    }
}

#[test]
fn moments_are_the_calendars() {
    assert_eq!(moment::timestamp(0), "1970-01-01T00:00:00.00Z");
    assert_eq!(moment::timestamp(1_795_488_100_120), "2026-11-24T02:41:40.12Z");
    assert_eq!(moment::timestamp(951_782_400_000), "2000-02-29T00:00:00.00Z");
    assert_eq!(moment::span_iso(3723), "PT1H2M3S");
    assert_eq!(moment::span_12(3723), "0001:02:03.00");
}

#[test]
fn scores_of_all_sixteen_totals_are_exact() {
    for points in 0..=15 {
        let score = standing::part(points, 15);
        let passes = score >= 8000;
        assert_eq!(passes, points >= 12, "{points}");
        assert!(is_score(&standing::raw(score), 100.0) && is_score(&standing::scaled(score), 1.0));
    }
    assert_eq!(standing::raw(standing::part(12, 15)), "80");
    assert_eq!(standing::scaled(standing::part(11, 15)), "0.7333");
}

#[test]
fn a_mastery_from_outside_is_read_or_left() {
    for (text, is_scaled, percent) in [
        ("80", false, Some(80)),
        ("75.5", false, Some(76)),
        ("0.8", true, Some(80)),
        (".755", true, Some(76)),
        ("1", true, Some(100)),
        ("1.2", true, None),
        ("180", false, None),
        ("", false, None),
        ("-1", false, None),
        ("1e3", false, None),
        ("NaN", true, None),
    ] {
        assert_eq!(standing::percent(text, is_scaled), percent, "{text:?}");
    }
}

#[test]
fn frames_that_chase_each_other_are_let_be() {
    let mut frame = Frame::default();
    let told = (0..100)
        .filter(|i| !frame.measured(500 + 50 * (i % 2), 300).is_empty())
        .count();
    assert!((20..=30).contains(&told), "{told}");
    assert!(!frame.measured(900, 300).is_empty(), "until the lesson itself changes");
}

#[test]
fn iframe_resizers_introduction_is_answered_in_its_own_form() {
    let mut frame = Frame::default();
    frame.measured(700, 320);
    let answer = frame.heard(Heard::Text(
        "[iFrameSizer]frame1:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true",
    ));
    assert_eq!(answer, vec![Post::Text("[iFrameSizer]frame1:700:320:init".into())]);
}

#[test]
fn a_queue_gathers_waits_and_tries_again_later_each_time() {
    let mut queue = Queue::default();
    assert_eq!(queue.note(true), Some(900));
    assert_eq!(queue.note(true), None, "one timer is enough");
    assert!(queue.start());
    assert!(!queue.start(), "one at a time");
    let waits: Vec<u32> = (0..9)
        .map(|_| {
            let wait = queue.end(false).expect("it tries again");
            assert!(queue.start());
            wait
        })
        .collect();
    assert!(waits.is_sorted() && waits[0] > 900 && waits[8] == 60_000, "{waits:?}");
    assert_eq!(queue.end(true), None);
    assert!(queue.is_settled() && !queue.is_failing());
}
