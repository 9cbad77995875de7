//! The end of the page: where results go, what was sent, the trace of calls to hosts, how to embed the lesson. It is
//! handed plain data and knows no host.

mod connection;
mod destination;
mod embed_panel;
mod sent_values;
mod trace;

use yew::prelude::*;

pub use connection::{ConnectionStatus, Notice, ResultsDestination};
pub use destination::warning;
use embed_panel::embed_panel;

/// The end of the page; `is_link_refused` says whether the address asks for a figure that there is not.
pub fn connection_status(status: &ConnectionStatus, is_link_refused: bool) -> Html {
    html! {
        <div class="status">
            { destination::destination(status, is_link_refused) }
            <div class="status-folds">
                { sent_values::sent_values(status) }
                { for status.trace.as_deref().map(trace::trace) }
                { for status.address.clone().map(embed_panel) }
            </div>
        </div>
    }
}
