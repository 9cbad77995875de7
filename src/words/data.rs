//! A stretch of running text as data: plain text is a string, any other a list of its fields.

use std::fmt::{self, Formatter};

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Inline, TEXT};

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { mark, text, inside } = self;
        match (&**mark, inside.is_empty()) {
            (TEXT, true) => text.serialize(serializer),
            (_, true) => (mark, text).serialize(serializer),
            _ => (mark, text, inside).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Inline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Stretch)
    }
}

struct Stretch;

impl<'de> Visitor<'de> for Stretch {
    type Value = Inline;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list")
    }

    fn visit_str<E>(self, text: &str) -> Result<Inline, E> {
        Ok(Inline::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<Inline, A::Error> {
        Ok(Inline {
            mark: fields.next_element()?.unwrap_or_default(),
            text: fields.next_element()?.unwrap_or_default(),
            inside: fields.next_element()?.unwrap_or_default(),
        })
    }
}
