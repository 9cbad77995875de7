//! Numbers as a learner reads them, correctly rounded and with a true minus sign, and as links hold them.

/// `x` with this many decimals (20 at most), rounded correctly from its exact binary value, a tie to the even digit; `−`
/// for negative numbers, never `−0.00`; `∞` and `−∞`.
pub fn fixed(x: f64, decimals: usize) -> String {
    let digits = if x.is_infinite() {
        "∞".into()
    } else {
        format!("{:.*}", decimals.min(20), x.abs())
    };
    let is_zero = digits.bytes().all(|b| b == b'0' || b == b'.');
    if x < 0.0 && !is_zero {
        format!("−{digits}")
    } else {
        digits
    }
}

/// A share of 1 as a whole percentage, correctly rounded: `71 %` with a narrow no-break space.
pub fn percent(share: f64) -> String {
    // Two decimals with the point taken out: share × 100 would round once before it is rounded to show.
    let digits = fixed(share, 2).replace('.', "");
    let (sign, digits) = digits.strip_prefix('−').map_or(("", &*digits), |rest| ("−", rest));
    let whole = digits.trim_start_matches('0');
    format!("{sign}{}\u{202f}%", if whole.is_empty() { "0" } else { whole })
}

/// A whole number with narrow no-break spaces between groups of three digits, from five digits on.
pub fn whole(n: u64) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
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
