//! The results as the page itself has them: the score of first answers. All that follows from it is drawn on demand.

use yew::prelude::*;

use super::details::Details;
use crate::progress::{Action, State, save};
use crate::ui::Settings;
use crate::ui::text;

/// The name of this part of the page.
pub const ID: &str = "results";

/// What the part is asked to show: `state`, with the percentage that passes and, where rechecks are offered, the number
/// of this day.
pub fn code(state: &State, mastery_percent: u8, today: Option<u32>) -> String {
    let today = today.map_or(String::new(), |day| day.to_string());
    [&*mastery_percent.to_string(), &today, &save::encode(state)].join(" ")
}

/// What `code` asks for; nothing where it is none.
pub(super) fn shown(code: &str) -> Option<(State, Settings)> {
    let mut parts = code.split(' ');
    let settings = Settings {
        mastery_percent: parts.next()?.parse().ok()?,
        today: parts.next()?.parse().ok(),
        ..Settings::default()
    };
    Some((save::decode(parts.next()?).ok()?, settings))
}

/// What is said for `action`; nothing for what cannot be done from the results.
pub(super) fn said(action: Action) -> String {
    let (word, number) = match action {
        Action::RetryMissed => ("retry", 0),
        Action::GoTo(question) => ("question", question as u32),
        Action::StartAgain { seed } => ("again", seed),
        Action::AgreeToRecheck { today } => ("agree", today),
        Action::DeclineRecheck => ("decline", 0),
        _ => return String::new(),
    };
    [word, &number.to_string()].join(" ")
}

/// The action that was said.
fn heard(said: &str) -> Option<Action> {
    let (word, number) = said.split_once(' ')?;
    let number: u32 = number.parse().ok()?;
    Some(match word {
        "retry" => Action::RetryMissed,
        "question" => Action::GoTo(number as usize),
        "again" => Action::StartAgain { seed: number },
        "agree" => Action::AgreeToRecheck { today: number },
        "decline" => Action::DeclineRecheck,
        _ => return None,
    })
}

/// The results of `state`.
pub(super) fn results(state: &State, settings: &Settings, act: &Callback<Action>) -> Html {
    let score = state.quiz.score();
    let act = act.clone();
    let on_said = Callback::from(move |said: String| {
        if let Some(action) = heard(&said) {
            act.emit(action);
        }
    });
    html! {
        <div class="results" data-score={score.points.to_string()} data-total={score.total.to_string()}>
            <h3 class="results-title" tabindex="-1" data-lead="top">{ text::YOUR_RESULTS }</h3>
            <p class="score"><strong>{ score.points }</strong>{ " " }{ text::of(score.total) }</p>
            <Details code={code(state, settings.mastery_percent, settings.today)} say={on_said} />
        </div>
    }
}
