//! The inline notation and its parser.

use attention_lesson::lesson::inline::{Role, Span, parse, plain};
use proptest::prelude::*;

/// A text, and the spans that it is read as.
fn check(text: &str, expected: &[Span]) {
    assert_eq!(parse(text), expected, "{text:?}");
}

#[test]
fn each_mark_is_read_as_its_span() {
    check("plain", &[Span::Text("plain")]);
    check("*soft*", &[Span::Emphasis("soft")]);
    check("**very soft**", &[Span::Strong("very soft")]);
    check("{q:queries}", &[Span::Role(Role::Query, "queries")]);
    check("{k:key}", &[Span::Role(Role::Key, "key")]);
    check("{v:value}", &[Span::Role(Role::Value, "value")]);
    check("{t:it}", &[Span::Token("it")]);
    check("{t::}", &[Span::Token(":")]);
    check("{=odds-3}", &[Span::Number("odds-3")]);
    check("{m:root}", &[Span::Formula("root")]);
    check("[below](#breaks)", &[Span::Link("below", "breaks")]);
}

#[test]
fn marks_stand_within_text_in_order() {
    check(
        "−∞ for {k:keys}; see [there](#q7) [Dao 2022](#source-dao2022).",
        &[
            Span::Text("−∞ for "),
            Span::Role(Role::Key, "keys"),
            Span::Text("; see "),
            Span::Link("there", "q7"),
            Span::Text(" "),
            Span::Link("Dao 2022", "source-dao2022"),
            Span::Text("."),
        ],
    );
}

#[test]
fn what_does_not_parse_stays_as_it_is_written() {
    let unread = [
        "", "*", "2 * 3", "{", "{q}", "{z:word}", "{q:open", "[x", "[x](y)", "[x] (#y)", "[x](#y",
    ];
    for text in unread {
        let expected = if text.is_empty() {
            vec![]
        } else {
            vec![Span::Text(text)]
        };
        check(text, &expected);
    }
}

#[test]
fn a_bracket_does_not_reach_for_a_later_link() {
    check(
        "[A][B] and [there](#q7)",
        &[Span::Text("[A][B] and "), Span::Link("there", "q7")],
    );
}

#[test]
fn plain_text_keeps_words_and_drops_marks() {
    let text = "The {q:query} of {t:it} is *long*: {=odds-3} [Dao 2022](#source-dao2022), [see](#q1).";
    assert_eq!(plain(text), "The query of it is long:  , see.");
}

/// The span as it is written.
fn written(span: &Span) -> String {
    match span {
        Span::Text(t) => (*t).to_owned(),
        Span::Emphasis(t) => format!("*{t}*"),
        Span::Strong(t) => format!("**{t}**"),
        Span::Role(Role::Query, t) => format!("{{q:{t}}}"),
        Span::Role(Role::Key, t) => format!("{{k:{t}}}"),
        Span::Role(Role::Value, t) => format!("{{v:{t}}}"),
        Span::Token(t) => format!("{{t:{t}}}"),
        Span::Number(t) => format!("{{={t}}}"),
        Span::Formula(t) => format!("{{m:{t}}}"),
        Span::Link(t, id) => format!("[{t}](#{id})"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn written_again_the_spans_are_the_text(text in r"([*{}\[\]()@#:=, qkvtm]|\]\(#|\[@|[a-z§−]){0,40}") {
        let again: String = parse(&text).iter().map(written).collect();
        prop_assert_eq!(again, text);
    }

    #[test]
    fn any_text_at_all_is_read_without_loss(text in ".{0,60}") {
        let again: String = parse(&text).iter().map(written).collect();
        prop_assert_eq!(again, text);
    }
}
