//! The conversation with hosts, for whoever has to find out why a score does not arrive.

use yew::prelude::*;

use super::copied::Copied;
use crate::ui::text;

/// Properties of [`Inspector`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct InspectorProperties {
    /// What was said, oldest first.
    pub calls: Vec<String>,
}

/// A text field with every call, to copy into a message to whoever runs the learning system.
#[component]
pub(super) fn Inspector(properties: &InspectorProperties) -> Html {
    html! {
        <section class="outside-inspector" aria-labelledby="inspector-title">
            <h3 id="inspector-title">{ text::INSPECTOR }</h3>
            <p>{ text::INSPECTOR_HOW }</p>
            <Copied label={text::INSPECTOR} rows="12" text={properties.calls.join("\n")} />
        </section>
    }
}
