//! The end of the page: where results go, what was sent, the trace of calls, how to embed.

use std::collections::BTreeSet;
use std::rc::Rc;

use attention_lesson::ui::status::{ConnectionStatus, Notice, ResultsDestination, connection_status};
use yew::prelude::*;

use crate::render::html_of;

#[derive(Clone, PartialEq, Properties)]
struct ShownProperties {
    status: Rc<ConnectionStatus>,
    is_link_refused: bool,
}

#[component]
fn Shown(properties: &ShownProperties) -> Html {
    connection_status(&properties.status, properties.is_link_refused)
}

fn html(status: ConnectionStatus, is_link_refused: bool) -> String {
    let status = Rc::new(status);
    html_of::<Shown>(ShownProperties {
        status,
        is_link_refused,
    })
}

/// What stands between the first `start` and the next `end`.
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let rest = html.split_once(start).map_or("", |(_, rest)| rest);
    rest.split_once(end).map_or("", |(inside, _)| inside)
}

#[test]
fn each_destination_has_a_name_and_a_sentence_of_its_own() {
    let all = [
        ResultsDestination::Device,
        ResultsDestination::Tab,
        ResultsDestination::Nowhere,
        ResultsDestination::Connecting,
        ResultsDestination::LearningSystem,
        ResultsDestination::Preview,
        ResultsDestination::Unreachable,
        ResultsDestination::Unconfirmed,
        ResultsDestination::Closed,
        ResultsDestination::ParentFrame,
        ResultsDestination::HostPage,
        ResultsDestination::Elsewhere,
        ResultsDestination::UnreachableUnkept,
        ResultsDestination::UnconfirmedUnkept,
    ];
    let shown = all.map(|destination| {
        let status = ConnectionStatus {
            destination,
            ..ConnectionStatus::default()
        };
        let html = html(status, false);
        [between(&html, "data-place=\"", "\""), between(&html, "<p>", "</p>")].map(String::from)
    });
    let names: BTreeSet<_> = shown.iter().map(|[name, _]| name.as_str()).collect();
    let sentences: BTreeSet<_> = shown.iter().map(|[_, sentence]| sentence.as_str()).collect();
    let public = "around course device elsewhere ended look looking lost nowhere page tab unconfirmed";
    assert_eq!(names, public.split(' ').collect());
    assert_eq!(sentences.len(), all.len());
}

#[test]
fn what_was_not_sent_asked_for_or_known_is_not_shown() {
    let html = html(ConnectionStatus::default(), false);
    for absent in ["status-notice", "<dl>", "status-inspector", "status-embed", "<a "] {
        assert!(!html.contains(absent), "{absent} in {html}");
    }
    assert!(html.contains("Nothing leaves this device."), "{html}");
}

#[test]
fn what_is_known_is_shown_as_it_is() {
    let status = ConnectionStatus {
        destination: ResultsDestination::LearningSystem,
        notice: Some(Notice::CourseUnreadable),
        sent: vec![("cmi.score.raw".into(), "80 < 100".into())],
        trace: Some(vec!["Initialize() → \"true\"".into(), "Commit() → \"true\"".into()]),
        return_url: Some("https://example.org/back".into()),
        address: Some("https://example.org/lesson".into()),
        on_kept: None,
    };
    let html = html(status, true);
    assert_eq!(html.matches("status-notice").count(), 2, "{html}");
    for present in [
        "<dt><code>cmi.score.raw</code></dt><dd><code>80 &lt; 100</code></dd>",
        "Initialize() → \"true\"\nCommit() → \"true\"",
        "href=\"https://example.org/back\"",
        "https://example.org/lesson?embed=1",
    ] {
        let escaped = present.replace('"', "&quot;");
        assert!(html.contains(present) || html.contains(&escaped), "{present} in {html}");
    }
}
