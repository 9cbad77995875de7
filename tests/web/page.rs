//! The page as a whole.

use attention_lesson::progress::State;
use attention_lesson::ui::Settings;
use attention_lesson::ui::outline::outline;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::stage::Page;

async fn open() -> Page {
    Page::open(State::default(), Settings::default()).await
}

#[wasm_bindgen_test]
async fn every_section_has_a_heading_and_is_in_the_contents() {
    let page = open().await;
    assert_eq!(page.all("h1").len(), 1);
    let sections = outline(&page.one("main"));
    assert_eq!(sections.len(), page.all(".section-end").len());
    for (section, entry) in sections.iter().zip(page.all("nav li > a")) {
        page.one(&format!("section#{} > h2", section.id));
        assert_eq!(entry.get_attribute("href"), Some(format!("#{}", section.id)));
        let words = entry.text_content().expect("words");
        assert!(words.starts_with(&*section.title), "{words}");
    }
}

#[wasm_bindgen_test]
async fn no_element_carries_an_inline_style() {
    let page = open().await;
    let styled: Vec<String> = page.all("[style]").iter().map(Element::outer_html).collect();
    assert!(styled.is_empty(), "{styled:?}");
}
