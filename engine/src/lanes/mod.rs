//! Vectors of 128 bits, as the kernels use them. In wasm they are the machine's; elsewhere arrays with the same
//! meaning, so that native tests run the very kernels that ship. It must know nothing of attention.
//!
//! Every operation has one meaning on all machines but [`F32x4::mul_add`], which may or may not round in between.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod array;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use array::{F32x4, I16x8, I32x4, U8x16, transposed};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use wasm::{F32x4, I16x8, I32x4, U8x16, transposed};

/// Whether [`F32x4::mul_add`] and the byte products are relaxed-SIMD instructions in this build.
pub const RELAXED: bool = cfg!(all(target_arch = "wasm32", target_feature = "relaxed-simd"));

/// Numbers four times over, out of memory: V8 makes a vector that it knows anew with three instructions wherever it is used,
/// one that it does not know stays in a register or takes one.
#[inline(always)]
pub fn unknown<const N: usize>(numbers: &[f32; N]) -> [F32x4; N] {
    core::hint::black_box(numbers).map(F32x4::splat)
}
