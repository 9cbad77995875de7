//! One line that says where results go.

use yew::prelude::*;

use super::connection::{ConnectionStatus, Notice, ResultsDestination};
use crate::ui::text;

/// The line, spoken politely when it changes.
pub(super) fn destination(status: &ConnectionStatus, is_link_refused: bool) -> Html {
    let notice = status.notice.map(text::notice);
    html! {
        <div class="status-destination" role="status" data-place={name(status.destination)}>
            <p>{ text::destination(status.destination) }</p>
            { for is_link_refused.then_some(text::LINK_REFUSED.plain()).into_iter().chain(notice).map(|words| html! {
                <p class="status-notice">{ words }</p>
            }) }
            { for status.return_url.iter().map(|url| html! { <p><a href={url.clone()}>{ text::BACK_TO_COURSE.plain() }</a></p> }) }
        </div>
    }
}

/// What a learner has to know before the first answer: that it will not be counted. It is to stand above the quiz.
pub fn warning(status: &ConnectionStatus) -> Option<&'static str> {
    if matches!(
        status.destination,
        ResultsDestination::Closed | ResultsDestination::Elsewhere
    ) {
        return Some(text::destination(status.destination));
    }
    let is_alone = status.notice == Some(Notice::NotFound) && status.destination.has_no_system();
    is_alone.then(|| text::notice(Notice::NotFound))
}

/// The name by which styles and tests know a destination.
fn name(destination: ResultsDestination) -> &'static str {
    match destination {
        ResultsDestination::Device => "device",
        ResultsDestination::Tab => "tab",
        ResultsDestination::Nowhere => "nowhere",
        ResultsDestination::Connecting => "looking",
        ResultsDestination::LearningSystem => "course",
        ResultsDestination::Preview => "look",
        ResultsDestination::Unreachable | ResultsDestination::UnreachableUnkept => "lost",
        ResultsDestination::Unconfirmed | ResultsDestination::UnconfirmedUnkept => "unconfirmed",
        ResultsDestination::Closed => "ended",
        ResultsDestination::ParentFrame => "around",
        ResultsDestination::HostPage => "page",
        ResultsDestination::Elsewhere => "elsewhere",
    }
}
