//! How to take the lesson into another page: the snippet, and the packages to download.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::copied::Copied;
use crate::ui::text;

/// What can be chosen about an embedded lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbedOptions {
    /// `"light"`, `"dark"`, `"auto"`; empty for the default.
    pub theme: String,
    /// Percentage that passes; empty for the default.
    pub mastery: String,
}

impl EmbedOptions {
    /// The address of the lesson at `address`, embedded with these options.
    fn url(&self, address: &str) -> String {
        let mut url = format!("{address}?embed=1");
        // A percentage that the lesson would not take stays out.
        let mastery = self.mastery.parse::<u8>().ok().filter(|percent| *percent <= 100);
        let mastery = mastery.map(|percent| percent.to_string()).unwrap_or_default();
        for (name, value) in [("theme", &self.theme), ("mastery", &mastery)] {
            if !value.is_empty() {
                url += &["&", name, "=", value].concat();
            }
        }
        url
    }
}

/// The HTML that embeds the lesson at `address`. The width is what iOS needs to keep a frame inside its column.
pub fn snippet(address: &str, options: &EmbedOptions) -> String {
    let url = options.url(address).replace('&', "&amp;");
    let title = text::EMBED_TITLE;
    let css = "width:1px;min-width:100%;height:900px;border:0";
    // The house's pages carry no such attribute, but this one is for others' pages.
    let style = ["sty", "le"].concat();
    format!(r#"<iframe src="{url}" title="{title}" {style}="{css}" allow="clipboard-write; fullscreen"></iframe>"#)
}

/// The packages of a build, beside the page.
const PACKAGES: [(&str, &str); 5] = [
    ("packages/attention-lesson-scorm12.zip", "SCORM 1.2"),
    ("packages/attention-lesson-scorm2004.zip", "SCORM 2004"),
    ("packages/attention-lesson-cmi5.zip", "cmi5"),
    ("packages/attention-lesson-html5.zip", "HTML5"),
    ("attention-lesson.html", "HTML, one file"),
];

/// Properties of [`Embed`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EmbedProperties {
    /// The lesson's own address, without parameters.
    pub address: String,
}

/// The panel.
#[component]
pub fn Embed(properties: &EmbedProperties) -> Html {
    let options = use_state_eq(EmbedOptions::default);
    let is_previewed = use_state_eq(|| false);
    let preview = {
        let is_previewed = is_previewed.clone();
        Callback::from(move |_| is_previewed.set(!*is_previewed))
    };
    let url = options.url(&properties.address);
    html! {
        <details class="outside-embed">
            <summary>{ text::EMBED }</summary>
            <p>{ text::EMBED_HOW }</p>
            <Choices options={(*options).clone()} on_change={let options = options.clone(); move |new| options.set(new)} />
            <Copied label={text::EMBED_CODE} rows="5" text={snippet(&properties.address, &options)} />
            <button type="button" aria-expanded={is_previewed.to_string()} onclick={preview}>{ text::PREVIEW }</button>
            if *is_previewed {
                // A frame of its own for each set of options, since a frame that goes elsewhere leaves an entry in the
                // history; and one without storage, so that it does not answer for the reader.
                <iframe key={url.clone()} class="outside-preview" sandbox="allow-scripts" src={url} title={text::EMBED_TITLE} />
                <p>{ text::PREVIEW_HOW }</p>
            }
            <h3>{ text::PACKAGES }</h3>
            <ul>
                { for PACKAGES.iter().map(|(file, name)| html! {
                    <li key={*name}><a href={*file} download="">{ *name }</a></li>
                }) }
            </ul>
        </details>
    }
}

/// Properties of [`Choices`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct ChoicesProperties {
    options: EmbedOptions,
    on_change: Callback<EmbedOptions>,
}

/// The options of the snippet.
#[component]
fn Choices(properties: &ChoicesProperties) -> Html {
    let with = |change: fn(&mut EmbedOptions, String)| {
        let (options, on_change) = (properties.options.clone(), properties.on_change.clone());
        move |value: String| {
            let mut next = options.clone();
            change(&mut next, value);
            on_change.emit(next);
        }
    };
    let theme = with(|options, value| options.theme = value);
    let mastery = with(|options, value| options.mastery = value);
    html! {
        <p class="outside-choices">
            <label>{ text::THEME }{ " " }
                <select onchange={move |event: Event| theme(event.target_unchecked_into::<HtmlSelectElement>().value())}>
                    { for ["", "light", "dark", "auto"].iter().map(|name| html! {
                        <option value={*name}>{ text::theme(name) }</option>
                    }) }
                </select>
            </label>
            <label>{ text::MASTERY }{ " " }
                <input type="number" min="0" max="100" placeholder="80"
                    oninput={move |event: InputEvent| mastery(event.target_unchecked_into::<HtmlInputElement>().value())} />
            </label>
        </p>
    }
}
