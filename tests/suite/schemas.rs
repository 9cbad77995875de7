//! The schemas by which editors complete and check the lesson's files: they are fresh, take the files as they are, and refuse what the
//! reader refuses.

use std::collections::BTreeMap;
use std::path::Path;

use attention_lesson::lesson::files::schemas;
use jsonschema::Validator;
use serde_json::Value;

use crate::files::sound;

/// The schemas by the names of their files, without folder and ending.
fn validators() -> BTreeMap<String, Validator> {
    let schemas = schemas().into_iter().filter_map(|(path, text)| {
        let name = path.strip_prefix("lesson/schemas/")?.strip_suffix(".json")?.to_owned();
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        Some((name, jsonschema::validator_for(&schema).expect("a schema")))
    });
    schemas.collect()
}

/// The name of the schema of a file.
fn name(file: &str) -> Option<&str> {
    let name = file.strip_suffix(".toml")?;
    match name.split_once('/') {
        Some(("questions", _)) => Some("question"),
        Some((_, figure)) => Some(figure),
        None => Some(name),
    }
}

fn content(text: &str) -> Value {
    toml::from_str(text).expect("TOML")
}

#[test]
fn schemas_are_those_that_the_reader_has_now() {
    for (path, text) in schemas() {
        let written = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path));
        assert!(
            written.is_ok_and(|written| written == text),
            "{path} is stale: cargo xtask schemas"
        );
    }
}

#[test]
fn every_file_fits_its_schema() {
    let validators = validators();
    let mut n_files = 0;
    for (file, text) in sound() {
        let Some(name) = name(&file) else { continue };
        let mistakes: Vec<String> = validators[name]
            .iter_errors(&content(&text))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(mistakes.is_empty(), "{file}: {mistakes:?}");
        n_files += 1;
    }
    assert_eq!(n_files, 3 + 15 + validators.len() - 4);
}

#[test]
fn a_schema_refuses_what_the_reader_refuses() {
    let validators = validators();
    for (file, from, to) in [
        ("lesson.toml", "title =", "titel ="),
        ("lesson.toml", "\"premise\"", "\"The premise\""),
        ("lesson.toml", "\"q15\",", "\"Question 15\","),
        ("sources.toml", "short =", "shrt ="),
        ("questions/q01.toml", "right = \"a\"", "right = \"e\""),
        ("questions/q01.toml", "objective = 1", "objective = \"1\""),
        ("questions/q01.toml", "[show]", "[shows]"),
        ("questions/q03.toml", "[numeric.share]", "[numeric.shared]"),
        ("questions/q03.toml", "by-size =", "by-sighs ="),
        ("figures/softmax.toml", "waiting =", "wating ="),
        ("figures/softmax.toml", "[labels]", "[lables]"),
        ("figures/softmax.toml", ":share:", ":shares:"),
        ("figures/softmax.toml", "\"Softmax\", ", ""),
        ("labels.toml", "undo = \"Undo\"", "undo = \"\""),
    ] {
        let text = &sound()[file];
        assert!(text.contains(from), "{file} has no {from}");
        let validator = &validators[name(file).expect("a TOML file")];
        assert!(
            !validator.is_valid(&content(&text.replacen(from, to, 1))),
            "{file} takes {to}"
        );
    }
}
