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

/// `x` raised to `y`.
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// The sine of `x` radians.
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// The cosine of `x` radians.
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}
