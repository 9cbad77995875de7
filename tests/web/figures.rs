//! The figures: what a hand changes is computed and drawn anew.

use attention_lesson::attention::softmax::softmax;
use attention_lesson::lesson::number::fixed;
use attention_lesson::ui::figures::{FIGURES, Figure};
use attention_lesson::ui::view::view;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlCanvasElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::stage::{Page, document};

#[derive(PartialEq, Properties)]
struct OneProperties {
    id: &'static str,
}

/// One figure by itself.
#[component]
fn One(properties: &OneProperties) -> Html {
    let figure = Figure {
        id: properties.id,
        ..Figure::default()
    };
    view(properties.id, figure)
}

async fn figure(id: &'static str) -> Page<One> {
    Page::of(yew::props!(OneProperties { id })).await
}

/// Sets a slider, as a hand does.
async fn set(slider: &Element, value: &str) {
    slider.unchecked_ref::<HtmlInputElement>().set_value(value);
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    let event = Event::new_with_event_init_dict("input", &bubbles).expect("an event");
    slider.dispatch_event(&event).expect("dispatched");
    yew::scheduler::flush().await;
}

/// Unfolds the numbers: they are drawn while they are seen.
async fn unfold(page: &Page<One>) {
    let fold = page.one(".lab-numbers");
    fold.set_attribute("open", "").expect("opened");
    page.comes("table td").await;
}

async fn click(element: &Element) {
    element.unchecked_ref::<HtmlElement>().click();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn every_lab_shows_its_question_a_sentence_and_numbers() {
    for shown in FIGURES {
        let id = shown.id();
        let page = figure(id).await;
        let text = page.one("figure").text_content().unwrap_or_default();
        assert!(text.contains(shown.texts().title.plain()), "{id}");
        let sentence = page.all("[role=status]")[0].text_content().unwrap_or_default();
        assert!(!sentence.is_empty(), "{id}");
        unfold(&page).await;
        assert!(page.all("[style]").is_empty(), "{id}");
    }
}

#[wasm_bindgen_test]
async fn a_moved_score_moves_the_numbers_and_reset_takes_it_back() {
    let page = figure("softmax").await;
    click(&page.one("#lab-softmax .lab-prediction button")).await;
    unfold(&page).await;
    let shown = || {
        let cells = page.all("#lab-softmax .lab-numbers td:last-child");
        let texts = cells.iter().map(|cell| cell.text_content().unwrap_or_default());
        texts.collect::<Vec<_>>()
    };
    let expected = |scores: &[f64]| softmax(scores).iter().map(|w| fixed(*w, 3)).collect::<Vec<_>>();
    assert_eq!(shown(), expected(&[2.0, 0.5, -1.0, 0.0]));
    set(&page.all("#lab-softmax .controls input[type=range]")[0], "-1.5").await;
    assert_eq!(shown(), expected(&[-1.5, 0.5, -1.0, 0.0]));
    let buttons = page.all("#lab-softmax .lab-tools button");
    let reset = buttons
        .iter()
        .find(|button| button.text_content().as_deref() == Some("Reset"));
    click(reset.expect("Reset")).await;
    assert_eq!(
        page.one("#lab-softmax").get_attribute("data-setup").as_deref(),
        Some("1")
    );
}

#[wasm_bindgen_test]
async fn a_canvas_is_drawn_on() {
    let page = figure("softmax").await;
    let canvas: HtmlCanvasElement = page.one("#lab-softmax canvas").unchecked_into();
    let blank: HtmlCanvasElement = document().create_element("canvas").expect("a canvas").unchecked_into();
    blank.set_width(canvas.width());
    blank.set_height(canvas.height());
    assert_ne!(canvas.to_data_url().ok(), blank.to_data_url().ok());
}
