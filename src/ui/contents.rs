//! The contents with progress. The build renders them; the program marks in them where the reader is and what was read.

#[cfg(feature = "prerender")]
use yew::prelude::*;

use web_sys::Element;

use super::places::elements;
use super::text;
#[cfg(feature = "prerender")]
use crate::lesson::section::Section;
use crate::progress::State;

/// The navigation beside the text, or folded above it on a narrow screen.
#[cfg(feature = "prerender")]
pub(super) fn contents(sections: &[Section]) -> Html {
    html! {
        <nav class="contents" aria-label={text::CONTENTS.plain()}>
            <details>
                <summary>{ text::CONTENTS.plain() }</summary>
                <ol>
                    { for sections.iter().map(|section| html! {
                        <li data-read="false">
                            <a href={format!("#{}", section.id)}>
                                { section.title.clone() }<span class="unseen" hidden=true>{ ", " }{ text::READ.plain() }</span>
                            </a>
                        </li>
                    }) }
                </ol>
                <p class="contents-progress">{ text::sections_read(0, sections.len()) }</p>
            </details>
        </nav>
    }
}

/// Marks what `state` knows in the contents within `root`. An element that takes no attribute stays as it was.
pub(super) fn mark(root: &Element, state: &State) {
    let is_read = |i: usize| state.read & (1 << i) != 0;
    let entries = elements(root, ".contents li");
    for (i, entry) in entries.iter().enumerate() {
        let one = |selector: &str| entry.query_selector(selector).ok().flatten();
        let _ = entry.set_attribute("data-read", if is_read(i) { "true" } else { "false" });
        if let Some(link) = one("a") {
            let _ = if i == state.section {
                link.set_attribute("aria-current", "location")
            } else {
                link.remove_attribute("aria-current")
            };
        }
        if let Some(read) = one(".unseen") {
            let _ = read.toggle_attribute_with_force("hidden", !is_read(i));
        }
    }
    let n_read = (0..entries.len()).filter(|&i| is_read(i)).count();
    if let Ok(Some(progress)) = root.query_selector(".contents-progress") {
        progress.set_text_content(Some(&text::sections_read(n_read, entries.len())));
    }
}
