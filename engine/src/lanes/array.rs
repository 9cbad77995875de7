//! The vectors as arrays, for native tests: what wasm's instructions mean, lane by lane.

use core::array::from_fn;

/// Four single-precision numbers.
#[derive(Clone, Copy)]
pub struct F32x4([f32; 4]);
/// Four 32-bit integers; arithmetic wraps.
#[derive(Clone, Copy)]
pub struct I32x4([i32; 4]);
/// Eight 16-bit integers; arithmetic wraps.
#[derive(Clone, Copy)]
pub struct I16x8([i16; 8]);
/// Sixteen bytes.
#[derive(Clone, Copy)]
pub struct U8x16([u8; 16]);

impl F32x4 {
    #[inline(always)]
    pub fn splat(x: f32) -> Self {
        Self([x; 4])
    }

    /// # Safety
    /// Four numbers are readable at `at`.
    #[inline(always)]
    pub unsafe fn load(at: *const f32) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { at.cast::<[f32; 4]>().read_unaligned() })
    }

    /// # Safety
    /// One number is readable at `at`.
    #[inline(always)]
    pub unsafe fn load_splat(at: *const f32) -> Self {
        // SAFETY: the caller's promise.
        Self([unsafe { at.read_unaligned() }; 4])
    }

    /// # Safety
    /// Four numbers are writable at `at`.
    #[inline(always)]
    pub unsafe fn store(self, at: *mut f32) {
        // SAFETY: the caller's promise.
        unsafe { at.cast::<[f32; 4]>().write_unaligned(self.0) }
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
        Self(from_fn(|i| f(self.0[i], other.0[i])))
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        self.zip(other, |a, b| a + b)
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        self.zip(other, |a, b| a * b)
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        self.zip(other, |a, b| a / b)
    }

    /// `self × factor + term`, rounded twice.
    #[inline(always)]
    pub fn mul_add(self, factor: Self, term: Self) -> Self {
        self.times(factor).plus(term)
    }

    /// The larger of each two; `self` where they do not compare.
    #[inline(always)]
    pub fn larger(self, other: Self) -> Self {
        self.zip(other, |a, b| if a < b { b } else { a })
    }

    /// The smaller of each two; `self` where they do not compare.
    #[inline(always)]
    pub fn smaller(self, other: Self) -> Self {
        self.zip(other, |a, b| if b < a { b } else { a })
    }

    /// `self` where it exceeds `bound`'s lanes in `measure`, else 0.
    #[inline(always)]
    pub fn where_above(self, measure: Self, bound: Self) -> Self {
        Self(from_fn(|i| if measure.0[i] > bound.0[i] { self.0[i] } else { 0.0 }))
    }

    /// The magnitude.
    #[inline(always)]
    pub fn size(self) -> Self {
        Self(self.0.map(f32::abs))
    }

    /// The size of `self` with the signs of `signs`.
    #[inline(always)]
    pub fn signed_as(self, signs: Self) -> Self {
        self.zip(signs, f32::copysign)
    }

    #[inline(always)]
    pub fn bits(self) -> I32x4 {
        I32x4(self.0.map(|x| x.to_bits().cast_signed()))
    }

    #[inline(always)]
    pub fn lanes(self) -> [f32; 4] {
        self.0
    }
}

impl I32x4 {
    #[inline(always)]
    pub fn splat(x: i32) -> Self {
        Self([x; 4])
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i].wrapping_add(other.0[i])))
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i].wrapping_sub(other.0[i])))
    }

    /// The larger of each two.
    #[inline(always)]
    pub fn larger(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i].max(other.0[i])))
    }

    #[inline(always)]
    pub fn lanes(self) -> [i32; 4] {
        self.0
    }

    #[inline(always)]
    pub fn shifted_left(self, bits: u32) -> Self {
        Self(self.0.map(|x| x.wrapping_shl(bits)))
    }

    /// The numbers as single-precision ones.
    #[inline(always)]
    pub fn to_f32(self) -> F32x4 {
        F32x4(self.0.map(|x| x as f32))
    }

    /// The bits read as single-precision numbers.
    #[inline(always)]
    pub fn as_f32(self) -> F32x4 {
        F32x4(self.0.map(|x| f32::from_bits(x.cast_unsigned())))
    }

    /// Eight numbers as 16-bit ones, clamped.
    #[inline(always)]
    pub fn narrowed(self, high: Self) -> I16x8 {
        let clamped = |x: i32| x.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
        I16x8(from_fn(|i| clamped(if i < 4 { self.0[i] } else { high.0[i - 4] })))
    }

    /// # Safety
    /// 16 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load(at: *const i32) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { at.cast::<[i32; 4]>().read_unaligned() })
    }

    /// # Safety
    /// 16 bytes are writable at `at`.
    #[inline(always)]
    pub unsafe fn store(self, at: *mut u8) {
        // SAFETY: the caller's promise.
        unsafe { at.cast::<[i32; 4]>().write_unaligned(self.0) }
    }
}

