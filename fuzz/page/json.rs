//! JSON in the place of JavaScript's values. What JSON cannot say, a text says: "NaN", "Infinity", "-Infinity".

use attention_lesson::host::host_value::HostValue;
use serde_json::Value;

#[derive(Default)]
pub(super) struct Json(pub(super) Value);

impl Json {
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    fn no_number(&self) -> Option<f64> {
        match self.0.as_str()? {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            _ => None,
        }
    }
}

impl HostValue for Json {
    fn member(&self, name: &str) -> Option<Self> {
        let member = self.0.as_object()?.get(name)?;
        (!member.is_null()).then(|| Self(member.clone()))
    }

    fn names(&self) -> impl Iterator<Item = String> {
        let names: Vec<String> = self
            .0
            .as_object()
            .map(|object| object.keys().cloned().collect())
            .unwrap_or_default();
        names.into_iter()
    }

    fn entries(&self) -> Option<impl Iterator<Item = Self>> {
        Some(self.0.as_array()?.clone().into_iter().map(Self))
    }

    fn text(&self) -> Option<String> {
        self.0
            .as_str()
            .filter(|_| self.no_number().is_none())
            .map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64().or_else(|| self.no_number())
    }

    fn boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn holds(&self) -> bool {
        !matches!(&self.0, Value::Null | Value::Bool(false)) && self.0.as_f64() != Some(0.0) && self.0 != ""
    }

    fn json(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}
