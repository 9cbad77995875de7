//! How to take the lesson into another page: the code to copy, the packages and the questions to download.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::lesson::carried::carried;
use crate::ui::hooks::{Value, use_value};
use crate::ui::parts::{CopyField, copy_field};
use crate::ui::text;
use crate::ui::view::drawn_by;
use crate::ui::view::view;

/// What can be chosen about an embedded lesson.
#[derive(Clone, Default, PartialEq)]
struct EmbedOptions {
    /// `"light"`, `"dark"`, `"auto"`; empty for the default.
    theme: String,
    /// Percentage that passes; empty for the default.
    mastery: String,
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
fn embed_code(address: &str, options: &EmbedOptions) -> String {
    let url = options.url(address).replace('&', "&amp;");
    let title = text::EMBED_TITLE.plain();
    let css = "width:1px;min-width:100%;height:900px;border:0";
    // The lesson's own pages carry no such attribute, and a test says so; this one is for other people's pages.
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

/// The question bank in the forms of other systems.
const QUESTIONS: [(&str, &str); 4] = [
    ("questions/attention-lesson.moodle.xml", "Moodle XML"),
    ("questions/attention-lesson.gift.txt", "GIFT"),
    ("questions/attention-lesson.qti21.zip", "QTI 2.1"),
    ("questions/attention-lesson.qti3.zip", "QTI 3"),
];

#[derive(PartialEq)]
struct EmbedPanel {
    address: String,
}

drawn_by!(EmbedPanel, use_embed_panel);

/// The panel of the lesson at `address`, which has no parameters.
pub(super) fn embed_panel(address: String) -> Html {
    view("embed", EmbedPanel { address })
}

#[hook]
fn use_embed_panel(properties: &EmbedPanel) -> Html {
    let options = use_value(EmbedOptions::default);
    let is_previewed = use_value(bool::default);
    let preview = {
        let is_previewed = is_previewed.clone();
        Callback::from(move |_: MouseEvent| is_previewed.set(!*is_previewed))
    };
    let url = options.url(&properties.address);
    let root = carried().root();
    let downloads = |files: &[(&'static str, &'static str)]| {
        html! {
            <ul>
                { for files.iter().map(|(file, name)| html! {
                    <li key={*name}><a href={[root, *file].concat()} download="">{ *name }</a></li>
                }) }
            </ul>
        }
    };
    html! {
        <details class="status-embed">
            <summary>{ text::EMBED.plain() }</summary>
            <p>{ text::EMBED_HOW.plain() }</p>
            { choices(&options) }
            { copy_field(CopyField {
                class: "status-copied",
                label: text::EMBED_CODE.plain(),
                rows: "5",
                text: embed_code(&properties.address, &options).into(),
                ..CopyField::default()
            }) }
            <button type="button" aria-expanded={is_previewed.to_string()} onclick={preview}>{ text::PREVIEW.plain() }</button>
            if *is_previewed {
                // A frame of its own for each set of options, since a frame that goes elsewhere leaves an entry in the
                // history; and one without storage, so that it does not answer for the reader.
                <iframe key={url.clone()} class="status-preview" sandbox="allow-scripts" src={url} title={text::EMBED_TITLE.plain()} />
                <p>{ text::PREVIEW_HOW.plain() }</p>
            }
            <h3>{ text::PACKAGES.plain() }</h3>
            { downloads(&PACKAGES) }
            <h3>{ text::QUESTION_BANK.plain() }</h3>
            { downloads(&QUESTIONS) }
            <ul><li><a href={[root, "class/"].concat()}>{ text::CLASS_PAGE.plain() }</a></li></ul>
        </details>
    }
}

/// The options of the embedded lesson.
fn choices(options: &Value<EmbedOptions>) -> Html {
    let on_theme = {
        let options = options.clone();
        Callback::from(move |event: Event| {
            let theme = event.target_unchecked_into::<HtmlSelectElement>().value();
            options.set(EmbedOptions {
                theme,
                ..(*options).clone()
            });
        })
    };
    let on_mastery = {
        let options = options.clone();
        Callback::from(move |event: InputEvent| {
            let mastery = event.target_unchecked_into::<HtmlInputElement>().value();
            options.set(EmbedOptions {
                mastery,
                ..(*options).clone()
            });
        })
    };
    html! {
        <p class="status-choices">
            <label>{ text::THEME.plain() }{ " " }
                <select onchange={on_theme}>
                    { for ["", "light", "dark", "auto"].iter().map(|name| html! {
                        <option value={*name}>{ text::theme(name) }</option>
                    }) }
                </select>
            </label>
            <label>{ text::MASTERY.plain() }{ " " }
                <input type="number" min="0" max="100" placeholder="80" oninput={on_mastery} />
            </label>
        </p>
    }
}
