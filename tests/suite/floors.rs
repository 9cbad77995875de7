//! Which room of the house may know which, and which may know a browser.

use std::collections::BTreeSet;

use crate::tree::{File, assert_none, code, places_of, rust_files};

/// A room of `src/`, and all that it may know of the others: a room, or one module of it.
const ROOMS: &[(&str, &[&str])] = &[
    ("attention", &[]),
    ("words", &[]),
    // Of the mathematics its seeded generator alone.
    ("quiz", &["attention::random", "words"]),
    ("labs", &["attention"]),
    ("lesson", &["attention", "words", "quiz", "labs"]),
    ("progress", &["quiz", "lesson", "labs"]),
    // Pictures are plain data; numbers on them are written as everywhere.
    ("plots", &["lesson::number"]),
    (
        "ui",
        &["attention", "words", "quiz", "lesson", "labs", "progress", "plots"],
    ),
    (
        "host",
        &[
            "attention",
            "words",
            "quiz",
            "lesson",
            "labs",
            "progress",
            "plots",
            "ui",
        ],
    ),
];

/// What only some rooms may name.
const KEPT_TO: &[(&str, &[&str])] = &[
    ("libm::", &["attention"]),
    ("plotters::", &["plots", "ui"]),
    ("plotters_backend::", &["ui"]),
    ("yew::", &["ui", "host"]),
    ("web_sys::", &["ui", "host"]),
    ("wasm_bindgen::", &["ui", "host"]),
    ("js_sys::", &["ui", "host"]),
    ("serde::", &["words", "quiz", "lesson", "host"]),
    ("toml::", &["lesson"]),
    ("jotdown::", &["lesson"]),
    ("pulldown_latex::", &["lesson"]),
    ("quick_xml::", &["lesson"]),
    ("JsValue", &["host"]),
    ("local_storage", &["host"]),
    ("session_storage", &["host"]),
    ("post_message", &["host"]),
];

/// The room that a file of `src/` stands in; the roots stand in none.
fn room(path: &str) -> Option<&str> {
    path.strip_prefix("src/")?.split_once('/').map(|(room, _)| room)
}

/// All paths of a tree of names such as `a::{b, c::{d, e}}`, which starts at the head of `text`.
pub(crate) fn paths(text: &str) -> Vec<String> {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
        .unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let Some(inner) = rest.strip_prefix('{') else {
        return vec![head.to_owned()];
    };
    let mut depth = 0_i32;
    let mut branches = vec![String::new()];
    for c in inner.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => {
                branches.push(String::new());
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        branches.last_mut().expect("one branch at least").push(c);
    }
    let below = branches
        .iter()
        .filter(|branch| !branch.is_empty())
        .flat_map(|branch| paths(branch));
    below.map(|path| format!("{head}{path}")).collect()
}

fn is_within(path: &str, allowed: &str) -> bool {
    path == allowed || path.strip_prefix(allowed).is_some_and(|rest| rest.starts_with("::"))
}

/// Each path by which a file reaches into a room that its own room may not know, with the place.
fn strangers(file: &File) -> Vec<String> {
    let Some((own, allowed)) = ROOMS.iter().find(|(name, _)| Some(*name) == room(&file.path)) else {
        return Vec::new();
    };
    let code = code(&file.text);
    let reached = places_of(&code, "crate::").flat_map(|at| {
        let trees = paths(&code[at + "crate::".len()..]);
        trees.into_iter().map(move |path| (at, path))
    });
    let is_stranger = |path: &str| !is_within(path, own) && !allowed.iter().any(|room| is_within(path, room));
    let mut found: Vec<String> = reached
        .filter(|(_, path)| is_stranger(path))
        .map(|(at, path)| format!("{}: {own} reaches crate::{path}", file.place(at)))
        .collect();
    // In src/labs/setup.rs `super` is the room itself, and one more `super` leaves it.
    let depth = file.path.matches('/').count() - usize::from(file.path.ends_with("/mod.rs"));
    let climb = "super::".repeat(depth);
    found.extend(places_of(&code, &climb).map(|at| format!("{}: {own} is left by {climb}", file.place(at))));
    found
}

