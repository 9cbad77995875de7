//! What can be wrong with an input, and where. Codes are public: they are section 4 of the contract with host pages.

use core::fmt;

/// Why attention could not be computed. `Display` names the place in one sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// Query `row` may attend to no key at all, so its softmax is undefined.
    EmptyRow {
        /// The query's index, from 0.
        row: usize,
    },
    /// Shapes are ragged, empty or do not agree.
    Shape(String),
    /// A number is NaN or infinite, given or after an overflow.
    NotFinite {
        /// Which matrix.
        matrix: &'static str,
        /// Its row, from 0.
        row: usize,
        /// Its column, from 0.
        column: usize,
    },
    /// A setting is outside its domain.
    Setting(String),
}

impl Error {
    /// The stable code of this kind of error: `"empty-row"`, `"shape"`, `"not-finite"` or `"option"`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyRow { .. } => "empty-row",
            Self::Shape(_) => "shape",
            Self::NotFinite { .. } => "not-finite",
            Self::Setting(_) => "option",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyRow { row } => write!(f, "query {row} may attend to no key: its row of weights is undefined"),
            Self::Shape(what) | Self::Setting(what) => f.write_str(what),
            Self::NotFinite { matrix, row, column } => {
                write!(f, "{matrix}[{row}][{column}] is not a finite number")
            }
        }
    }
}

impl core::error::Error for Error {}
