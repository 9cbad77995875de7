//! A row-major matrix whose shape is checked once, when it is made.

use super::Error;

/// The most numbers that a matrix holds: 256 MB of them. A larger product is refused, since a browser's memory would
/// not hold it and 32 bits could not count it.
pub const MOST: usize = 1 << 25;

/// A dense `[rows × columns]` matrix of `f64`, row-major, never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    data: Vec<f64>,
}

impl Matrix {
    /// Takes `rows × columns` numbers in row-major order; `name` stands in the error.
    ///
    /// # Errors
    /// `Shape` if a side is 0 or the numbers do not fill the shape; `NotFinite` at the first number that is not finite.
    pub fn new(name: &'static str, rows: usize, columns: usize, data: Vec<f64>) -> Result<Self, Error> {
        if rows == 0 || columns == 0 {
            return Err(Error::Shape(format!(
                "{name} has no {}",
                if rows == 0 { "rows" } else { "columns" }
            )));
        }
        if rows.checked_mul(columns) != Some(data.len()) {
            return Err(Error::Shape(format!(
                "{name} has {} numbers for a shape of {rows} × {columns}",
                data.len()
            )));
        }
        Self { rows, columns, data }.finite(name)
    }

    /// Takes rows of equal length; `name` stands in the error.
    ///
    /// # Errors
    /// `Shape` if there is no row, a row is empty, or rows differ in length; `NotFinite` as in [`Matrix::new`].
    pub fn from_rows<R: AsRef<[f64]>>(name: &'static str, rows: &[R]) -> Result<Self, Error> {
        let columns = rows.first().map_or(0, |row| row.as_ref().len());
        if let Some(i) = rows.iter().position(|row| row.as_ref().len() != columns) {
            let length = rows[i].as_ref().len();
            return Err(Error::Shape(format!(
                "{name}[{i}] has {length} numbers, {name}[0] has {columns}"
            )));
        }
        let data = rows.iter().flat_map(std::convert::AsRef::as_ref).copied().collect();
        Self::new(name, rows.len(), columns, data)
    }

    /// The matrix whose entry at `(row, column)` is `entry(row, column)`. A side of 0 becomes 1; rows beyond [`MOST`]
    /// numbers in all are left out.
    pub fn from_fn(rows: usize, columns: usize, mut entry: impl FnMut(usize, usize) -> f64) -> Self {
        Self::filled(rows, columns, &mut entry)
    }

    /// Apart, so that it is compiled once and not for each closure.
    fn filled(rows: usize, columns: usize, entry: &mut dyn FnMut(usize, usize) -> f64) -> Self {
        let columns = columns.clamp(1, MOST);
        let rows = rows.clamp(1, MOST / columns);
        let data = (0..rows * columns).map(|i| entry(i / columns, i % columns)).collect();
        Self { rows, columns, data }
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Row `i`, or an empty slice past the end.
    pub fn row(&self, i: usize) -> &[f64] {
        self.iter_rows().nth(i).unwrap_or(&[])
    }

    /// All rows in order.
    pub fn iter_rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.data.chunks_exact(self.columns)
    }

    /// The entry at `(row, column)`; NaN outside the shape, which no caller's arithmetic survives unseen.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.row(row).get(column).copied().unwrap_or(f64::NAN)
    }

    /// Column `j` from top to bottom; nothing past the end.
    pub fn column(&self, j: usize) -> impl Iterator<Item = f64> {
        self.iter_rows().filter_map(move |row| row.get(j).copied())
    }

    /// All entries, row-major.
    pub fn data(&self) -> &[f64] {
        &self.data
    }

    /// The matrix product, `[rows × inner] · [inner × columns]`; `names` stand in the error.
    ///
    /// # Errors
    /// `Shape` if the inner sides differ or the product exceeds [`MOST`]; `NotFinite` where a sum overflows.
    pub fn times(&self, other: &Self, names: [&'static str; 3]) -> Result<Self, Error> {
        let [left, right, product] = names;
        if self.columns != other.rows {
            return Err(Error::Shape(format!(
                "{left} has {} columns, {right} has {} rows: they must be equal",
                self.columns, other.rows
            )));
        }
        fits(product, self.rows, other.columns)?;
        let entry = |i: usize, j: usize| self.row(i).iter().zip(other.column(j)).map(|(a, b)| a * b).sum::<f64>();
        Self::from_fn(self.rows, other.columns, |i, j| entry(i, j) + 0.0).finite(product)
    }

    /// The product with the other's transpose: every row of `self` by every row of `other`, `[rows × other rows]`.
    ///
    /// # Errors
    /// `Shape` if rows differ in length or the product exceeds [`MOST`]; `NotFinite` where a sum overflows.
    pub fn times_transposed(&self, other: &Self, names: [&'static str; 3]) -> Result<Self, Error> {
        let [left, right, product] = names;
        if self.columns != other.columns {
            return Err(Error::Shape(format!(
                "{left} have {} numbers each, {right} have {}: they must be equal",
                self.columns, other.columns
            )));
        }
        fits(product, self.rows, other.rows)?;
        Self::from_fn(self.rows, other.rows, |i, j| dot(self.row(i), other.row(j))).finite(product)
    }

    /// The same matrix if all its entries are finite.
    pub(super) fn finite(self, name: &'static str) -> Result<Self, Error> {
        match self.data.iter().position(|x| !x.is_finite()) {
            None => Ok(self),
            Some(i) => Err(Error::NotFinite {
                matrix: name,
                row: i / self.columns,
                column: i % self.columns,
            }),
        }
    }
}

/// Refuses a product `name` of `[rows × columns]` that is larger than any matrix may be.
fn fits(name: &str, rows: usize, columns: usize) -> Result<(), Error> {
    match rows.checked_mul(columns) {
        Some(size) if size <= MOST => Ok(()),
        _ => Err(Error::Shape(format!(
            "{name} would have {rows} × {columns} numbers, more than {MOST}"
        ))),
    }
}

/// The dot product of two rows of equal length.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    // An empty sum, and one of negative zeros, is −0 in Rust; adding 0 makes it the 0 that one expects.
    a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>() + 0.0
}

/// The Euclidean length of a row; infinite where a square overflows, above 10¹⁵⁴.
pub fn norm(row: &[f64]) -> f64 {
    super::float::sqrt(dot(row, row))
}
