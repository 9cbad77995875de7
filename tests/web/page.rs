//! The page as a whole.

use attention_lesson::lesson::SECTIONS;
use attention_lesson::progress::State;
use attention_lesson::ui::Settings;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::stage::Page;

async fn open() -> Page {
    Page::open(State::default(), Settings::default()).await
}

#[wasm_bindgen_test]
async fn every_section_of_the_table_is_on_the_page_and_in_the_contents() {
    let page = open().await;
    assert_eq!(page.all("h1").len(), 1);
    for section in SECTIONS {
        let heading = page.one(&format!("section#{} > h2", section.id));
        assert_eq!(heading.text_content().as_deref(), Some(section.title));
        page.one(&format!("nav a[href='#{}']", section.id));
    }
}

#[wasm_bindgen_test]
async fn no_element_carries_an_inline_style() {
    let page = open().await;
    let styled: Vec<String> = page.all("[style]").iter().map(Element::outer_html).collect();
    assert!(styled.is_empty(), "{styled:?}");
}