impl I16x8 {
    /// Eight zeros.
    pub const ZERO: Self = Self([0; 8]);

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i].wrapping_add(other.0[i])))
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i].wrapping_sub(other.0[i])))
    }

    /// The larger of each two.
    #[inline(always)]
    pub fn larger(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i].max(other.0[i])))
    }

    /// Sums of neighbors.
    #[inline(always)]
    pub fn pair_sums(self) -> I32x4 {
        I32x4(from_fn(|i| i32::from(self.0[2 * i]) + i32::from(self.0[2 * i + 1])))
    }

    /// Sums of neighbors' products.
    #[inline(always)]
    pub fn pair_products(self, other: Self) -> I32x4 {
        let product = |i: usize| i32::from(self.0[i]) * i32::from(other.0[i]);
        I32x4(from_fn(|i| product(2 * i).wrapping_add(product(2 * i + 1))))
    }

    /// Sixteen numbers as bytes, clamped to 0 … 255.
    #[inline(always)]
    pub fn narrowed(self, high: Self) -> U8x16 {
        U8x16(from_fn(|i| {
            (if i < 8 { self.0[i] } else { high.0[i - 8] }).clamp(0, 255) as u8
        }))
    }

    #[inline(always)]
    pub fn as_i32(self) -> I32x4 {
        I32x4(from_fn(|i| {
            i32::from(self.0[2 * i] as u16) | i32::from(self.0[2 * i + 1]) << 16
        }))
    }

    /// # Safety
    /// 16 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load(at: *const i16) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { at.cast::<[i16; 8]>().read_unaligned() })
    }

    /// Eight signed bytes, widened.
    ///
    /// # Safety
    /// 8 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load_bytes(at: *const i8) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { at.cast::<[i8; 8]>().read_unaligned() }.map(i16::from))
    }

    /// Two numbers of 16 bits, four times over.
    ///
    /// # Safety
    /// 4 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load_splat(at: *const u8) -> Self {
        // SAFETY: the caller's promise.
        let pair = unsafe { at.cast::<[i16; 2]>().read_unaligned() };
        Self(from_fn(|i| pair[i % 2]))
    }
}

impl U8x16 {
    /// # Safety
    /// 16 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load(at: *const u8) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { at.cast::<[u8; 16]>().read_unaligned() })
    }

    /// Four bytes at `at`, four times over.
    ///
    /// # Safety
    /// 4 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load_splat(at: *const u8) -> Self {
        // SAFETY: the caller's promise.
        let four = unsafe { at.cast::<[u8; 4]>().read_unaligned() };
        Self(from_fn(|i| four[i % 4]))
    }

    #[inline(always)]
    pub fn as_i32(self) -> I32x4 {
        I32x4(from_fn(|i| i32::from_le_bytes(from_fn(|byte| self.0[4 * i + byte]))))
    }

    /// Sums of neighbors' products of `signed`'s bytes, read as signed, with these, which are below 128.
    #[inline(always)]
    pub fn pair_products(self, signed: Self) -> I16x8 {
        debug_assert!(
            self.0.iter().all(|&byte| byte < 128),
            "the instruction leaves open what larger bytes mean"
        );
        let product = |i: usize| i16::from(signed.0[i] as i8) * i16::from(self.0[i]);
        I16x8(from_fn(|i| product(2 * i) + product(2 * i + 1)))
    }
}

/// A 4 × 4 block of 32-bit lanes with rows and columns exchanged.
#[inline(always)]
pub fn transposed(rows: [I32x4; 4]) -> [I32x4; 4] {
    from_fn(|i| I32x4(from_fn(|j| rows[j].0[i])))
}
