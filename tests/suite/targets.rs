//! What the fragment of an address leads to.

use attention_lesson::labs::{AnySetup, Field, Limits};
use attention_lesson::ui::Target;
use attention_lesson::ui::figures::FIGURES;
use attention_lesson::ui::settings::{LabLink, PLAIN};

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

/// A link with the lab's id and code reads back as both; the code is the figure's own.
#[track_caller]
fn check_lab(id: &'static str, code: &str) {
    let fragment = LabLink::fragment(id, code);
    let expected = Target::Lab(LabLink {
        id,
        code: code.to_owned().into(),
    });
    check(&fragment, Some(&expected));
    check(fragment.trim_start_matches('#'), Some(&expected));
}

#[test]
fn a_figure_and_its_state_read_back_as_they_were_written() {
    for figure in FIGURES {
        let (id, start) = (figure.id(), figure.start());
        check_lab(id, &start.encode());
        check_lab(id, &[&*start.encode(), PLAIN].concat());
        for field in start.fields() {
            for far in [f64::NEG_INFINITY, -1e9, 1.0, 0.3, 1e9] {
                let setup = start.with_list(field.key, &vec![far; field.length]);
                check_lab(id, &setup.encode());
                assert_eq!(start.decode(&setup.encode()), Some(setup));
            }
        }
    }
}

#[test]
fn the_longest_code_of_every_figure_fits_into_a_link() {
    for figure in FIGURES {
        // Numbers that take the most characters within their limits.
        let fill = |setup: AnySetup, field: &Field| {
            let far = match field.limits {
                Limits { min, step, .. } if min < 0.0 => min + step,
                Limits { max, decimals: 0, .. } => max,
                Limits { max, step, .. } => max - step,
            };
            setup.with_list(field.key, &vec![far; field.length])
        };
        let start = figure.start();
        let longest = start.fields().iter().fold(start, fill);
        check_lab(figure.id(), &[&*longest.encode(), PLAIN].concat());
    }
}

#[test]
fn a_link_is_read_as_mail_and_chat_pass_it_on() {
    let code = "1;g:0.5,0.1,0.2,0.2;x:1/plain";
    let lab = Target::Lab(LabLink {
        id: "softmax",
        code: code.into(),
    });
    let plain = format!("#lab=softmax/{code}");
    let signs = [("/", "%2F"), (";", "%3B"), (":", "%3A"), (",", "%2C"), ("=", "%3D")];
    let encoded = signs
        .iter()
        .fold(plain.clone(), |link, (sign, code)| link.replace(sign, code));
    for link in [
        plain.clone(),
        encoded.clone(),
        encoded.to_lowercase(),
        plain.replace(';', "%3b"),
    ] {
        for around in ["", ")", ".", ",", ">", ").", "%29", "%3E", "%3e,", "\"", "?"] {
            check(&format!("{link}{around}"), Some(&lab));
        }
    }
    for fragment in ["#q7.", "#q7)", "#%717%2e", "q7>,"] {
        check(fragment, Some(&Target::Question(6)));
    }
    check("#not%2Dthoughts).", Some(&Target::Section("not-thoughts".into())));
}

#[test]
fn an_encoding_is_taken_off_once_and_only_where_it_is_whole() {
    for fragment in [
        "lab=masks/1%253Bx:1",
        "lab=masks/1%3",
        "lab=masks/1%",
        "lab=masks/%E0%A4%A",
        "lab=masks/%FF",
        "lab=masks/1%00",
        "lab=masks/1;%é",
    ] {
        check(fragment, Some(&Target::NoLab));
    }
    for fragment in ["%", "#q%", "#%C3%A9", "#%FFq7", "#.", "#%2E", "#%é"] {
        check(fragment, None);
    }
}

#[test]
fn a_figure_link_that_no_page_wrote_is_told_apart_from_a_place() {
    let long = format!("lab=masks/1;{}", "1".repeat(5000));
    for fragment in [
        "lab=",
        "lab=masks",
        "lab=/1",
        "lab=nothing/1",
        "lab=Masks/1",
        "lab=masks/1 ",
        "lab=masks/1;é",
        "lab=masks/%3Cscript%3E",
        "lab=masks/1;m:<b>",
        "lab=masks/1/plain/plain",
        "lab=masks/1/PLAIN",
        "lab=masks/plain/1",
        &long,
    ] {
        check(fragment, Some(&Target::NoLab));
    }
}
