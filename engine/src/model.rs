//! The shipped file of weights: its layout and the way from bytes to layers, a stretch at a time. It must know nothing
//! of text. `scripts/converter/file.py` writes what is read here.
//!
//! All numbers are little-endian. First the header of eight 32-bit words: magic, version, vocabulary's pieces and
//! hash, kept rows of the table of pieces, positions, stretches, tables. Then, in this order: the ranges of ids whose
//! rows are left out, the code tables, half-precision numbers (norms, biases, steps, scales), the lengths of the
//! stretches, the stretches.

use crate::bytes::Cursor;
use crate::dense::{Dense, Products};
use crate::entropy::{Table, decode};
use crate::error::EngineError;
use crate::layer::{Layer, Reading};
use crate::norm::Norm;

/// Layers.
pub const LAYERS: usize = 6;
/// Heads of a layer.
pub const HEADS: usize = 12;
/// Columns of a head.
pub const HEAD_DIM: usize = 32;
/// Columns of a token's vector.
pub const WIDTH: usize = HEADS * HEAD_DIM;
/// Columns between the two parts of a feed-forward layer.
pub const INNER: usize = 4 * WIDTH;

const MAGIC: u32 = u32::from_le_bytes(*b"ATTN");
const VERSION: u32 = 1;
/// Numbers of one stretch: 96 rows of 384, or 24 of 1,536.
const STRETCH: usize = 96 * WIDTH;
/// More than any vocabulary or sentence of this kind of model has.
const MANY: u32 = 1 << 17;
/// Rows of a narrowing matrix that are told twice, coarsely and then what that leaves.
pub const EXTRAS: usize = 8;
/// Tables for the classes of rows and for their steps.
const SIDE_TABLES: usize = 2;

/// Vectors of pieces and positions, in whole numbers.
pub struct Embedding {
    /// `[rows × WIDTH]`: kept pieces, then positions.
    numbers: Vec<i8>,
    /// By row, an index into `levels`.
    steps: Vec<i8>,
    levels: Vec<f32>,
    /// Factors, by column.
    columns: Vec<f32>,
    /// Ids `first … end` have no rows.
    left_out: Vec<[u32; 2]>,
    pieces: usize,
    /// Applied to the sum of both.
    pub(crate) norm: Norm,
}

impl Embedding {
    /// Writes the sum of a piece's and a position's vector; ids without a row count as `[PAD]`, which is row 0.
    pub fn write(&self, id: u32, position: usize, sum: &mut [f32]) {
        let piece = self.row_of(id);
        let position = self.pieces + position;
        let row = |row: usize| self.numbers[row * WIDTH..][..WIDTH].iter();
        let [piece_step, position_step] = [piece, position].map(|row| self.level(row));
        for (((place, &a), &b), column) in sum.iter_mut().zip(row(piece)).zip(row(position)).zip(&self.columns) {
            *place = (f32::from(a) * piece_step + f32::from(b) * position_step) * column;
        }
    }

    fn level(&self, row: usize) -> f32 {
        self.levels
            .get(usize::from(self.steps[row].cast_unsigned()))
            .copied()
            .unwrap_or(0.0)
    }

    fn row_of(&self, id: u32) -> usize {
        let mut row = id;
        for &[first, end] in &self.left_out {
            if (first..end).contains(&id) {
                return 0;
            }
            row -= if id >= end { end - first } else { 0 };
        }
        if (row as usize) < self.pieces { row as usize } else { 0 }
    }

    /// How many positions there are.
    pub fn positions(&self) -> usize {
        self.steps.len() - self.pieces
    }
}

/// What a dense layer needs beside its whole numbers.
struct Plan {
    outputs: usize,
    scales: Vec<f32>,
    steps: Vec<f32>,
    bias: Vec<f32>,
    /// Which outputs the last outputs are parts of.
    targets: Vec<u16>,
}

impl Plan {
    fn read(cursor: &mut Cursor, outputs: usize, extras: usize, inputs: usize) -> Result<Self, EngineError> {
        let all = outputs + extras;
        let (scales, steps, bias) = (cursor.numbers(inputs)?, cursor.numbers(all)?, cursor.numbers(all)?);
        let targets = cursor.halves(extras)?;
        if targets.iter().any(|&target| usize::from(target) >= outputs) {
            return Err(EngineError::Weights);
        }
        Ok(Self {
            outputs: all,
            scales,
            steps,
            bias,
            targets,
        })
    }

    fn numbers(&self) -> usize {
        self.outputs * self.scales.len()
    }
}

/// A model half read. Decoding it all takes a while; [`Loader::advance`] does a stretch at a time.
pub struct Loader {
    file: Vec<u8>,
    /// Where the next stretch begins, and the lengths of those to come, the next one last.
    at: usize,
    lengths: Vec<u32>,
    products: Products,
    tables: Vec<Table>,
    embedding: Embedding,
    /// Whole numbers decoded and not yet used, and the plans of the matrices to come, the next one last.
    numbers: Vec<i8>,
    plans: Vec<Plan>,
    readings: Vec<Reading>,
    norms: Vec<Norm>,
    /// Classes of rows: of the table, then of the matrices; `classed` of them are used.
    classes: Vec<u8>,
    classed: usize,
}

