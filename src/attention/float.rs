//! The only door to floating-point functions.
//!
//! `f64::exp` and its like may differ in the last bit between platforms; libm's do not, nor does the root, which IEEE 754
//! (section 5.4.1) rounds exactly and processors have. Nothing else in this crate calls either (`clippy.toml` forbids it),
//! so native golden tests hold in every browser.

/// e raised to `x`.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm of `x`.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The square root of `x`.
#[allow(clippy::disallowed_methods, reason = "the door itself")]
pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}

/// The sine and the cosine of `x` radians, within 3e-16 of the truth up to 100,000; not a number where `x` is not finite. By
/// hand, since libm's reduction of any angle whatever costs the page's first load 2 KB; the tests compare the two.
pub fn sin_cos(x: f64) -> [f64; 2] {
    // The angle less whole quarters of a turn (Cody and Waite 1980, chapter 8): of π/2 the first 33 bits, then the rest.
    let quarters = (x / core::f64::consts::FRAC_PI_2).round();
    let rest = (x - quarters * 1.570_796_326_734_125_6) - quarters * 6.077_100_506_506_192e-11;
    // Taylor's series; the first terms left out are below 1e-17.
    let series = |first: f64| {
        let factor = |sum: f64, k: u32| {
            let n = first + 2.0 * f64::from(k);
            1.0 - sum * rest * rest / (n * (n - 1.0))
        };
        (1..=8).rev().fold(1.0, factor)
    };
    let (sin, cos) = (rest * series(1.0), series(0.0));
    match quarters as i64 & 3 {
        1 => [cos, -sin],
        2 => [-sin, -cos],
        3 => [-cos, sin],
        _ => [sin, cos],
    }
}
