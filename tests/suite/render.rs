//! Every state of the quiz renders without a browser.

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use attention_lesson::labs::demonstrations::Claim;
use attention_lesson::lesson::questions::{n_concepts, question};
use attention_lesson::progress::{Action, Confidence, State, apply};
use attention_lesson::quiz::Letter;
use attention_lesson::ui::Settings;
use attention_lesson::ui::figures::demonstration_view;
use attention_lesson::ui::outline::{Heading, Outline};
use attention_lesson::ui::quiz::Quiz;
use attention_lesson::ui::results::report::{Format, data_url, report};
use attention_lesson::ui::view::view;
use attention_lesson::words::{TEXT, plain};
use yew::prelude::*;

use crate::files::LESSON;

/// A demonstration by itself, as HTML.
pub(crate) fn html_of_demonstration(concept: usize, claim: Claim) -> String {
    html_of_drawn(move || demonstration_view(concept, claim, true))
}

#[derive(PartialEq, Properties)]
struct DrawnProperties {
    draw: Callback<(), Html>,
}

#[component]
fn Drawn(properties: &DrawnProperties) -> Html {
    properties.draw.emit(())
}

/// What `draw` draws as HTML.
pub(crate) fn html_of_drawn(draw: impl Fn() -> Html + 'static) -> String {
    let draw = Callback::from(move |()| draw());
    html_of::<Drawn>(DrawnProperties { draw })
}

/// A component as HTML.
pub(crate) fn html_of<C: BaseComponent>(properties: C::Properties) -> String {
    let renderer = yew::LocalServerRenderer::<C>::with_props(properties).hydratable(false);
    let mut page = pin!(renderer.render());
    let mut context = Context::from_waker(Waker::noop());
    // Nothing on the page waits for anything, so a few rounds are plenty.
    for _ in 0..1000 {
        if let Poll::Ready(html) = page.as_mut().poll(&mut context) {
            return html;
        }
    }
    panic!("the component waits for something")
}

/// The sections as a page tells them.
fn outline() -> Outline {
    let headings = LESSON.sections.iter().map(|section| Heading {
        id: section.id.clone().into(),
        title: section.title.clone().into(),
    });
    headings.collect()
}

/// The quiz at `state` as HTML, on day 20,000.
fn rendered(state: &State) -> String {
    let quiz = Quiz {
        outline: outline(),
        state: Rc::new(state.clone()),
        settings: Rc::new(Settings {
            today: Some(20_000),
            ..Settings::default()
        }),
        ..Quiz::default()
    };
    html_of_drawn(move || view("quiz", quiz.clone()))
}

fn after(actions: &[Action]) -> State {
    actions
        .iter()
        .fold(State::default(), |state, action| apply(&state, *action))
}

/// All questions answered, those in `wrong` (from 0) wrongly, the first one with certainty.
fn finished(wrong: &[usize]) -> State {
    let mut state = after(&[Action::Rate(Confidence::Certain)]);
    for concept in 0..n_concepts() {
        let right = question(concept, 0, 1).right;
        let other = if right == Letter::A { Letter::B } else { Letter::A };
        let letter = if wrong.contains(&concept) { other } else { right };
        for action in [Action::Choose(letter), Action::Check, Action::Next] {
            state = apply(&state, action);
        }
    }
    state
}

#[track_caller]
fn check(state: &State, present: &[&str], absent: &[&str]) {
    let html = rendered(state);
    for words in present {
        assert!(html.contains(words), "{words:?} is missing in\n{html}");
    }
    for words in absent {
        assert!(!html.contains(words), "{words:?} stands in\n{html}");
    }
}

#[test]
fn an_open_question_has_no_verdict_and_no_explanation() {
    check(
        &State::default(),
        &[
            "Question 1 of 15",
            "id=\"q1\"",
            "role=\"status\"",
            "Check answer",
            "disabled",
            "Question 15, not answered",
        ],
        &[
            "data-verdict",
            "data-explains",
            "aria-describedby",
            "Next question",
            "Show me",
        ],
    );
}

