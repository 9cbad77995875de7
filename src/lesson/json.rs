//! Reads the block of JSON that the build writes into the page: texts, whole numbers up to 255, and lists. A struct is a list of its
//! fields, so that no key need be found. The little code that this takes is a tenth of what a library for all of JSON brings.

use std::fmt::{self, Display, Formatter};

use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, SeqAccess, Visitor};

/// The data that `text` holds; `None` where it is of another form.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut rest = Rest(text);
    let data = T::deserialize(&mut rest).ok()?;
    rest.0.is_empty().then_some(data)
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

/// What is still to be read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// Takes the text before the next of the ASCII characters that `ends` names.
    fn take_until(&mut self, ends: fn(u8) -> bool) -> &'a str {
        let end = self.0.bytes().position(ends).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }

    #[inline(never)]
    fn skip(&mut self, mark: char) -> Result<()> {
        self.0 = self.0.strip_prefix(mark).ok_or(Unreadable)?;
        Ok(())
    }

    // Once for all types of data.
    #[inline(never)]
    fn string(&mut self) -> Result<String> {
        self.skip('"')?;
        let mut text = String::new();
        loop {
            text.push_str(self.take_until(|b| matches!(b, b'"' | b'\\')));
            if self.skip('"').is_ok() {
                return Ok(text);
            }
            self.skip('\\')?;
            let escaped = self.0.chars().next().ok_or(Unreadable)?;
            self.skip(escaped)?;
            text.push(match escaped {
                'n' => '\n',
                '"' | '\\' | '/' => escaped,
                _ => return Err(Unreadable),
            });
        }
    }

    #[inline(never)]
    fn number(&mut self) -> Result<u8> {
        let digits = self.take_until(|b| !b.is_ascii_digit());
        digits.parse().map_err(|_| Unreadable)
    }
}

impl<'de> Deserializer<'de> for &mut Rest<'_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.skip('[').is_ok() {
            let value = visitor.visit_seq(&mut *self)?;
            self.skip(']')?;
            return Ok(value);
        }
        if self.0.starts_with('"') {
            return visitor.visit_string(self.string()?);
        }
        visitor.visit_u8(self.number()?)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        option seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for &mut Rest<'_> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if self.0.starts_with(']') {
            return Ok(None);
        }
        // There is none before the first.
        let _ = self.skip(',');
        seed.deserialize(&mut **self).map(Some)
    }
}
