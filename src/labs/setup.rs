//! What a lab is set to, in two forms: a struct with named fields for each lab, and [`AnySetup`], the plain numbers of
//! any of them. Limits, links, undo and hostile input are handled once, on the numbers.
//!
//! `setup!` makes both directions from one list of fields, so that a name that a lab does not have does not compile.

use core::marker::PhantomData;
use std::rc::Rc;

use super::number::{parse_decimal, plain};

/// What a number of a set-up may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The least it may be.
    pub min: f64,
    /// The most it may be.
    pub max: f64,
    /// How far one press of an arrow key moves it.
    pub step: f64,
    /// How many decimals are kept and shown, four at most.
    pub decimals: u8,
}

impl Limits {
    /// Off (0) or on (1).
    pub const SWITCH: Self = Self::below(2);

    /// One of `n` things, by its index from 0.
    pub const fn below(n: usize) -> Self {
        Self::whole(0, n.saturating_sub(1))
    }

    /// A whole number from `min` to `max`.
    pub const fn whole(min: usize, max: usize) -> Self {
        Self {
            min: min as f64,
            max: max as f64,
            step: 1.0,
            decimals: 0,
        }
    }

    /// A number in steps of a tenth.
    pub const fn tenths(min: f64, max: f64) -> Self {
        Self {
            min,
            max,
            step: 0.1,
            decimals: 1,
        }
    }

    /// `x` brought within the limits and decimals; `otherwise` where it is not a number.
    pub fn clamp(&self, x: f64, otherwise: f64) -> f64 {
        if !x.is_finite() {
            return otherwise;
        }
        let ten = [1.0, 10.0, 100.0, 1000.0, 10_000.0][usize::from(self.decimals.min(4))];
        // Adding 0 turns −0 into 0, so that equal set-ups have equal codes.
        (x.max(self.min).min(self.max) * ten).round() / ten + 0.0
    }
}

/// One thing that can be set: a number or a list of numbers of one kind.
#[derive(Debug, PartialEq)]
pub struct Field {
    /// One or two letters, unique within the lab: it stands in links.
    pub key: &'static str,
    /// How many numbers it has; this never changes.
    pub length: usize,
    /// What each of its numbers may be.
    pub limits: Limits,
}

impl Field {
    /// The key of the field that holds a guess, in every lab that asks for one.
    pub const GUESS: &'static str = "g";
    /// The key of the field that says whether the result is shown, in every lab that asks for a guess.
    pub const SHOWN: &'static str = "x";
}

/// A set-up with named fields. `setup!` implements it.
pub trait NamedSetup: Sized + 'static {
    /// All fields, in the order in which a code holds them.
    const FIELDS: &'static [Field];
    /// The set-up in which the lab opens.
    const START: Self;

    /// Takes the fields from the numbers that begin with theirs.
    fn read(numbers: &mut &[f64]) -> Self;

    /// Appends the numbers of all fields.
    fn write(&self, numbers: &mut Vec<f64>);
}

/// The type of a field: so many numbers.
pub trait FieldType {
    /// How many numbers it is made of.
    const LENGTH: usize;

    /// Takes it from the front of `numbers`; what is missing is 0.
    fn read(numbers: &mut &[f64]) -> Self;

    /// Appends its numbers.
    fn write(&self, numbers: &mut Vec<f64>);
}

/// The first number, which is taken away; 0 where there is none.
pub fn next(numbers: &mut &[f64]) -> f64 {
    numbers.split_off_first().copied().unwrap_or(0.0)
}

impl FieldType for f64 {
    const LENGTH: usize = 1;

    fn read(numbers: &mut &[f64]) -> Self {
        next(numbers)
    }

    fn write(&self, numbers: &mut Vec<f64>) {
        numbers.push(*self);
    }
}

impl FieldType for usize {
    const LENGTH: Self = 1;

    fn read(numbers: &mut &[f64]) -> Self {
        next(numbers) as Self
    }

    fn write(&self, numbers: &mut Vec<f64>) {
        numbers.push(*self as f64);
    }
}

impl FieldType for bool {
    const LENGTH: usize = 1;

    fn read(numbers: &mut &[f64]) -> Self {
        next(numbers) != 0.0
    }

