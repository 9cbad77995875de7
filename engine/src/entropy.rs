//! Whole numbers from a stream of bits: range coding by asymmetric numeral systems (Duda 2013), in the variant with
//! 32-bit states and 16-bit words. It must know nothing of what the numbers mean.
//!
//! The shipped weights take 12,988,886 bytes this way; as plain bytes they are 20,901,888, which brotli makes 12,847,561, but
//! many servers send such a file as it is.
//!
//! Eight states take turns, so that a processor works on several at once. Each ends where the coder began, which tells
//! a damaged stream from a good one.

use crate::error::EngineError;

/// Frequencies sum to 2 to this power.
const PRECISION: u32 = 12;
/// States take turns.
const STATES: usize = 8;
/// States begin, and while coding stay, at or above this.
const LOWEST: u32 = 1 << 16;
const SLOT_MASK: u32 = (1 << PRECISION) - 1;

/// What each 12-bit slot means: the number, its frequency less 1, and the slot's place among the number's own.
pub struct Table(Vec<Slot>);

#[derive(Clone, Copy, Default)]
struct Slot {
    number: i8,
    frequency: u16,
    offset: u16,
}

impl Table {
    /// From the frequencies of `first`, `first + 1`, ….
    ///
    /// # Errors
    /// [`EngineError::Weights`] if they do not sum to 4,096 or go beyond 127.
    pub fn new(first: i8, frequencies: &[u16]) -> Result<Self, EngineError> {
        let mut slots = Vec::with_capacity(1 << PRECISION);
        for (number, &frequency) in (i32::from(first)..).zip(frequencies) {
            let number = i8::try_from(number).map_err(|_| EngineError::Weights)?;
            if slots.len() + usize::from(frequency) > 1 << PRECISION {
                return Err(EngineError::Weights);
            }
            slots.extend((0..frequency).map(|offset| Slot {
                number,
                frequency,
                offset,
            }));
        }
        if slots.len() == 1 << PRECISION {
            Ok(Self(slots))
        } else {
            Err(EngineError::Weights)
        }
    }
}

/// Decodes one stretch: rows of `width` numbers, row `i` by `tables[classes[i]]`.
///
/// # Errors
/// [`EngineError::Weights`] if a class has no table or the bytes are not such a stretch.
pub fn decode(
    bytes: &[u8],
    tables: &[Table],
    classes: &[u8],
    width: usize,
    numbers: &mut [i8],
) -> Result<(), EngineError> {
    let (words, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty()
        || words.len() < 2 * STATES
        || !width.is_multiple_of(STATES)
        || numbers.len() != classes.len() * width
    {
        return Err(EngineError::Weights);
    }
    let word = |at: usize| words.get(at).map_or(0, |&word| u32::from(u16::from_le_bytes(word)));
    let mut states: [u32; STATES] = core::array::from_fn(|i| word(2 * i) | word(2 * i + 1) << 16);
    let mut next = 2 * STATES;
    for (row, &class) in numbers.chunks_exact_mut(width).zip(classes) {
        let table = tables.get(usize::from(class)).ok_or(EngineError::Weights)?;
        let slots: &[Slot; 1 << PRECISION] = table.0.as_slice().try_into().map_err(|_| EngineError::Weights)?;
        for numbers in row.as_chunks_mut::<STATES>().0 {
            for (state, number) in states.iter_mut().zip(numbers) {
                let slot = slots[(*state & SLOT_MASK) as usize];
                *number = slot.number;
                let left = u32::from(slot.frequency) * (*state >> PRECISION) + u32::from(slot.offset);
                let short = left < LOWEST;
                *state = if short { left << 16 | word(next) } else { left };
                next += usize::from(short);
            }
        }
    }
    if next == words.len() && states.iter().all(|&state| state == LOWEST) {
        Ok(())
    } else {
        Err(EngineError::Weights)
    }
}
