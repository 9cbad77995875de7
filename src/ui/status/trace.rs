//! The trace of calls to hosts, for whoever has to find out why a score does not arrive.

use yew::prelude::*;

use crate::ui::parts::{CopyField, copy_field};
use crate::ui::text;

/// A text field with every call, to copy into a message to whoever runs the learning system.
pub(super) fn trace(calls: &[String]) -> Html {
    html! {
        <section class="status-inspector" aria-labelledby="inspector-title">
            <h3 id="inspector-title">{ text::INSPECTOR.plain() }</h3>
            <p>{ text::INSPECTOR_HOW.plain() }</p>
            { copy_field(CopyField {
                class: "status-copied",
                label: text::INSPECTOR.plain(),
                rows: "12",
                text: calls.join("\n").into(),
                ..CopyField::default()
            }) }
        </section>
    }
}
