//! Reads what `JSON.parse` has made into Rust's own data: texts, whole numbers, and lists. A struct is a list of its fields,
//! a variant of an enum its name, or a list of its name and what it holds; so keys need not be found, and the little code that
//! this takes is a sixth of what the library for all of JavaScript's values brings along.

use std::fmt::{self, Display, Formatter};

use js_sys::Array;
use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, SeqAccess, VariantAccess, Visitor};
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

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self.0.dyn_into::<Array>() {
            Ok(list) => visitor.visit_enum(Variant(list)),
            Err(name) => {
                let name = name.as_string().ok_or(Unreadable)?;
                visitor.visit_enum(StringDeserializer::new(name))
            }
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct identifier ignored_any
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

/// A variant that holds something: its name, and that.
struct Variant(Array);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unreadable;
    type Variant = Value;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Value)> {
        Ok((seed.deserialize(Value(self.0.get(0)))?, Value(self.0.get(1))))
    }
}

impl<'de> VariantAccess<'de> for Value {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.deserialize_any(visitor)
    }
}
