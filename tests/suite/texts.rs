//! Texts of figures: values in their places, and what is said of the trained model's heads.

use attention_lesson::words::{EMPHASIS, Inline, PLACE, TEXT, TOKEN, Words, fill, plain};
use proptest::prelude::*;

fn place(i: usize) -> Inline {
    Inline::new(PLACE, i.to_string(), Words::new())
}

fn token(text: &str) -> Inline {
    Inline::new(TOKEN, text, Words::new())
}

#[test]
fn values_stand_in_their_places_and_join_the_text_around_them() {
    let text = [
        Inline::text("From "),
        place(1),
        Inline::text(" to "),
        place(0),
        Inline::text("."),
    ];
    let filled = fill(&text, &[Inline::text("9"), token("it")]);
    assert_eq!(filled, [Inline::text("From "), token("it"), Inline::text(" to 9.")]);
}

#[test]
fn a_value_with_marks_of_its_own_is_taken_apart_and_marks_keep_what_stands_in_them() {
    let within = Inline::new(TEXT, "", vec![token("a"), Inline::text(" and "), token("b")]);
    let text = [Inline::new(EMPHASIS, "", vec![place(0)]), Inline::text(", too")];
    let inside = vec![token("a"), Inline::text(" and "), token("b")];
    assert_eq!(
        fill(&text, &[within]),
        [Inline::new(EMPHASIS, "", inside), Inline::text(", too")]
    );
}

#[test]
fn a_place_without_a_value_says_nothing() {
    assert_eq!(
        fill(&[Inline::text("a"), place(3), Inline::text("b")], &[]),
        [Inline::text("ab")]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_reader_types_is_said_as_it_is(value in ".{0,20}") {
        let filled = fill(&[Inline::text("“"), place(0), Inline::text("”")], &[token(&value)]);
        prop_assert_eq!(plain(&filled), format!("“{value}”"));
    }
}