#[test]
fn a_right_answer_is_told_with_all_four_explanations() {
    let right = question(0, 0, 1).right;
    check(
        &after(&[Action::Choose(right), Action::Check]),
        &[
            "data-verdict=\"correct\"",
            "Correct",
            "data-explains=\"a\"",
            "data-explains=\"d\"",
            "Next question",
            "Question 1, answered correctly",
            "Show me why",
            "Show me where “The information being retrieved from other positions in the sequence” fails",
            "aria-expanded=\"false\"",
        ],
        &["Check answer", "Not quite", "How sure", "figure-place"],
    );
}

#[test]
fn the_last_question_leads_to_both_the_open_ones_and_the_results() {
    let right = question(14, 0, 1).right;
    let state = after(&[Action::GoTo(14), Action::Choose(right), Action::Check]);
    check(&state, &["Next question", "See your results"], &[]);
}

#[test]
fn results_tell_score_misses_and_the_ways_on() {
    check(
        &finished(&[0, 6, 9]),
        &[
            "data-score=\"12\"",
            "data-total=\"15\"",
            "Passed",
            "Back to question 1<",
            "href=\"#qkv\"",
            "Queries, keys, values",
            "How well your confidence matched",
            "Retry missed questions",
            "Start over",
            "2 of 4 right on the first try",
        ],
        &["data-explains", "Back to question 2<"],
    );
}

#[test]
fn a_recheck_is_offered_agreed_to_and_asked_for_on_its_day() {
    let done = finished(&[0]);
    check(&done, &["Remember it longer", "Yes, ask me again"], &["No thanks"]);
    let agreed = apply(&done, Action::AgreeToRecheck { today: 20_000 });
    check(
        &agreed,
        &["will be ready tomorrow", "No thanks"],
        &["Yes, ask me again"],
    );
    let due = apply(&done, Action::AgreeToRecheck { today: 19_990 });
    check(&due, &["Your recheck is ready"], &["will be ready tomorrow"]);
}

#[test]
fn full_marks_leave_nothing_to_retry() {
    let state = finished(&[]);
    check(
        &state,
        &["data-score=\"15\"", "every question right"],
        &["Retry missed"],
    );
}

#[test]
fn one_point_short_is_told_as_that() {
    check(
        &finished(&[0, 6, 9, 11]),
        &["data-score=\"11\"", "One point short"],
        &["Passed"],
    );
}

#[test]
fn a_retry_says_what_it_is() {
    let state = apply(&finished(&[0, 6]), Action::RetryMissed);
    check(
        &state,
        &[
            "Retry: a new question on the same idea",
            "id=\"q1\"",
            "data-variant=\"1\"",
            "Check answer",
        ],
        &["data-verdict", "data-score"],
    );
}

#[test]
fn a_report_holds_every_question_in_each_form() {
    let state = finished(&[0, 6]);
    for format in Format::ALL {
        let told = report(&state, 80, format);
        for concept in 0..n_concepts() {
            // In CSV and JSON double quotes inside a prompt would be written otherwise; there are none.
            let prompt = &question(concept, 0, 1).into_owned().prompt;
            assert!(told.contains(prompt), "{format:?} lacks {prompt}");
        }
    }
}

#[test]
fn a_csv_report_has_a_line_a_question_and_as_many_entries_a_line() {
    let csv = report(&finished(&[0]), 80, Format::Csv);
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 1 + n_concepts());
    let n_outside_quotes = |line: &str| {
        line.split('"')
            .step_by(2)
            .map(|part| part.matches(',').count())
            .sum::<usize>()
    };
    for line in &lines {
        assert_eq!(n_outside_quotes(line), 7, "{line}");
    }
    assert!(lines[1].ends_with(",b,a,false,certain,false,0"), "{}", lines[1]);
}

