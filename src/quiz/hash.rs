//! Hashes by which a text is known again (FNV-1a; Fowler, Noll and Vo). They are no secret and no proof.

/// Where [`hash`] begins.
pub const HASH_START: u32 = 0x811C_9DC5;

/// A 32-bit hash that goes on from `hash` over `bytes`. Each step is one to one, so that texts of one length that differ in a
/// single byte never share their hash.
pub fn hash(bytes: &[u8], hash: u32) -> u32 {
    bytes
        .iter()
        .fold(hash, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A 64-bit hash of `text`.
pub fn hash_64(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
