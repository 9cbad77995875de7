//! What a lab is set to: named lists of numbers within limits, and their short code for links.

use std::rc::Rc;

use super::number::{fixed, parse_decimal};

/// What a field's numbers may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number within limits, kept to this many decimals.
    Number {
        /// The least it may be.
        min: f64,
        /// The most it may be.
        max: f64,
        /// How far one press of an arrow key moves it.
        step: f64,
        /// How many decimals are kept and shown.
        decimals: u8,
    },
    /// One of these options, by its index.
    Choice(&'static [&'static str]),
    /// Off (0) or on (1).
    Switch,
    /// An index from 0 that the drawing itself sets (a chosen token, a cell), at most this.
    Index(u16),
}

/// One thing that can be set: a number or a list of numbers of one kind.
#[derive(Debug, PartialEq)]
pub struct Field {
    /// One or two letters, unique within the lab: it stands in links.
    pub key: &'static str,
    /// What a control for it is called; plain text. Empty where the drawing itself is the control.
    pub label: &'static str,
    /// What its numbers may be.
    pub kind: Kind,
    /// What it is set to at first; the length of the list never changes.
    pub default: &'static [f64],
}

impl Field {
    /// `value` brought within the field's limits and decimals; the default where it is not a number.
    pub fn clamp(&self, index: usize, value: f64) -> f64 {
        if !value.is_finite() {
            return self.default.get(index).copied().unwrap_or(0.0);
        }
        let (min, max, decimals) = match self.kind {
            Kind::Number { min, max, decimals, .. } => (min, max, decimals),
            Kind::Choice(options) => (0.0, options.len().saturating_sub(1) as f64, 0),
            Kind::Switch => (0.0, 1.0, 0),
            Kind::Index(max) => (0.0, f64::from(max), 0),
        };
        let ten = [1.0, 10.0, 100.0, 1000.0, 10_000.0][usize::from(decimals.min(4))];
        // Adding 0 turns −0 into 0, so that equal set-ups have equal codes.
        (value.max(min).min(max) * ten).round() / ten + 0.0
    }
}

/// What a lab is set to. Cheap to clone; always within its fields' limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    fields: &'static [Field],
    values: Rc<[Rc<[f64]>]>,
}

impl Setup {
    /// The version of the code, the first thing in it.
    const VERSION: &'static str = "1";

    /// All fields at their defaults.
    pub fn new(fields: &'static [Field]) -> Self {
        Self {
            fields,
            values: fields.iter().map(|field| Rc::from(field.default)).collect(),
        }
    }

    /// The fields that this set-up is of.
    pub fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.place(key).map(|i| &self.fields[i])
    }

    /// The numbers of field `key`; empty for a key that the lab does not have.
    pub fn list(&self, key: &str) -> &[f64] {
        self.place(key)
            .and_then(|i| self.values.get(i))
            .map_or(&[], |list| list)
    }

    /// The numbers of field `key`, shared: for a view that is drawn again only when they change.
    pub fn shared(&self, key: &str) -> Rc<[f64]> {
        self.place(key).map_or_else(|| Rc::from([]), |i| self.values[i].clone())
    }

    /// The first number of field `key`, 0 for a key that the lab does not have.
    pub fn number(&self, key: &str) -> f64 {
        self.list(key).first().copied().unwrap_or(0.0)
    }

    /// The first number of field `key` as an index.
    pub fn index(&self, key: &str) -> usize {
        self.number(key) as usize
    }

    /// Whether the switch `key` is on.
    pub fn is_on(&self, key: &str) -> bool {
        self.number(key) != 0.0
    }

    /// The same set-up but for one number, brought within its limits. An unknown key or index changes nothing.
    #[must_use]
    pub fn with(&self, key: &str, index: usize, value: f64) -> Self {
        let mut list = self.list(key).to_vec();
        if let Some(slot) = list.get_mut(index) {
            *slot = value;
        }
        self.with_list(key, &list)
    }

    /// The same set-up but for one field; numbers are brought within limits, missing ones stay as they are.
    #[must_use]
    pub fn with_list(&self, key: &str, list: &[f64]) -> Self {
        let Some(place) = self.place(key) else {
            return self.clone();
        };
        let field = &self.fields[place];
        let mut values = self.values.to_vec();
        let at = |i: usize, old: &f64| field.clamp(i, list.get(i).copied().unwrap_or(*old));
        values[place] = self.values[place]
            .iter()
            .enumerate()
            .map(|(i, old)| at(i, old))
            .collect();
        Self {
            fields: self.fields,
            values: values.into(),
        }
    }

    /// The short code for links: the version, then `key:numbers` for each field that is not at its default.
    pub fn encode(&self) -> String {
        let mut code = String::from(Self::VERSION);
        for (field, list) in self.fields.iter().zip(self.values.iter()) {
            if **list != *field.default {
                let numbers: Vec<String> = list.iter().map(|x| plain_decimal(*x)).collect();
                code = format!("{code};{}:{}", field.key, numbers.join(","));
            }
        }
        code
    }

    /// Reads a code back. `None` for another version, an unknown field, a list of the wrong length, or a number that is
    /// malformed or outside its limits: a code is taken whole or not at all.
    pub fn decode(fields: &'static [Field], code: &str) -> Option<Self> {
        let mut parts = code.split(';');
        if parts.next() != Some(Self::VERSION) {
            return None;
        }
        parts.try_fold(Self::new(fields), |setup, part| {
            let (key, numbers) = part.split_once(':')?;
            let field = fields.iter().find(|field| field.key == key)?;
            let list = numbers.split(',').map(parse_decimal).collect::<Option<Vec<f64>>>()?;
            let within = list.iter().enumerate().all(|(i, x)| field.clamp(i, *x) == *x);
            (list.len() == field.default.len() && within).then(|| setup.with_list(key, &list))
        })
    }

    fn place(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }
}

/// A number of a set-up as links hold it: no more decimals than it has, of which there are four at most.
fn plain_decimal(x: f64) -> String {
    let digits = fixed(x.abs(), 4);
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    let sign = if x < 0.0 { "-" } else { "" };
    [sign, digits].concat()
}
