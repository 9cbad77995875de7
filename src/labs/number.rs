//! Numbers correctly rounded, as attributes, links and programs hold them. How a learner reads them depends on the language:
//! `lesson::number`.

/// `x` with this many decimals (20 at most), rounded correctly from its exact binary value, a tie to the even digit; never
/// `-0.00`; `∞` and `-∞`.
pub fn rounded(x: f64, decimals: usize) -> String {
    if x.is_nan() {
        return "NaN".into();
    }
    let digits = if x.is_infinite() {
        "∞".into()
    } else {
        decimal(x.abs(), decimals.min(20))
    };
    let is_zero = digits.bytes().all(|b| b == b'0' || b == b'.');
    if x < 0.0 && !is_zero {
        ["-", &digits].concat()
    } else {
        digits
    }
}

/// A number, and how exactly a learner is to read it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// With so many decimals.
    Decimals(f64, usize),
    /// A share of 1 as a whole percentage.
    Percent(f64),
    /// A count.
    Whole(u64),
}

/// A finite number of 0 or more in decimal. By hand, since the standard formatter's tables cost the page's first load
/// 4 KB; the tests compare the two.
fn decimal(x: f64, decimals: usize) -> String {
    let bits = x.to_bits();
    let exponent = ((bits >> 52) as i32).max(1) - 1075;
    let implicit = if bits >> 52 == 0 { 0 } else { 1_u64 << 52 };
    let mantissa = bits & ((1 << 52) - 1) | implicit;
    let (whole, mut fraction, shift) = match exponent {
        0.. => (mantissa, 0, 0),
        // So small that it rounds to 0 whatever the number of decimals.
        ..-124 => (0, 0, 0),
        _ => {
            let shift = exponent.unsigned_abs();
            let value = u128::from(mantissa);
            ((value >> shift) as u64, value & ((1 << shift) - 1), shift)
        }
    };
    let mut digits: Vec<u8> = whole.to_string().bytes().map(|b| b - b'0').collect();
    for _ in 0..exponent {
        double(&mut digits);
    }
    for _ in 0..decimals {
        fraction *= 10;
        digits.push((fraction >> shift) as u8);
        fraction &= (1 << shift) - 1;
    }
    let is_odd = digits.last().is_some_and(|digit| digit % 2 == 1);
    if shift > 0 && (fraction << 1) + u128::from(is_odd) > 1 << shift {
        carry(&mut digits, 1);
    }
    let point = digits.len() - decimals;
    let mut text: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    if decimals > 0 {
        text.insert(point, '.');
    }
    text
}

/// Doubles a number given by its digits.
fn double(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut() {
        *digit *= 2;
    }
    carry(digits, 0);
}

/// Adds `more` to the last digit, and brings every digit below 10.
fn carry(digits: &mut Vec<u8>, mut more: u8) {
    for digit in digits.iter_mut().rev() {
        let sum = *digit + more;
        (*digit, more) = (sum % 10, sum / 10);
    }
    if more > 0 {
        digits.insert(0, more);
    }
}

/// A decimal such as `-0.25`, at most 9 digits. By hand, since the standard parser's tables cost the page 10 KB.
pub fn parse_decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let joined = [whole, fraction].concat();
    let is_plain = !whole.is_empty() && joined.len() <= 9 && joined.bytes().all(|b| b.is_ascii_digit());
    let count: u32 = is_plain.then(|| joined.parse().ok()).flatten()?;
    // Both are exact in f64, so the quotient is the correctly rounded value of the decimal.
    let ten = 10_u32.pow(fraction.len() as u32);
    let value = f64::from(count) / f64::from(ten);
    Some(if text.starts_with('-') { -value } else { value } + 0.0)
}

/// `x` as links and attributes hold it: no more decimals than it has, of which four are kept.
pub fn plain(x: f64) -> String {
    let digits = rounded(x, 4);
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    digits.to_owned()
}
