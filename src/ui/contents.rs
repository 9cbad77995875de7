//! The contents with progress: where one is, what was read, a link to every section.

use yew::prelude::*;

use super::store::use_state_of_lesson;
use super::text;
use crate::lesson::OUTLINE;

/// The navigation beside the text, or folded above it on a narrow screen.
#[component]
pub fn Contents() -> Html {
    let state = use_state_of_lesson();
    let is_read = |i: usize| state.read & (1 << i) != 0;
    let n_read = (0..OUTLINE.len()).filter(|&i| is_read(i)).count();
    let entry = |(i, section): (usize, &'static crate::lesson::Heading)| {
        let current = (i == state.place).then_some("location");
        html! {
            <li key={section.id} data-read={is_read(i).to_string()}>
                <a href={format!("#{}", section.id)} aria-current={current}>
                    { section.title }
                    if is_read(i) { <span class="unseen">{ ", " }{ text::READ }</span> }
                </a>
            </li>
        }
    };
    html! {
        <nav class="contents" aria-label={text::CONTENTS}>
            <details>
                <summary>{ text::CONTENTS }</summary>
                <ol>{ for OUTLINE.iter().enumerate().map(entry) }</ol>
                <p class="contents-progress">{ text::sections_read(n_read, OUTLINE.len()) }</p>
            </details>
        </nav>
    }
}
