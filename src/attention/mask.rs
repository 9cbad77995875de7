//! Which query may attend to which key.

use super::Error;

/// A rule that says, before the softmax, which keys a query may see (Vaswani et al. 2017, §3.2.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mask {
    /// Every query sees every key.
    #[default]
    None,
    /// Query i sees key j when `j ≤ i + n_keys − n_queries`: itself and the past, aligned at the end.
    Causal,
    /// Row i says for each key whether query i may attend to it, `[n_queries × n_keys]`.
    Matrix(Vec<Vec<bool>>),
}

impl Mask {
    /// Whether query `i` of `n_queries` may attend to key `j` of `n_keys`.
    pub fn allows(&self, i: usize, j: usize, n_queries: usize, n_keys: usize) -> bool {
        match self {
            Self::None => true,
            Self::Causal => j.saturating_add(n_queries) <= i.saturating_add(n_keys),
            Self::Matrix(rows) => rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(false),
        }
    }

    /// Checks the mask's own shape, then that every query sees at least one key.
    ///
    /// # Errors
    /// `Shape` if a matrix is not `n_queries × n_keys`; `EmptyRow` at the first query that sees nothing.
    pub fn check(&self, n_queries: usize, n_keys: usize) -> Result<(), Error> {
        if let Self::Matrix(rows) = self {
            if rows.len() != n_queries {
                let n_rows = rows.len();
                return Err(Error::Shape(format!(
                    "mask has {n_rows} rows, there are {n_queries} queries"
                )));
            }
            if let Some(i) = rows.iter().position(|row| row.len() != n_keys) {
                let length = rows[i].len();
                return Err(Error::Shape(format!(
                    "mask[{i}] has {length} entries, there are {n_keys} keys"
                )));
            }
        }
        let blind = (0..n_queries).find(|&i| !(0..n_keys).any(|j| self.allows(i, j, n_queries, n_keys)));
        blind.map_or(Ok(()), |row| Err(Error::EmptyRow { row }))
    }
}
