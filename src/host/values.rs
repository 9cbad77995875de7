//! Reads what `JSON.parse` has made into Rust's own data: texts, whole numbers, and lists. A struct is a list of its fields,
//! so that no key need be found. The little code that this takes is a tenth of what the library for all of JavaScript's
//! values brings along.

use std::fmt::{self, Display, Formatter};

use js_sys::Array;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, SeqAccess, Visitor};
use wasm_bindgen::{JsCast, JsValue};

/// The data that `value` holds; `None` where it is of another form.
pub(super) fn read<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    T::deserialize(Value(value)).ok()
}

/// Another form was expected. Which one is not told: whoever writes the page and whoever reads it are of one build.
#[derive(Debug)]
struct Unreadable;

type Result<T> = std::result::Result<T, Unreadable>;

impl Display for Unreadable {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

struct Value(JsValue);

impl<'de> Deserializer<'de> for Value {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let value = match self.0.dyn_into::<Array>() {
            Ok(list) => return visitor.visit_seq(List { list, next: 0 }),
            Err(value) => value,
        };
        match (value.as_string(), value.as_f64()) {
            (Some(text), _) => visitor.visit_string(text),
            (None, Some(number)) => visitor.visit_u64(number as u64),
            (None, None) => Err(Unreadable),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        option seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct List {
    list: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for List {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if self.next == self.list.length() {
            return Ok(None);
        }
        let value = Value(self.list.get(self.next));
        self.next += 1;
        seed.deserialize(value).map(Some)
    }
}
