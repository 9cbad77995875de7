//! The lesson's text, rendered without a browser.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use attention_lesson::ui::reading::Reading;

use crate::Result;

/// So many rounds are more than a page needs that waits for nothing.
const MOST_ROUNDS: usize = 10_000;

/// The text as HTML.
pub(crate) fn text() -> Result<String> {
    let renderer = yew::LocalServerRenderer::<Reading>::new().hydratable(false);
    let mut page = pin!(renderer.render());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..MOST_ROUNDS {
        if let Poll::Ready(html) = page.as_mut().poll(&mut context) {
            return Ok(html);
        }
    }
    Err("the text waits for something".into())
}