/// Fowler, Noll and Vo's hash, 1a.
pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl Loader {
    /// Reads all but the stretches.
    ///
    /// # Errors
    /// [`EngineError::Weights`] if the file is not one of this format, [`EngineError::Vocabulary`] if it was made for
    /// another vocabulary than the one with this hash and number of pieces.
    pub fn new(file: Vec<u8>, vocabulary_hash: u32, pieces: usize, products: Products) -> Result<Self, EngineError> {
        let mut cursor = Cursor(&file);
        let header = cursor.words(8)?;
        let &[
            MAGIC,
            VERSION,
            file_pieces,
            file_hash,
            kept,
            positions,
            stretches,
            tables,
        ] = header.as_slice()
        else {
            return Err(EngineError::Weights);
        };
        if file_hash != vocabulary_hash || file_pieces as usize != pieces {
            return Err(EngineError::Vocabulary);
        }
        if kept > file_pieces
            || file_pieces > MANY
            || !(1..=MANY).contains(&positions)
            || kept == 0
            || stretches > MANY
            || tables > 255
        {
            return Err(EngineError::Weights);
        }
        let ranges = cursor.word()?.min(MANY) as usize;
        let left_out = (0..ranges)
            .map(|_| Ok([cursor.word()?, cursor.word()?]))
            .collect::<Result<Vec<_>, _>>()?;
        let gaps: Vec<u32> = left_out.as_flattened().to_vec();
        if !gaps.is_sorted() || left_out.iter().map(|[first, end]| end - first).sum::<u32>() != file_pieces - kept {
            return Err(EngineError::Weights);
        }
        let tables = (0..tables)
            .map(|_| read_table(&mut cursor))
            .collect::<Result<Vec<_>, _>>()?;
        if tables.len() < SIDE_TABLES {
            return Err(EngineError::Weights);
        }
        let levels = cursor.halves(1)?[0];
        let embedding = Embedding {
            numbers: Vec::new(),
            steps: Vec::new(),
            levels: cursor.numbers(levels.into())?,
            columns: cursor.numbers(WIDTH)?,
            left_out,
            pieces: kept as usize,
            norm: read_norm(&mut cursor)?,
        };
        let (mut plans, mut norms) = (Vec::new(), Vec::new());
        for layer in 0..LAYERS {
            let last = layer + 1 == LAYERS;
            plans.push(Plan::read(&mut cursor, if last { 2 } else { 3 } * WIDTH, 0, WIDTH)?);
            if !last {
                plans.push(Plan::read(&mut cursor, WIDTH, 0, WIDTH)?);
                norms.push(read_norm(&mut cursor)?);
                plans.push(Plan::read(&mut cursor, INNER, 0, WIDTH)?);
                plans.push(Plan::read(&mut cursor, WIDTH, EXTRAS, INNER)?);
                norms.push(read_norm(&mut cursor)?);
            }
        }
        let lengths = cursor.words(stretches as usize)?;
        let rows = (kept + positions) as usize + plans.iter().map(|plan| plan.outputs).sum::<usize>();
        let side = rows + (kept + positions) as usize;
        let matrix_stretches: usize = plans.iter().map(|plan| plan.numbers().div_ceil(STRETCH)).sum();
        let expected = side.div_ceil(STRETCH) + ((kept + positions) as usize).div_ceil(96) + matrix_stretches;
        if lengths.len() != expected
            || lengths.iter().map(|&length| u64::from(length)).sum::<u64>() != cursor.left() as u64
        {
            return Err(EngineError::Weights);
        }
        let at = file.len() - cursor.left();
        let reversed = |mut lengths: Vec<u32>| {
            lengths.reverse();
            lengths
        };
        plans.reverse();
        norms.reverse();
        let mut loader = Self {
            at,
            lengths: reversed(lengths),
            products,
            tables,
            embedding,
            numbers: Vec::new(),
            plans,
            readings: Vec::new(),
            norms,
            classes: Vec::new(),
            classed: 0,
            file,
        };
        loader.read_side(rows, positions as usize)?;
        Ok(loader)
    }

    /// The classes of all rows and the steps of the table's.
    fn read_side(&mut self, rows: usize, positions: usize) -> Result<(), EngineError> {
        let table_rows = self.embedding.pieces + positions;
        let side = rows + table_rows;
        let mut numbers = Vec::new();
        reserve(&mut numbers, side + STRETCH)?;
        // One table serves the classes and one the steps; a row of the stretch that has both is coded with the first.
        let class_rows = rows.div_ceil(WIDTH);
        for stretch in 0..side.div_ceil(STRETCH) {
            let which: Vec<u8> = (0..96).map(|row| u8::from(stretch * 96 + row >= class_rows)).collect();
            self.decode_stretch(&which, WIDTH, &mut numbers)?;
        }
        self.classes = numbers[..rows].iter().map(|&class| class.cast_unsigned()).collect();
        self.embedding.steps = numbers[rows..side].to_vec();
        reserve(&mut self.embedding.numbers, table_rows.next_multiple_of(96) * WIDTH)
    }

    fn decode_stretch(&mut self, classes: &[u8], width: usize, numbers: &mut Vec<i8>) -> Result<(), EngineError> {
        let length = self.lengths.pop().ok_or(EngineError::Weights)? as usize;
        let bytes = self.file.get(self.at..self.at + length).ok_or(EngineError::Weights)?;
        let before = numbers.len();
        numbers.resize(before + STRETCH, 0);
        decode(bytes, &self.tables, classes, width, &mut numbers[before..])?;
        self.at += length;
        Ok(())
    }

    /// Decodes up to `stretches` more of them and packs the layers that are complete. True when all is done.
    ///
    /// # Errors
    /// [`EngineError::Weights`] if a stretch is damaged, [`EngineError::Memory`].
    pub fn advance(&mut self, stretches: usize) -> Result<bool, EngineError> {
        for _ in 0..stretches {
            if self.embedding.numbers.len() < self.embedding.steps.len() * WIDTH {
                self.advance_table()?;
            } else if let Some(plan) = self.plans.last() {
                self.advance_matrix(plan.scales.len(), plan.numbers())?;
            }
        }
        Ok(self.plans.is_empty())
    }

    fn advance_table(&mut self) -> Result<(), EngineError> {
        let table_rows = self.embedding.steps.len();
        let rows = (table_rows - self.classed).min(96);
        let mut classes = self.classes[self.classed..self.classed + rows].to_vec();
        classes.resize(96, *classes.last().ok_or(EngineError::Weights)?);
        let mut numbers = core::mem::take(&mut self.embedding.numbers);
        let result = self.decode_stretch(&classes, WIDTH, &mut numbers);
        self.embedding.numbers = numbers;
        self.classed += rows;
        result
    }

    fn advance_matrix(&mut self, inputs: usize, count: usize) -> Result<(), EngineError> {
        let mut numbers = core::mem::take(&mut self.numbers);
        let missing = count - numbers.len();
        reserve(&mut numbers, missing.next_multiple_of(STRETCH))?;
        let rows = (missing / inputs).min(STRETCH / inputs);
        let mut classes = self
            .classes
            .get(self.classed..self.classed + rows)
            .ok_or(EngineError::Weights)?
            .to_vec();
        // The last stretch of a matrix is filled up with rows that are never read.
        classes.resize(STRETCH / inputs, *classes.last().ok_or(EngineError::Weights)?);
        self.decode_stretch(&classes, inputs, &mut numbers)?;
        self.classed += rows;
        if numbers.len() >= count {
            let Plan {
                scales,
                steps,
                bias,
                targets,
                ..
            } = self.plans.pop().ok_or(EngineError::Weights)?;
            let dense = Dense::new(&numbers[..count], steps, bias, self.products)?;
            self.readings.push(Reading { scales, dense, targets });
            numbers.clear();
        }
        self.numbers = numbers;
        Ok(())
    }

    /// The table and the layers, the last of which only asks and answers.
    ///
    /// # Errors
    /// [`EngineError::State`] if stretches are still to come.
    pub fn finish(mut self) -> Result<(Embedding, Vec<Layer>, Reading), EngineError> {
        if !self.plans.is_empty() {
            return Err(EngineError::State);
        }
        let last = self.readings.pop().ok_or(EngineError::State)?;
        let mut readings = self.readings.into_iter();
        let mut layers = Vec::with_capacity(LAYERS - 1);
        while let Some(attending) = readings.next() {
            let mut next = || readings.next().ok_or(EngineError::State);
            let (mixing, widening, narrowing) = (next()?, next()?, next()?);
            let mut norm = || self.norms.pop().ok_or(EngineError::State);
            layers.push(Layer {
                attending,
                mixing,
                mixed: norm()?,
                widening,
                narrowing,
                narrowed: norm()?,
            });
        }
        Ok((self.embedding, layers, last))
    }
}

fn reserve(numbers: &mut Vec<i8>, more: usize) -> Result<(), EngineError> {
    numbers.try_reserve_exact(more).map_err(|_| EngineError::Memory)
}

fn read_table(cursor: &mut Cursor) -> Result<Table, EngineError> {
    let [first, count] = cursor.take(2)? else {
        return Err(EngineError::Weights);
    };
    let (first, count) = (first.cast_signed(), usize::from(*count));
    Table::new(first, &cursor.halves(count)?)
}

fn read_norm(cursor: &mut Cursor) -> Result<Norm, EngineError> {
    Ok(Norm {
        gain: cursor.numbers(WIDTH)?,
        bias: cursor.numbers(WIDTH)?,
    })
}
