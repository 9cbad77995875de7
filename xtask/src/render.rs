//! The lesson's page, rendered without a browser by the components that run in it.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use attention_lesson::lesson::Lesson;
use attention_lesson::ui::page::{Page, PageProperties};

use crate::Result;

/// So many rounds are more than a page needs that waits for nothing.
const MOST_ROUNDS: usize = 10_000;

/// The page of `lesson` as HTML.
pub(crate) fn html(lesson: Lesson) -> Result<String> {
    let properties = PageProperties { lesson: lesson.into() };
    let renderer = yew::LocalServerRenderer::<Page>::with_props(properties).hydratable(false);
    let mut page = pin!(renderer.render());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..MOST_ROUNDS {
        if let Poll::Ready(html) = page.as_mut().poll(&mut context) {
            return Ok(html);
        }
    }
    Err("the page waits for something".into())
}