#[test]
fn a_report_tells_nothing_of_what_is_still_open() {
    let json = report(&State::default(), 80, Format::Json);
    for field in ["answer", "right", "correct", "confidence"] {
        assert_eq!(
            json.matches(&format!("\"{field}\": null")).count(),
            n_concepts(),
            "{field}"
        );
    }
    assert!(json.contains("\"passed\": false"));
    assert!(report(&State::default(), 80, Format::Text).contains("Not answered"));
}

#[test]
fn a_saved_report_is_an_address_of_plain_characters() {
    let url = data_url(Format::Text, "√d, 12 %\n");
    assert_eq!(url, "data:text/plain;charset=utf-8,%E2%88%9Ad%2C%2012%20%25%0A");
}

/// What stands in the HTML as a sighted reader of the screen sees it: without what is for the ear or for paper alone.
fn seen(html: &str) -> String {
    let screen = html
        .split("<ol class=\"questions-answered\">")
        .next()
        .unwrap_or_default();
    let mut parts = screen.split("<p class=\"unseen\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |seen, part| {
        seen + part.split_once("</p>").map_or("", |(_, after)| after)
    })
}

#[test]
fn after_the_check_no_explanation_is_seen_twice_and_the_status_says_why() {
    for concept in 0..n_concepts() {
        let given = question(concept, 0, 1);
        for letter in Letter::ALL {
            let html = rendered(&after(&[Action::GoTo(concept), Action::Choose(letter), Action::Check]));
            let text = |html: &str| {
                let mut is_tag = false;
                let letters = html.chars().filter(|&c| {
                    is_tag = (is_tag || c == '<') && c != '>';
                    !is_tag && c != '>'
                });
                letters.collect::<String>()
            };
            let (_, status) = html.split_once("role=\"status\"").expect("a status region");
            let (_, status) = status.split_once('>').expect("its start");
            let (status, options) = status.split_once("class=\"option\"").expect("the options follow");
            let word = if letter == given.right { "Correct" } else { "Not quite" };
            assert!(text(status).starts_with(word), "{}", text(status));
            // Formulas, numbers and citations are written otherwise in HTML; the plain words before the first one will do.
            let start = match given.option(letter).why.first() {
                Some(words) if words.mark == TEXT => {
                    words.text.chars().take(40).collect::<String>().trim_end().to_owned()
                }
                _ => String::new(),
            };
            if start.len() < 12 {
                continue;
            }
            let escaped = start
                .replace('&', "&amp;")
                .replace('\'', "&#x27;")
                .replace('"', "&quot;");
            assert!(text(status).contains(&escaped), "{escaped} is not in {}", text(status));
            assert!(text(options).contains(&escaped));
            // One explanation may say what another begins with.
            let n_alike = given
                .options
                .iter()
                .filter(|option| plain(&option.why).contains(&start))
                .count();
            assert_eq!(
                text(&seen(&html)).matches(&escaped).count(),
                n_alike,
                "{escaped} in {}",
                text(&seen(&html))
            );
        }
    }
}

#[test]
fn the_questions_with_their_answers_are_there_for_paper_once_results_were_asked_for() {
    let answered = after(&[Action::Choose(Letter::A), Action::Check]);
    check(&answered, &[], &["questions-answered"]);
    let state = finished(&[0]);
    let html = rendered(&state);
    let (_, list) = html.split_once("questions-answered").expect("the list");
    for concept in 0..n_concepts() {
        assert!(
            list.contains(&*question(concept, 0, 1).prompt),
            "question {}",
            concept + 1
        );
    }
    assert_eq!(list.matches("✗ Your answer: ").count(), 1);
    assert_eq!(list.matches("✓ The right answer: ").count(), 1);
    assert_eq!(
        list.matches("✓ Your answer, and the right one: ").count(),
        n_concepts() - 1
    );
    // Back at a question they stay.
    let back = apply(&state, Action::GoTo(3));
    check(&back, &["questions-answered", "id=\"q4\""], &[]);
}
