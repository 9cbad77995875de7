//! The inline notation and its parser.

use attention_lesson::lesson::inline::{parse, plain};
use attention_lesson::words::{CITE, EMPHASIS, FORMULA, Inline, LINK, SOURCE, STRONG, TEXT};
use proptest::prelude::*;

/// A text, and what it is read as.
fn check(text: &str, expected: &[Inline]) {
    assert_eq!(parse(text), expected, "{text:?}");
}

fn words(text: &str) -> Inline {
    Inline::text(text)
}

/// A word with a mark of its own.
fn marked(mark: &str, text: &str) -> Inline {
    Inline::new(mark, text, vec![])
}

/// Plain words within a mark.
fn around(mark: &str, text: &str, inside: &str) -> Inline {
    Inline::new(mark, text, vec![words(inside)])
}

#[test]
fn each_mark_is_read_as_what_it_means() {
    check("plain", &[words("plain")]);
    check("*soft*", &[around(EMPHASIS, "", "soft")]);
    check("**very soft**", &[around(STRONG, "", "very soft")]);
    check("{q:queries}", &[marked("q", "queries")]);
    check("{k:key}", &[marked("k", "key")]);
    check("{v:value}", &[marked("v", "value")]);
    check("{t:it}", &[marked("t", "it")]);
    check("{t::}", &[marked("t", ":")]);
    check("[below](#breaks)", &[around(LINK, "breaks", "below")]);
    check("[Dao 2022](#source-dao2022)", &[around(CITE, "dao2022", "Dao 2022")]);
    assert!(matches!(&*parse("{m:wo}"), [formula] if formula.mark == FORMULA && formula.text == "W O"));
}

#[test]
fn marks_stand_within_text_in_order() {
    check(
        "−∞ for {k:keys}; see [there](#q7).",
        &[
            words("−∞ for "),
            marked("k", "keys"),
            words("; see "),
            around(LINK, "q7", "there"),
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
    check(
        "[A][B] and [there](#q7)",
        &[words("[A][B] and "), around(LINK, "q7", "there")],
    );
}

#[test]
fn plain_text_keeps_words_and_drops_marks() {
    let text = "The {q:query} of {t:it} is *long*: {m:wo} [Dao 2022](#source-dao2022), [see](#q1).";
    assert_eq!(plain(text), "The query of it is long:  , see.");
}

/// The text as it is written.
fn written(words: &[Inline]) -> String {
    let one = |inline: &Inline| {
        let Inline { mark, text, inside } = inline;
        let inside = || written(inside);
        match &**mark {
            TEXT => text.clone(),
            EMPHASIS => format!("*{}*", inside()),
            STRONG => format!("**{}**", inside()),
            FORMULA => "{m:wo}".to_owned(),
            LINK => format!("[{}](#{text})", inside()),
            CITE => format!("[{}](#{SOURCE}{text})", inside()),
            mark => format!("{{{mark}:{text}}}"),
        }
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
