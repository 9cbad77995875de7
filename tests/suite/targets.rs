//! What the fragment of an address leads to.

use attention_lesson::ui::Target;

#[track_caller]
fn check(fragment: &str, expected: Option<&Target>) {
    assert_eq!(Target::from_fragment(fragment).as_ref(), expected, "{fragment:?}");
}

#[test]
fn a_question_is_named_by_its_number() {
    for number in 1..=15 {
        check(&format!("#q{number}"), Some(&Target::Question(number - 1)));
        check(&format!("q{number}"), Some(&Target::Question(number - 1)));
    }
}

#[test]
fn any_other_id_is_a_place_on_the_page() {
    for id in [
        "check",
        "qkv",
        "q",
        "q0",
        "q16",
        "q99999999999999999999",
        "source-vaswani2017",
        "not-thoughts",
    ] {
        check(&format!("#{id}"), Some(&Target::Section(id.into())));
    }
}

#[test]
fn what_cannot_be_an_id_leads_nowhere() {
    for fragment in ["", "#", "##q7", "#q 7", "#<script>", "#a/b", "#é"] {
        check(fragment, None);
    }
}
