//! Numbers of a few bits each, packed into characters that every store and address takes as they are.
//!
//! Six bits a character, most significant first, with the alphabet of base64url (RFC 4648, section 5), no padding
//! characters. It knows nothing of what the numbers mean.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BITS_PER_DIGIT: u32 = 6;

/// How many characters hold `n_bits`.
pub(super) const fn n_digits(n_bits: u32) -> usize {
    n_bits.div_ceil(BITS_PER_DIGIT) as usize
}

/// Appends numbers to a text.
pub(super) struct Writer {
    text: String,
    pending: usize,
    n_pending: u32,
}

impl Writer {
    /// A writer that goes on after `text`.
    pub(super) fn after(text: String) -> Self {
        Self {
            text,
            pending: 0,
            n_pending: 0,
        }
    }

    /// Writes the lowest `width` bits of `value`.
    pub(super) fn put(&mut self, value: u32, width: u32) {
        for bit in (0..width).rev() {
            self.pending = (self.pending << 1) | (value >> bit & 1) as usize;
            self.n_pending += 1;
            if self.n_pending == BITS_PER_DIGIT {
                self.text.push(char::from(DIGITS[self.pending]));
                (self.pending, self.n_pending) = (0, 0);
            }
        }
    }

    /// The text, its last character filled up with zeros.
    pub(super) fn finish(mut self) -> String {
        if self.n_pending > 0 {
            self.put(0, BITS_PER_DIGIT - self.n_pending);
        }
        self.text
    }
}

/// Reads the numbers back.
pub(super) struct Reader<'a> {
    text: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the start of `text`.
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, position: 0 }
    }

    /// The next number of `width` bits; `None` past the end or at a character of another alphabet.
    pub(super) fn take(&mut self, width: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..width {
            let digit = *self.text.get(self.position / 6)?;
            let bits = DIGITS.iter().position(|&other| other == digit)?;
            value = (value << 1) | (bits >> (5 - self.position % 6) & 1) as u32;
            self.position += 1;
        }
        Some(value)
    }
}

/// A 32-bit hash that goes on from `hash` over `bytes` (FNV-1a; Fowler, Noll and Vo). Each step is one to one, so that
/// texts of one length that differ in a single byte never share their hash.
pub(super) fn hash(bytes: &[u8], hash: u32) -> u32 {
    bytes
        .iter()
        .fold(hash, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Where [`hash`] begins.
pub(super) const HASH_START: u32 = 0x811C_9DC5;

/// A 64-bit hash of `text` (FNV-1a, as above).
pub fn hash_64(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
