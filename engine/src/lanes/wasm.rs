//! The vectors on wasm's own instructions.

use core::arch::wasm32 as w;

/// Four single-precision numbers.
#[derive(Clone, Copy)]
pub struct F32x4(w::v128);
/// Four 32-bit integers; arithmetic wraps.
#[derive(Clone, Copy)]
pub struct I32x4(w::v128);
/// Eight 16-bit integers; arithmetic wraps.
#[derive(Clone, Copy)]
pub struct I16x8(w::v128);
/// Sixteen bytes.
#[derive(Clone, Copy)]
pub struct U8x16(w::v128);

impl F32x4 {
    #[inline(always)]
    pub fn splat(x: f32) -> Self {
        Self(w::f32x4_splat(x))
    }

    /// # Safety
    /// Four numbers are readable at `at`.
    #[inline(always)]
    pub unsafe fn load(at: *const f32) -> Self {
        // SAFETY: the caller's promise; wasm needs no alignment.
        Self(unsafe { w::v128_load(at.cast()) })
    }

    /// # Safety
    /// One number is readable at `at`.
    #[inline(always)]
    pub unsafe fn load_splat(at: *const f32) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { w::v128_load32_splat(at.cast()) })
    }

    /// # Safety
    /// Four numbers are writable at `at`.
    #[inline(always)]
    pub unsafe fn store(self, at: *mut f32) {
        // SAFETY: the caller's promise.
        unsafe { w::v128_store(at.cast(), self.0) }
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(w::f32x4_add(self.0, other.0))
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(w::f32x4_sub(self.0, other.0))
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        Self(w::f32x4_mul(self.0, other.0))
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        Self(w::f32x4_div(self.0, other.0))
    }

    /// `self × factor + term`, rounded once or twice.
    #[inline(always)]
    pub fn mul_add(self, factor: Self, term: Self) -> Self {
        #[cfg(target_feature = "relaxed-simd")]
        return Self(w::f32x4_relaxed_madd(self.0, factor.0, term.0));
        #[cfg(not(target_feature = "relaxed-simd"))]
        self.times(factor).plus(term)
    }

    /// The larger of each two; `self` where they do not compare.
    #[inline(always)]
    pub fn larger(self, other: Self) -> Self {
        Self(w::f32x4_pmax(self.0, other.0))
    }

    /// The smaller of each two; `self` where they do not compare.
    #[inline(always)]
    pub fn smaller(self, other: Self) -> Self {
        Self(w::f32x4_pmin(self.0, other.0))
    }

    /// `self` where it exceeds `bound`'s lanes in `measure`, else 0.
    #[inline(always)]
    pub fn where_above(self, measure: Self, bound: Self) -> Self {
        Self(w::v128_and(self.0, w::f32x4_gt(measure.0, bound.0)))
    }

    /// The magnitude.
    #[inline(always)]
    pub fn size(self) -> Self {
        Self(w::f32x4_abs(self.0))
    }

    /// The size of `self` with the signs of `signs`.
    #[inline(always)]
    pub fn signed_as(self, signs: Self) -> Self {
        Self(w::v128_bitselect(signs.0, self.0, w::f32x4_splat(-0.0)))
    }

    #[inline(always)]
    pub fn bits(self) -> I32x4 {
        I32x4(self.0)
    }

    #[inline(always)]
    pub fn lanes(self) -> [f32; 4] {
        [
            w::f32x4_extract_lane::<0>(self.0),
            w::f32x4_extract_lane::<1>(self.0),
            w::f32x4_extract_lane::<2>(self.0),
            w::f32x4_extract_lane::<3>(self.0),
        ]
    }
}

impl I32x4 {
    #[inline(always)]
    pub fn splat(x: i32) -> Self {
        Self(w::i32x4_splat(x))
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(w::i32x4_add(self.0, other.0))
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(w::i32x4_sub(self.0, other.0))
    }

    /// The larger of each two.
    #[inline(always)]
    pub fn larger(self, other: Self) -> Self {
        Self(w::i32x4_max(self.0, other.0))
    }

    #[inline(always)]
    pub fn lanes(self) -> [i32; 4] {
        [
            w::i32x4_extract_lane::<0>(self.0),
            w::i32x4_extract_lane::<1>(self.0),
            w::i32x4_extract_lane::<2>(self.0),
            w::i32x4_extract_lane::<3>(self.0),
        ]
    }

    #[inline(always)]
    pub fn shifted_left(self, bits: u32) -> Self {
        Self(w::i32x4_shl(self.0, bits))
    }

    /// The numbers as single-precision ones.
    #[inline(always)]
    pub fn to_f32(self) -> F32x4 {
        F32x4(w::f32x4_convert_i32x4(self.0))
    }

    /// The bits read as single-precision numbers.
    #[inline(always)]
    pub fn as_f32(self) -> F32x4 {
        F32x4(self.0)
    }