    fn write(&self, numbers: &mut Vec<f64>) {
        numbers.push(f64::from(u8::from(*self)));
    }
}

impl<const N: usize> FieldType for [f64; N] {
    const LENGTH: usize = N;

    fn read(numbers: &mut &[f64]) -> Self {
        core::array::from_fn(|_| next(numbers))
    }

    fn write(&self, numbers: &mut Vec<f64>) {
        numbers.extend_from_slice(self);
    }
}

/// Where a field of the set-up `S` stands among all its numbers: what a control edits.
#[derive(Debug)]
pub struct Place<S> {
    /// The index of its first number.
    pub first: usize,
    /// What its numbers may be.
    pub limits: Limits,
    owner: PhantomData<fn() -> S>,
}

impl<S> Place<S> {
    /// The field that begins at number `first`.
    pub const fn new(first: usize, limits: Limits) -> Self {
        Self {
            first,
            limits,
            owner: PhantomData,
        }
    }
}

/// Declares a lab's `Setup`, a field a line: the name of its place, its own name, its type, its key in links, its limits, and
/// what it is at first.
macro_rules! setup {
    ($($(#[$about:meta])* $place:ident $field:ident: $type:ty = $key:expr, $limits:expr, $start:expr;)*) => {
        /// What the figure is set to.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Setup {
            $($(#[$about])* pub $field: $type,)*
        }

        impl Setup {
            $crate::labs::setup::setup! { @places 0; $($(#[$about])* $place $type, $limits;)* }
        }

        impl $crate::labs::setup::NamedSetup for Setup {
            const FIELDS: &'static [$crate::labs::setup::Field] = &[$($crate::labs::setup::Field {
                key: $key,
                length: <$type as $crate::labs::setup::FieldType>::LENGTH,
                limits: $limits,
            },)*];
            const START: Self = Self { $($field: $start,)* };

            fn read(numbers: &mut &[f64]) -> Self {
                Self { $($field: $crate::labs::setup::FieldType::read(numbers),)* }
            }

            fn write(&self, numbers: &mut Vec<f64>) {
                $($crate::labs::setup::FieldType::write(&self.$field, numbers);)*
            }
        }
    };
    (@places $first:expr;) => {};
    (@places $first:expr; $(#[$about:meta])* $place:ident $type:ty, $limits:expr; $($rest:tt)*) => {
        $(#[$about])*
        pub const $place: $crate::labs::setup::Place<Self> = $crate::labs::setup::Place::new($first, $limits);
        $crate::labs::setup::setup! { @places $first + <$type as $crate::labs::setup::FieldType>::LENGTH; $($rest)* }
    };
}

/// Declares a choice among a few named options; in a code it stands as the option's index.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$option_about:meta])* $option:ident,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$option_about])* $option,)* }

        impl $name {
            /// All options, in the order of their indexes.
            pub const ALL: &'static [Self] = &[$(Self::$option,)*];
            /// How many there are.
            pub const N: usize = Self::ALL.len();
            /// The limits of the index.
            pub const LIMITS: $crate::labs::setup::Limits = $crate::labs::setup::Limits::below(Self::N);
        }

        impl $crate::labs::setup::FieldType for $name {
            const LENGTH: usize = 1;

            fn read(numbers: &mut &[f64]) -> Self {
                Self::ALL[($crate::labs::setup::next(numbers) as usize).min(Self::N - 1)]
            }

            fn write(&self, numbers: &mut Vec<f64>) {
                numbers.push(f64::from(*self as u8));
            }
        }
    };
}

pub(crate) use {choice, setup};

/// What any lab is set to: the numbers of its fields. Cheap to clone; always within its fields' limits.
#[derive(Clone, Debug, PartialEq)]
pub struct AnySetup {
    fields: &'static [Field],
    start: Rc<[f64]>,
    numbers: Rc<[f64]>,
}

impl AnySetup {
    /// The version of the code, the first thing in it.
    const VERSION: &'static str = "1";

    /// The set-up in which the lab of `S` opens.
    pub fn start<S: NamedSetup>() -> Self {
        let mut numbers = Vec::new();
        S::START.write(&mut numbers);
        let numbers: Rc<[f64]> = numbers.into();
        Self {
            fields: S::FIELDS,
            start: numbers.clone(),
            numbers,
        }
    }

    /// This set-up as numbers, brought within limits.
    pub fn of<S: NamedSetup>(setup: &S) -> Self {
        let mut numbers = Vec::new();
        setup.write(&mut numbers);
        Self::start::<S>().with(&numbers.into_iter().enumerate().collect::<Vec<_>>())
    }

    /// The same with named fields. It is to be of the lab that the set-up is of.
    pub fn named<S: NamedSetup>(&self) -> S {
        S::read(&mut &*self.numbers)
    }

    /// The fields that this set-up is of.
    pub fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// The numbers of all fields, one after the other.
    pub fn numbers(&self) -> &[f64] {
        &self.numbers
    }

    /// The numbers of the field with this key; empty for a key that the lab does not have.
    pub fn list(&self, key: &str) -> &[f64] {
        self.range(key).map_or(&[], |range| &self.numbers[range])
    }

    /// The index of the first number of the field with this key; past all numbers for a key that the lab does not have.
    pub fn first(&self, key: &str) -> usize {
        self.range(key).map_or(usize::MAX, |range| range.start)
    }

    /// Whether the result has been asked for.
    pub fn is_shown(&self) -> bool {
        self.list(Field::SHOWN) == [1.0]
    }

    /// The same with its result shown, in a lab that hides it at first.
    #[must_use]
    pub fn shown(&self) -> Self {
        self.with_list(Field::SHOWN, &[1.0])
    }

    /// Whether there is a guess: one that is still as at first is none.
    pub fn is_guessed(&self) -> bool {
        self.range(Field::GUESS)
            .is_some_and(|range| self.numbers[range.clone()] != self.start[range])
    }

    /// The same set-up but for these numbers, each with its index among all; they are brought within limits. An index that
    /// there is not changes nothing.
    #[must_use]
    pub fn with(&self, changes: &[(usize, f64)]) -> Self {
        let mut numbers = self.numbers.to_vec();
        let limits = self
            .fields
            .iter()
            .flat_map(|field| core::iter::repeat_n(&field.limits, field.length));
        for (i, limits) in limits.enumerate() {
            for (_, x) in changes.iter().filter(|(at, _)| *at == i) {
                numbers[i] = limits.clamp(*x, self.start[i]);
            }
        }
        Self {
            numbers: numbers.into(),
            ..self.clone()
        }
    }

    /// The same set-up but for the field with this key; missing numbers stay as they are.
    #[must_use]
    pub fn with_list(&self, key: &str, list: &[f64]) -> Self {
        let range = self.range(key).unwrap_or_default();
        self.with(&range.zip(list.iter().copied()).collect::<Vec<_>>())
    }

    /// The short code for links: the version, then `key:numbers` for each field that is not as at first.
    pub fn encode(&self) -> String {
        let mut code = String::from(Self::VERSION);
        for field in self.fields {
            let range = self.range(field.key).unwrap_or_default();
            if self.numbers[range.clone()] != self.start[range.clone()] {
                let numbers: Vec<String> = self.numbers[range].iter().map(|x| plain(*x)).collect();
                code = [&code, ";", field.key, ":", &numbers.join(",")].concat();
            }
        }
        code
    }

    /// Reads a code of the same lab back. `None` for another version, an unknown field, a list of the wrong length, or a
    /// number that is malformed or outside its limits: a code is taken whole or not at all.
    pub fn decode(&self, code: &str) -> Option<Self> {
        let mut parts = code.split(';');
        if parts.next() != Some(Self::VERSION) {
            return None;
        }
        let start = Self {
            numbers: self.start.clone(),
            ..self.clone()
        };
        parts.try_fold(start, |setup, part| {
            let (key, numbers) = part.split_once(':')?;
            let list = numbers.split(',').map(parse_decimal).collect::<Option<Vec<f64>>>()?;
            let next = setup.with_list(key, &list);
            (next.list(key) == list && !list.is_empty()).then_some(next)
        })
    }

    /// Where the numbers of the field with this key stand.
    fn range(&self, key: &str) -> Option<core::ops::Range<usize>> {
        let mut first = 0;
        for field in self.fields {
            if field.key == key {
                return Some(first..first + field.length);
            }
            first += field.length;
        }
        None
    }
}
