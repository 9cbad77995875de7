//! Numbers as a learner reads them: correctly rounded, with a true minus sign.

/// `x` with this many decimals, rounded correctly from its exact binary value; `−` for negative numbers, never `−0.00`.
pub fn fixed(x: f64, decimals: usize) -> String {
    if x == f64::NEG_INFINITY {
        return "−∞".into();
    }
    let digits = format!("{:.decimals$}", x.abs());
    let is_zero = digits.bytes().all(|b| b == b'0' || b == b'.');
    if x < 0.0 && !is_zero {
        format!("−{digits}")
    } else {
        digits
    }
}

/// A share of 1 as a whole percentage: `71 %` with a narrow no-break space.
pub fn percent(share: f64) -> String {
    format!("{}\u{202f}%", fixed(share * 100.0, 0))
}

/// A whole number with thin spaces between groups of three digits, from five digits on.
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