    /// Eight numbers as 16-bit ones, clamped.
    #[inline(always)]
    pub fn narrowed(self, high: Self) -> I16x8 {
        I16x8(w::i16x8_narrow_i32x4(self.0, high.0))
    }

    /// # Safety
    /// 16 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load(at: *const i32) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { w::v128_load(at.cast()) })
    }

    /// # Safety
    /// 16 bytes are writable at `at`.
    #[inline(always)]
    pub unsafe fn store(self, at: *mut u8) {
        // SAFETY: the caller's promise.
        unsafe { w::v128_store(at.cast(), self.0) }
    }
}

impl I16x8 {
    /// Eight zeros.
    pub const ZERO: Self = Self(w::i16x8(0, 0, 0, 0, 0, 0, 0, 0));

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(w::i16x8_add(self.0, other.0))
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(w::i16x8_sub(self.0, other.0))
    }

    /// The larger of each two.
    #[inline(always)]
    pub fn larger(self, other: Self) -> Self {
        Self(w::i16x8_max(self.0, other.0))
    }

    /// Sums of neighbors.
    #[inline(always)]
    pub fn pair_sums(self) -> I32x4 {
        I32x4(w::i32x4_extadd_pairwise_i16x8(self.0))
    }

    /// Sums of neighbors' products.
    #[inline(always)]
    pub fn pair_products(self, other: Self) -> I32x4 {
        I32x4(w::i32x4_dot_i16x8(self.0, other.0))
    }

    /// Sixteen numbers as bytes, clamped to 0 … 255.
    #[inline(always)]
    pub fn narrowed(self, high: Self) -> U8x16 {
        U8x16(w::u8x16_narrow_i16x8(self.0, high.0))
    }

    #[inline(always)]
    pub fn as_i32(self) -> I32x4 {
        I32x4(self.0)
    }

    /// # Safety
    /// 16 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load(at: *const i16) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { w::v128_load(at.cast()) })
    }

    /// Eight signed bytes, widened.
    ///
    /// # Safety
    /// 8 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load_bytes(at: *const i8) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { w::i16x8_load_extend_i8x8(at) })
    }

    /// Four bytes at `at`, eight times as many: two numbers of 16 bits, four times over.
    ///
    /// # Safety
    /// 4 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load_splat(at: *const u8) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { w::v128_load32_splat(at.cast()) })
    }
}

impl U8x16 {
    /// # Safety
    /// 16 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load(at: *const u8) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { w::v128_load(at.cast()) })
    }

    /// Four bytes at `at`, four times over.
    ///
    /// # Safety
    /// 4 bytes are readable at `at`.
    #[inline(always)]
    pub unsafe fn load_splat(at: *const u8) -> Self {
        // SAFETY: the caller's promise.
        Self(unsafe { w::v128_load32_splat(at.cast()) })
    }

    #[inline(always)]
    pub fn as_i32(self) -> I32x4 {
        I32x4(self.0)
    }

    /// Sums of neighbors' products of `signed`'s bytes, read as signed, with these, which are below 128: the
    /// instruction leaves open what larger ones mean.
    #[cfg(target_feature = "relaxed-simd")]
    #[inline(always)]
    pub fn pair_products(self, signed: Self) -> I16x8 {
        I16x8(w::i16x8_relaxed_dot_i8x16_i7x16(signed.0, self.0))
    }

    /// The same without the instruction, for the module's own test.
    #[cfg(not(target_feature = "relaxed-simd"))]
    #[inline(always)]
    pub fn pair_products(self, signed: Self) -> I16x8 {
        let even = w::i16x8_mul(
            w::i16x8_shr(w::i16x8_shl(signed.0, 8), 8),
            w::v128_and(self.0, w::i16x8_splat(0xff)),
        );
        let odd = w::i16x8_mul(w::i16x8_shr(signed.0, 8), w::u16x8_shr(self.0, 8));
        I16x8(w::i16x8_add(even, odd))
    }
}

/// A 4 × 4 block of 32-bit lanes with rows and columns exchanged.
#[inline(always)]
pub fn transposed(rows: [I32x4; 4]) -> [I32x4; 4] {
    let [a, b, c, d] = rows.map(|row| row.0);
    let ab_low = w::i32x4_shuffle::<0, 4, 1, 5>(a, b);
    let ab_high = w::i32x4_shuffle::<2, 6, 3, 7>(a, b);
    let cd_low = w::i32x4_shuffle::<0, 4, 1, 5>(c, d);
    let cd_high = w::i32x4_shuffle::<2, 6, 3, 7>(c, d);
    [
        I32x4(w::i64x2_shuffle::<0, 2>(ab_low, cd_low)),
        I32x4(w::i64x2_shuffle::<1, 3>(ab_low, cd_low)),
        I32x4(w::i64x2_shuffle::<0, 2>(ab_high, cd_high)),
        I32x4(w::i64x2_shuffle::<1, 3>(ab_high, cd_high)),
    ]
}
