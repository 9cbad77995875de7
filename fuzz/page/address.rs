//! The page's address: `?embed=1&mastery=90#lab=masks/1;w:2`.

use std::cell::RefCell;

use attention_lesson::host::address::protocol::Address;
use attention_lesson::host::cmi5::launch::Launch;
use attention_lesson::labs::AnySetup;
use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::ui::figures::{AnyFigure, figure};
use attention_lesson::ui::settings::{LabLink, PLAIN, Target};
use attention_lesson::words::plain;

use super::assert_sentence;

/// An address is read, a place that it names has an address that names it, and a set-up is within its limits.
pub fn address(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let (query, fragment) = text.split_once('#').unwrap_or((text, ""));
    let parameters: Vec<(String, String)> = query.trim_start_matches('?').split('&').map(parameter).collect();
    let get = |name: &str| {
        let found = parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone())
    };
    let warnings = RefCell::default();
    let address = Address::read(get, fragment, "en", |warning| {
        RefCell::<Vec<String>>::borrow_mut(&warnings).push(warning.to_owned());
    });
    let settings = &address.settings;
    assert!(settings.mastery_percent <= 100);
    assert!(settings.writes_address || settings.is_embedded);
    assert!(warnings.borrow().len() <= 8, "a warning a parameter");
    if let Some(launch) = Launch::read(get) {
        assert!(
            launch.endpoint.starts_with("http") && launch.endpoint.ends_with('/') && !launch.endpoint.ends_with("//")
        );
    }
    if let Some(target) = &settings.target {
        check_target(target);
    }
}

/// A name and a value, as forms encode them.
fn parameter(text: &str) -> (String, String) {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    (decoded(name), decoded(value))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(str::from_utf8(hex).ok()?, 16).ok());
        rest = match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                &after[2..]
            }
            (b'+', _) => {
                bytes.push(b' ');
                after
            }
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn check_target(target: &Target) {
    let written = match target {
        Target::Section(id) => format!("#{id}"),
        Target::Question(question) => {
            assert!(*question < n_concepts());
            format!("#q{}", question + 1)
        }
        Target::Lab(link) => {
            let figure = figure(link.id).expect("a link names a figure that there is");
            let code = link.code.strip_suffix(PLAIN).unwrap_or(&link.code);
            if let Some(setup) = figure.start().decode(code) {
                check_setup(figure, &setup);
            }
            LabLink::fragment(link.id, &link.code)
        }
        Target::NoLab => return,
    };
    assert!(
        written
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\".contains(&byte)),
        "{written:?}"
    );
    assert_eq!(Target::from_fragment(&written).as_ref(), Some(target), "{written}");
}

fn check_setup(figure: &dyn AnyFigure, setup: &AnySetup) {
    for setup in [setup.clone(), setup.shown(), figure.revealed(setup)] {
        for field in setup.fields() {
            let is_within = |x: &f64| (field.limits.min..=field.limits.max).contains(x);
            assert!(
                setup.list(field.key).iter().all(is_within),
                "{} in {setup:?}",
                field.key
            );
        }
        let code = setup.encode();
        assert_eq!(figure.start().decode(&code).as_ref(), Some(&setup), "{code}");
        let link = Target::from_fragment(&LabLink::fragment(figure.id(), &code));
        assert!(
            matches!(link, Some(Target::Lab(link)) if *link.code == *code),
            "{code} is no link"
        );
        let said = plain(&figure.read(&setup).sentence);
        assert_sentence(&said, "");
        assert!(!said.contains("NaN") && !said.contains("inf"), "{said}");
    }
}
