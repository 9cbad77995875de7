//! The quiz: one card, one question; results; the navigation among questions.

use yew::prelude::*;

/// The quiz as it stands.
#[component]
pub fn Quiz() -> Html {
    html! { <div class="quiz" /> }
}
