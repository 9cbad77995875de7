//! The lesson's page, rendered without a browser by the components that run in it.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use attention_lesson::lesson::Lesson;
use attention_lesson::lesson::carried::Carried;
use attention_lesson::lesson::section::Start;
use attention_lesson::ui::page::{Page, PageProperties};
use serde_json::Value;

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

/// The words as the page carries them to the program: no policy refuses a script that is not run.
pub(crate) fn words(carried: &Carried) -> Result<String> {
    let json = lists(serde_json::to_value(carried)?).to_string();
    // What could end the element, or change how it is read.
    let json = json.replace("</", "<\\/");
    if json.contains("<!") {
        return Err("the words contain `<!`, which a block of data in a page cannot carry".into());
    }
    Ok(format!(
        "<script type=\"application/json\" id=\"lesson-words\">{json}</script>"
    ))
}

/// What stands where the program is still to come, or cannot come: `static/start.js` takes its sentences from there.
pub(crate) fn start(said: &Start) -> String {
    let escape = |text: &str| quick_xml::escape::escape(text).into_owned();
    let attributes = [
        ("loading", &said.loading),
        ("lacking", &said.lacking),
        ("forbidden", &said.forbidden),
        ("failed", &said.failed),
        ("unreachable", &said.unreachable),
        ("stopped", &said.stopped),
        ("stopped-button", &said.again),
        ("update", &said.update),
        ("update-button", &said.load),
    ];
    let attributes = attributes.map(|(name, said)| format!(" data-{name}=\"{}\"", escape(said)));
    format!(
        "<p id=\"start-note\" class=\"start-note\" role=\"status\"{}></p><noscript><p class=\"start-note\">{}</p></noscript>\n",
        attributes.concat(),
        escape(&said.no_script)
    )
}

/// The data without keys, as `lesson::json` reads it: a struct as a list of its fields in their order, without empty lists at its end.
fn lists(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<Value> = fields.into_iter().map(|(_, value)| lists(value)).collect();
            while fields
                .last()
                .is_some_and(|last| last.as_array().is_some_and(Vec::is_empty))
            {
                fields.pop();
            }
            fields.into()
        }
        Value::Array(values) => values.into_iter().map(lists).collect(),
        other => other,
    }
}
