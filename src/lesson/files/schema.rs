//! JSON schemas of the lesson's TOML files, for editors that complete and check while one writes, and the file that tells editors
//! which schema is whose. They are made from what the reader itself reads by: its types, and the texts that `lesson::texts` declares.

use schemars::{Schema, schema_for};
use serde_json::{Map, Value, json};

use super::figure::{FIGURES, HEAD, path};
use super::head::{Head, QUESTIONS, SOURCES, Sources};
use super::numeric::object;
use super::question::Whole;
use super::table::LESSON;
use crate::lesson::texts::{Declared, FILES};

/// The folder of the schemas.
const FOLDER: &str = "lesson/schemas/";
/// The file by which Taplo, and the editors that have it in them, know the schema of each file.
const EDITORS: &str = ".taplo.toml";

/// All files that hold schemas or tell of them: path and text.
pub fn schemas() -> Vec<(String, String)> {
    let mut all = vec![
        (LESSON.to_owned(), schema_for!(Head)),
        (SOURCES.to_owned(), schema_for!(Sources)),
        ([QUESTIONS, "*.toml"].concat(), schema_for!(Whole)),
    ];
    all.extend(FILES.iter().map(|(name, declared)| (path(name), texts(declared))));
    let mut rules = "# Which schema belongs to which file of a lesson: Taplo reads this, and so do editors that have it in them, such as VS Code with\n\
                     # Even Better TOML. `cargo xtask schemas` writes it."
        .to_owned();
    let mut files = Vec::new();
    for (of, schema) in all {
        let name = of.replace(&[QUESTIONS, "*"].concat(), "question").replace(FIGURES, "");
        let name = [FOLDER, name.trim_end_matches("toml"), "json"].concat();
        let rule = format!("include = [\"lesson/*/{of}\"]\nschema = {{ path = \"{name}\", enabled = true }}");
        rules += &["\n\n[[rule]]\n", &rule].concat();
        files.push((name, format!("{:#}\n", schema.to_value())));
    }
    files.push((EDITORS.to_owned(), rules + "\n"));
    files
}

/// The schema of a file with these texts.
fn texts(declared: &[Declared]) -> Schema {
    let in_group = |group: &str| {
        let texts = declared.iter().filter(|declared| declared.group == group);
        texts.map(|declared| (declared.name(), text(declared))).collect()
    };
    let mut properties: Map<String, Value> = in_group(HEAD);
    for declared in declared.iter().filter(|declared| declared.group != HEAD) {
        let group = declared.group;
        properties.entry(group).or_insert_with(|| object(&in_group(group)));
    }
    let mut schema = Schema::try_from(object(&properties)).unwrap_or_default();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema
}

fn text(declared: &Declared) -> Value {
    let names: Vec<String> = declared.places().iter().map(|name| format!(":{name}:")).collect();
    let kind = if declared.is_rich {
        "Words, also with marks."
    } else {
        "Plain words."
    };
    let said = match &*names.join(", ") {
        "" => kind.to_owned(),
        all => format!("{kind} Takes {all}."),
    };
    let mut text = json!({ "type": "string", "minLength": 1, "description": said });
    if !names.is_empty() {
        text["allOf"] = names.iter().map(|name| json!({ "pattern": name })).collect();
    }
    match declared.n {
        None => text,
        Some(n) => json!({ "type": "array", "minItems": n, "maxItems": n, "items": text }),
    }
}
