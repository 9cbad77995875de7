//! What an administrator wants to know of the place where the lesson runs, for the inspector.

use super::browser::{property, window};
use crate::host::storage;

/// No chain of windows is longer, unless it goes round.
const MOST_WINDOWS: usize = 500;

/// A line each on the program, the window and the frames around it, and the stores.
pub(crate) fn lines() -> String {
    let own = window();
    let has_opener = property(&own, "opener").is_some();
    [
        format!("lesson {}", env!("CARGO_PKG_VERSION")),
        format!(
            "{}; windows around it: {}; opener: {}",
            window_size(),
            n_windows_around(),
            if has_opener { "yes" } else { "no" }
        ),
        format!("local storage {}", works(storage::works())),
        format!("session storage {}", works(storage::of_tab().is_some())),
    ]
    .join("\n")
}

fn works(is_there: bool) -> &'static str {
    if is_there { "works" } else { "is not available" }
}

/// How large this window is.
pub(crate) fn window_size() -> String {
    let own = window();
    let px = |name: &str| property(&own, name).and_then(|value| value.as_f64()).unwrap_or(0.0);
    format!("window {} × {} px", px("innerWidth"), px("innerHeight"))
}

fn n_windows_around() -> usize {
    let mut here = window();
    for n in 0..MOST_WINDOWS {
        match property(&here, "parent").filter(|parent| *parent != here) {
            Some(parent) => here = parent,
            None => return n,
        }
    }
    MOST_WINDOWS
}
