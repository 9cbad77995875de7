//! The lesson's page, rendered without a browser by the components that run in it.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use attention_lesson::ui::page::Page;

use crate::Result;

/// So many rounds are more than a page needs that waits for nothing.
const MOST_ROUNDS: usize = 10_000;

/// The page as HTML.
pub(crate) fn html() -> Result<String> {
    let renderer = yew::LocalServerRenderer::<Page>::new().hydratable(false);
    let mut page = pin!(renderer.render());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..MOST_ROUNDS {
        if let Poll::Ready(html) = page.as_mut().poll(&mut context) {
            return Ok(html);
        }
    }
    Err("the page waits for something".into())
}
