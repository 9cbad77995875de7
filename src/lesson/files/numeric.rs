//! The schema of the words of numeric siblings, which `lesson::variants` asks for.

use schemars::{JsonSchema, Schema, json_schema};
use serde_json::{Map, Value, json};

use crate::lesson::variants::kinds::{KINDS, Kind};

/// A table that has all of these and nothing else.
pub(super) fn object(properties: &Map<String, Value>) -> Value {
    let names: Vec<&String> = properties.keys().collect();
    json!({ "type": "object", "required": names, "properties": properties, "additionalProperties": false })
}

/// The words of numeric siblings, for `question::Whole`: which kinds a question has depends on its place in the lesson.
pub(super) struct Numeric;

impl JsonSchema for Numeric {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Numeric".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> Schema {
        let template = |kind: &Kind| {
            let names = kind.texts().into_iter().map(|(name, _)| name.to_owned());
            object(
                &names
                    .map(|name| (name, json!({ "type": "string", "minLength": 1 })))
                    .collect(),
            )
        };
        let kinds: Map<String, Value> = KINDS
            .iter()
            .map(|kind| (kind.name.to_owned(), template(kind)))
            .collect();
        json_schema!({ "type": "object", "properties": kinds, "additionalProperties": false })
    }
}
