//! The quiz in a browser: names, states and the focus, as the contract gives them.

use attention_lesson::lesson::questions::question;
use attention_lesson::progress::{Action, State, apply};
use attention_lesson::quiz::Letter;
use attention_lesson::ui::{Settings, Target};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::stage::{Page, document, take_questions};

impl Page {
    fn button(&self, name: &str) -> Option<HtmlElement> {
        let found = self.all("#check button");
        let named = found.into_iter().find(|button| text(button) == name);
        named.and_then(|button| button.dyn_into().ok())
    }

    async fn press(&self, name: &str) {
        self.button(name).unwrap_or_else(|| panic!("no button {name}")).click();
        yew::scheduler::flush().await;
    }

    async fn choose(&self, number: usize, letter: Letter) {
        let radio = self.one(&format!("#q{number} input[value={}]", letter.name()));
        radio.unchecked_into::<HtmlInputElement>().click();
        yew::scheduler::flush().await;
    }

    async fn answer(&self, number: usize, is_right: bool) {
        self.choose(number, letter(number, is_right)).await;
        self.press("Check answer").await;
    }
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

/// The right letter of a given question, or one that is wrong.
fn letter(number: usize, is_right: bool) -> Letter {
    take_questions();
    let right = question(number - 1, 0, 1).right;
    if is_right {
        right
    } else {
        Letter::ALL[(right.index() + 1) % 4]
    }
}

fn finished(wrong: &[usize]) -> State {
    (1..=15).fold(State::default(), |state, number| {
        [
            Action::Choose(letter(number, !wrong.contains(&number))),
            Action::Check,
            Action::Next,
        ]
        .into_iter()
        .fold(state, |state, action| apply(&state, action))
    })
}

fn focused() -> Element {
    document().active_element().expect("something has the focus")
}

#[wasm_bindgen_test]
async fn a_question_is_a_fieldset_with_its_text_and_four_radios_named_by_their_options() {
    let page = Page::open(State::default(), Settings::default()).await;
    let asked = question(0, 0, 1);
    assert_eq!(
        page.one("fieldset#q1 > legend").text_content().as_deref(),
        Some(&*asked.prompt)
    );
    let radios = page.all("fieldset#q1 input[type=radio]");
    assert_eq!(radios.len(), 4);
    for (radio, option) in radios.into_iter().zip(&asked.options) {
        let label = radio.closest("label").expect("a selector").expect("a label");
        assert_eq!(text(&label), option.text);
    }
    assert_ne!(focused().id(), "q1", "a page that opens leaves the focus alone");
}

#[wasm_bindgen_test]
async fn choosing_enables_the_check_and_grades_nothing() {
    let page = Page::open(State::default(), Settings::default()).await;
    let is_disabled = || {
        page.button("Check answer")
            .expect("the button")
            .has_attribute("disabled")
    };
    assert!(is_disabled());
    page.choose(1, Letter::B).await;
    assert!(!is_disabled());
    assert!(!page.one("fieldset#q1").has_attribute("data-verdict"));
    assert_eq!(page.all("[data-explains]").len(), 0);
    assert_eq!(page.all("[aria-describedby]").len(), 0);
    assert_eq!(text(&page.one("#check .card [role=status]")), "");
}

#[wasm_bindgen_test]
async fn a_check_tells_the_verdict_first_and_explains_each_option() {
    for (is_right, verdict, word) in [(true, "correct", "Correct"), (false, "incorrect", "Not quite")] {
        let page = Page::open(State::default(), Settings::default()).await;
        let status = page.one("#check .card [role=status]");
        page.answer(1, is_right).await;
        assert_eq!(
            page.one("fieldset#q1").get_attribute("data-verdict").as_deref(),
            Some(verdict)
        );
        assert!(text(&status).starts_with(word), "the region that was there says it");
        assert_eq!(focused(), status);
        for letter in Letter::ALL {
            let why = page.one(&format!("#q1 [data-explains={}]", letter.name()));
            let radio = page.one(&format!("#q1 input[value={}]", letter.name()));
            let described = radio.get_attribute("aria-describedby").expect("a description");
            let description = document().get_element_by_id(&described).expect("the description");
            assert!(description.contains(Some(&why)));
            assert!(radio.has_attribute("disabled"));
        }
    }
}

#[wasm_bindgen_test]
async fn the_next_question_gets_the_focus_and_the_navigation_tells_the_states() {
    let page = Page::open(State::default(), Settings::default()).await;
    page.answer(1, true).await;
    page.press("Next question").await;
    assert_eq!(focused().id(), "q2");
    page.answer(2, false).await;
    let names: Vec<String> = page
        .all("nav[aria-label=Questions] button")
        .iter()
        .filter_map(|button| button.get_attribute("aria-label"))
        .collect();
    assert_eq!(names.len(), 15);
    assert_eq!(names[0], "Question 1, answered correctly");
    assert_eq!(names[1], "Question 2, answered incorrectly");
    assert_eq!(names[14], "Question 15, not answered");
    let current = page.one("nav[aria-label=Questions] [aria-current]");
    assert_eq!(
        current.get_attribute("aria-label").as_deref(),
        Some("Question 2, answered incorrectly")
    );
}

#[wasm_bindgen_test]
async fn results_stand_after_the_last_question_and_keep_the_first_score_in_a_retry() {
    let mut state = finished(&[3, 7, 12]);
    state = apply(&state, Action::GoTo(14));
    let page = Page::open(state, Settings::default()).await;
    assert!(page.button("Next question").is_none());
    page.press("See your results").await;
    let results = page.one("[data-score]");
    assert_eq!(results.get_attribute("data-score").as_deref(), Some("12"));
    assert_eq!(results.get_attribute("data-total").as_deref(), Some("15"));
    assert!(text(&results).contains("12 of 15"));
    assert_eq!(text(&focused()), "Your results");
    page.press("Retry missed questions").await;
    assert_eq!(
        page.one("#check fieldset").get_attribute("data-variant").as_deref(),
        Some("1")
    );
    assert_eq!(page.one("#check fieldset").id(), "q3");
}

#[wasm_bindgen_test]
async fn starting_again_asks_first_and_a_slip_costs_nothing() {
    let page = Page::open(finished(&[]), Settings::default()).await;
    page.one("[data-score]").scroll_into_view();
    page.press("Start over").await;
    assert_eq!(text(&page.one("[data-score]")).matches("15 of 15").count(), 1);
    page.press("Keep my answers").await;
    assert_eq!(text(&focused()), "Start over");
    page.press("Start over").await;
    page.press("Clear and start over").await;
    assert_eq!(focused().id(), "q1");
    assert_eq!(page.all("nav [data-state=open]").len(), 15);
}

#[wasm_bindgen_test]
async fn an_address_opens_its_question_without_taking_the_focus() {
    let settings = Settings {
        target: Some(Target::Question(6)),
        is_embedded: true,
        ..Settings::default()
    };
    let page = Page::open(State::default(), settings).await;
    assert_eq!(page.one("#check fieldset").id(), "q7");
    assert_ne!(focused().id(), "q7");
}

#[wasm_bindgen_test]
async fn in_an_embedded_page_a_link_to_a_question_leaves_the_address_alone() {
    let settings = Settings {
        is_embedded: true,
        ..Settings::default()
    };
    // Question 15 explains itself with a link to question 3.
    let mut state = apply(&State::default(), Action::GoTo(14));
    state = apply(&state, Action::Choose(Letter::D));
    let page = Page::open(apply(&state, Action::Check), settings).await;
    let before = document().location().and_then(|location| location.href().ok());
    let link = page.all("#check a[href='#q3']").remove(0);
    link.unchecked_into::<HtmlElement>().click();
    yew::scheduler::flush().await;
    assert_eq!(focused().id(), "q3");
    assert_eq!(document().location().and_then(|location| location.href().ok()), before);
}

#[wasm_bindgen_test]
async fn two_lessons_on_a_page_keep_their_answers_apart() {
    let one = Page::open(State::default(), Settings::default()).await;
    let other = Page::open(State::default(), Settings::default()).await;
    one.choose(1, Letter::A).await;
    other.choose(1, Letter::B).await;
    let is_chosen = |page: &Page, letter: &str| {
        let radio = page.one(&format!("#q1 input[value={letter}]"));
        radio.unchecked_into::<HtmlInputElement>().checked()
    };
    assert!(is_chosen(&one, "a") && is_chosen(&other, "b"));
}

#[wasm_bindgen_test]
async fn a_choice_made_while_another_state_comes_in_is_kept() {
    let mut page = Page::open(State::default(), Settings::default()).await;
    let third = [Action::GoTo(2), Action::Choose(letter(3, true)), Action::Check];
    let known = third
        .into_iter()
        .fold(State::default(), |state, action| apply(&state, action));
    let choice = page.one("#q1 input[value=b]");
    // Not drawn yet when the other state comes.
    choice.unchecked_into::<HtmlInputElement>().click();
    page.receive(State::default(), known).await;
    let first = page.one("nav[aria-label='Questions'] li:first-child button");
    first.unchecked_into::<HtmlElement>().click();
    yew::scheduler::flush().await;
    let choice: HtmlInputElement = page.one("#q1 input[value=b]").unchecked_into();
    assert!(choice.checked());
    let answered = page.all("nav[aria-label='Questions'] button[aria-label*='answered correctly']");
    assert_eq!(answered.len(), 1);
}
