//! The inline notation and its parser.

use attention_lesson::lesson::inline::{parse, plain};
use attention_lesson::words::{Inline, Role, SOURCE};
use proptest::prelude::*;

/// A text, and what it is read as.
fn check(text: &str, expected: &[Inline]) {
    assert_eq!(parse(text), expected, "{text:?}");
}

fn words(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn link(text: &str, id: &str) -> Inline {
    Inline::Link(vec![words(text)], id.into())
}

#[test]
fn each_mark_is_read_as_what_it_means() {
    check("plain", &[words("plain")]);
    check("*soft*", &[Inline::Emphasis(vec![words("soft")])]);
    check("**very soft**", &[Inline::Strong(vec![words("very soft")])]);
    check("{q:queries}", &[Inline::Role(Role::Query, "queries".into())]);
    check("{k:key}", &[Inline::Role(Role::Key, "key".into())]);
    check("{v:value}", &[Inline::Role(Role::Value, "value".into())]);
    check("{t:it}", &[Inline::Token("it".into())]);
    check("{t::}", &[Inline::Token(":".into())]);
    check("[below](#breaks)", &[link("below", "breaks")]);
    check(
        "[Dao 2022](#source-dao2022)",
        &[Inline::Cite("dao2022".into(), "Dao 2022".into())],
    );
    assert!(matches!(&*parse("{m:wo}"), [Inline::Formula(formula)] if formula.spoken == "W O"));
}

#[test]
fn marks_stand_within_text_in_order() {
    check(
        "−∞ for {k:keys}; see [there](#q7).",
        &[
            words("−∞ for "),
            Inline::Role(Role::Key, "keys".into()),
            words("; see "),
            link("there", "q7"),
            words("."),
        ],
    );
}

#[test]
fn what_does_not_parse_stays_as_it_is_written() {
    let unread = [
        "", "*", "2 * 3", "{", "{q}", "{z:word}", "{m:none}", "{q:open", "[x", "[x](y)", "[x] (#y)", "[x](#y",
    ];
    for text in unread {
        let expected = if text.is_empty() { vec![] } else { vec![words(text)] };
        check(text, &expected);
    }
}

#[test]
fn a_bracket_does_not_reach_for_a_later_link() {
    check("[A][B] and [there](#q7)", &[words("[A][B] and "), link("there", "q7")]);
}

#[test]
fn plain_text_keeps_words_and_drops_marks() {
    let text = "The {q:query} of {t:it} is *long*: {m:wo} [Dao 2022](#source-dao2022), [see](#q1).";
    assert_eq!(plain(text), "The query of it is long:  , see.");
}

/// The text as it is written.
fn written(words: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(t) | Inline::Number(t) => t.clone(),
        Inline::Emphasis(t) => format!("*{}*", written(t)),
        Inline::Strong(t) => format!("**{}**", written(t)),
        Inline::Role(Role::Query, t) => format!("{{q:{t}}}"),
        Inline::Role(Role::Key, t) => format!("{{k:{t}}}"),
        Inline::Role(Role::Value, t) => format!("{{v:{t}}}"),
        Inline::Token(t) => format!("{{t:{t}}}"),
        Inline::Formula(_) => "{m:wo}".to_owned(),
        Inline::Link(t, id) => format!("[{}](#{id})", written(t)),
        Inline::Cite(key, t) => format!("[{t}](#{SOURCE}{key})"),
    };
    words.iter().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn written_again_it_is_the_text(text in r"([*{}\[\]()@#:=, qkvtmwo]|\]\(#|\[@|[a-z§−]){0,40}") {
        prop_assert_eq!(written(&parse(&text)), text);
    }

    #[test]
    fn any_text_at_all_is_read_without_loss(text in ".{0,60}") {
        prop_assert_eq!(written(&parse(&text)), text);
    }
}
