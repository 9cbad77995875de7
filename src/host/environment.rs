//! What an administrator wants to know of the environment in which the lesson runs, for the inspector.

use super::browser::{ancestors, property, window};
use super::storage::Store;

/// A line each on the program, the window and the frames around it, and the stores.
pub(crate) fn describe() -> String {
    let own = window();
    let has_opener = property(&own, "opener").is_some();
    [
        format!("lesson {}", env!("CARGO_PKG_VERSION")),
        format!(
            "{}; windows around it: {}; opener: {}",
            window_size(),
            ancestors(own).count() - 1,
            if has_opener { "yes" } else { "no" }
        ),
        format!("local storage {}", availability(Store::Device.works())),
        format!("session storage {}", availability(Store::Tab.works())),
    ]
    .join("\n")
}

fn availability(is_available: bool) -> &'static str {
    if is_available { "works" } else { "is not available" }
}

/// How large this window is.
pub(crate) fn window_size() -> String {
    let own = window();
    let px = |name: &str| property(&own, name).and_then(|value| value.as_f64()).unwrap_or(0.0) as u32;
    format!("window {} × {} px", px("innerWidth"), px("innerHeight"))
}
