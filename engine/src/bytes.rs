//! Numbers from a file's bytes, little-endian, from the front on. It must know nothing of what they are for. A file that
//! ends too early is [`EngineError::Weights`].

use crate::error::EngineError;

/// Reads a file's bytes from the front.
pub(crate) struct Cursor<'a>(pub(crate) &'a [u8]);

impl<'a> Cursor<'a> {
    /// How many bytes are left.
    pub(crate) const fn left(&self) -> usize {
        self.0.len()
    }

    /// The next bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], EngineError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(EngineError::Weights)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A whole number of 32 bits.
    pub(crate) fn word(&mut self) -> Result<u32, EngineError> {
        let bytes = self.take(4)?.try_into().map_err(|_| EngineError::Weights)?;
        Ok(u32::from_le_bytes(bytes))
    }

    /// So many of these.
    pub(crate) fn words(&mut self, count: usize) -> Result<Vec<u32>, EngineError> {
        (0..count).map(|_| self.word()).collect()
    }

    /// Whole numbers of 16 bits.
    pub(crate) fn halves(&mut self, count: usize) -> Result<Vec<u16>, EngineError> {
        let (halves, _) = self.take(2 * count)?.as_chunks::<2>();
        Ok(halves.iter().map(|&half| u16::from_le_bytes(half)).collect())
    }

    /// Half-precision numbers, all finite.
    pub(crate) fn numbers(&mut self, count: usize) -> Result<Vec<f32>, EngineError> {
        let numbers: Vec<f32> = self.halves(count)?.into_iter().map(f32_from_half).collect();
        if numbers.iter().all(|x| x.is_finite()) {
            Ok(numbers)
        } else {
            Err(EngineError::Weights)
        }
    }
}

/// A half-precision number (IEEE 754, binary16); its infinities and what is no number become infinite.
fn f32_from_half(half: u16) -> f32 {
    let (sign, size) = (u32::from(half & 0x8000) << 16, u32::from(half & 0x7fff));
    // The bits in their new places are 2^112 times too small, also where they are subnormal.
    let scale = if size < 0x7c00 {
        f32::from_bits((127 + 112) << 23)
    } else {
        f32::INFINITY
    };
    f32::from_bits(sign | size << 13) * scale
}