/// Each place where a file names what is kept to other rooms.
fn trespasses(file: &File) -> Vec<String> {
    let Some(own) = room(&file.path) else {
        return Vec::new();
    };
    let code = code(&file.text);
    let kept = KEPT_TO.iter().filter(|(_, rooms)| !rooms.contains(&own));
    kept.flat_map(|(name, _)| places_of(&code, name).map(move |at| (name, at)))
        .map(|(name, at)| format!("{}: {own} names {name}", file.place(at)))
        .collect()
}

#[test]
fn a_room_knows_only_rooms_before_it() {
    let found: Vec<String> = rust_files("src").iter().flat_map(strangers).collect();
    assert_none("See ROOMS in tests/suite/floors.rs for who may know whom.", &found);
}

#[test]
fn browser_crates_stay_in_the_upper_rooms() {
    let found: Vec<String> = rust_files("src").iter().flat_map(trespasses).collect();
    assert_none(
        "See KEPT_TO in tests/suite/floors.rs for what is kept to which rooms.",
        &found,
    );
}

/// What a reader reads stands in `lesson/`: in labs and in what figures say of them no text between quotation marks has two words.
#[test]
fn labs_and_what_figures_say_have_no_words_of_their_own() {
    let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let spoken = |file: &File| {
        let code = code(&file.text);
        let texts = code
            .split('"')
            .skip(1)
            .step_by(2)
            .filter(|text| text.split(' ').filter(is_word).count() > 1);
        texts.map(|text| format!("{}: {text:?}", file.path)).collect::<Vec<_>>()
    };
    let folders = ["src/labs", "src/lesson/figures"];
    let found: Vec<String> = folders
        .iter()
        .flat_map(|folder| rust_files(folder))
        .flat_map(|file| spoken(&file))
        .collect();
    assert_none("Words stand in lesson/en/figures.", &found);
}

#[test]
fn every_room_has_its_rule() {
    let files = rust_files("src");
    let there: BTreeSet<&str> = files.iter().filter_map(|file| room(&file.path)).collect();
    let ruled: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    assert_eq!(there, ruled);
}

#[test]
fn the_rules_find_what_they_forbid() {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let cases = [
        (
            "src/labs/x.rs",
            "use crate::attention::Mask;\nuse crate::ui::App;",
            "src/labs/x.rs:2: labs reaches crate::ui::App",
        ),
        (
            "src/labs/x.rs",
            "use crate::{\n    attention::{Mask, Matrix},\n    lesson,\n};",
            "src/labs/x.rs:1: labs reaches crate::lesson",
        ),
        (
            "src/quiz/x.rs",
            "use crate::attention::{random::Random, Mask};",
            "src/quiz/x.rs:1: quiz reaches crate::attention::Mask",
        ),
        (
            "src/plots/x.rs",
            "fn f() { crate::labs::LABS; }",
            "src/plots/x.rs:1: plots reaches crate::labs::LABS",
        ),
        (
            "src/attention/x.rs",
            "use super::super::quiz;",
            "src/attention/x.rs:1: attention is left by super::super::",
        ),
        (
            "src/attention/mod.rs",
            "use super::quiz;",
            "src/attention/mod.rs:1: attention is left by super::",
        ),
        (
            "src/labs/x.rs",
            "use web_sys::Window;",
            "src/labs/x.rs:1: labs names web_sys::",
        ),
        (
            "src/ui/x.rs",
            "use wasm_bindgen::JsValue;",
            "src/ui/x.rs:1: ui names JsValue",
        ),
    ];
    for (path, text, offense) in cases {
        let file = file(path, text);
        let found = [strangers(&file), trespasses(&file)].concat();
        assert_eq!(found, [offense], "{text}");
    }
    let allowed = [
        (
            "src/labs/x.rs",
            "// use crate::ui::App;\nuse crate::attention::{Mask, matrix::Matrix};\nuse crate::labs::number;",
        ),
        (
            "src/quiz/x.rs",
            "use crate::attention::random::Random;\nuse super::Letter;",
        ),
        ("src/ui/parts/x.rs", "use super::super::text;\nuse yew::prelude::*;"),
        ("src/main.rs", "fn main() { yew::start(); }"),
    ];
    for (path, text) in allowed {
        let file = file(path, text);
        assert_eq!([strangers(&file), trespasses(&file)].concat(), [""; 0], "{text}");
    }
}
