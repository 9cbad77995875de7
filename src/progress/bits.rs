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

    /// Whether nothing follows but the zeros that fill the last character up.
    pub(super) fn is_done(&mut self) -> bool {
        let n_left = (BITS_PER_DIGIT - self.position as u32 % BITS_PER_DIGIT) % BITS_PER_DIGIT;
        self.take(n_left) == Some(0) && self.position / 6 == self.text.len()
    }
}
