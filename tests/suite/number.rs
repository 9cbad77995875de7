//! Numbers as a learner reads them are the correctly rounded ones.

use attention_lesson::labs::number::{fixed, parse_decimal, percent, whole};
use proptest::prelude::*;

/// The exact decimal expansion of a finite number's size, 1,074 digits after the point: what rounding must start from.
fn exactly(x: f64) -> String {
    format!("{:.1074}", x.abs())
}

/// The expansion rounded to `decimals` by schoolbook arithmetic on its digits, a tie to the even digit.
fn rounded_by_hand(x: f64, decimals: usize) -> String {
    let exact = exactly(x);
    let point = exact.find('.').expect("an expansion has a point");
    let digits: Vec<u8> = exact.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
    let (kept, rest) = digits.split_at(point + decimals);
    let is_tie = rest[0] == 5 && rest[1..].iter().all(|d| *d == 0);
    let up = if is_tie {
        kept.last().is_some_and(|d| d % 2 == 1)
    } else {
        rest[0] >= 5
    };
    let mut kept = kept.to_vec();
    let mut carry = up;
    for digit in kept.iter_mut().rev().filter(|_| up) {
        if carry {
            *digit = (*digit + 1) % 10;
            carry = *digit == 0;
        }
    }
    if carry {
        kept.insert(0, 1);
    }
    let (whole, fraction) = kept.split_at(kept.len() - decimals);
    let text = |digits: &[u8]| digits.iter().map(|d| char::from(b'0' + d)).collect::<String>();
    if decimals == 0 {
        text(whole)
    } else {
        format!("{}.{}", text(whole), text(fraction))
    }
}

/// Numbers as they stand in figures, with ties and near ties among them.
fn any_number() -> impl Strategy<Value = f64> {
    let near_tie = (-4000..4000_i32, -1..2_i32).prop_map(|(n, nudge)| {
        let tie = f64::from(n) / 200.0;
        tie + f64::from(nudge) * f64::EPSILON * tie
    });
    let tie = (-4000..4000_i32).prop_map(|n| f64::from(n) / 16.0);
    prop_oneof![-50.0..50.0, -1.0..1.0, -1e-3..1e-3, -1e12..1e12, near_tie, tie]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn shown_numbers_are_the_exact_ones_correctly_rounded(x in any_number(), decimals in 0..7_usize) {
        let shown = fixed(x, decimals);
        let digits = rounded_by_hand(x, decimals);
        prop_assert_eq!(shown.trim_start_matches('−'), &digits);
        let is_zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
        prop_assert_eq!(shown.starts_with('−'), x < 0.0 && !is_zero);
    }

    /// So a share shown as 0.71 in a table is never 72 % in the sentence beside it.
    #[test]
    fn a_percentage_and_two_decimals_agree(share in -12_000..12_000_i32, scale in 1..5_u32) {
        let share = f64::from(share) / f64::from(10_u32.pow(scale));
        let shown = percent(share);
        let digits = shown.strip_suffix("\u{202f}%").expect("a percentage ends in a sign");
        let hundredths: i64 = digits.replace('−', "-").parse().expect("a whole number");
        let decimals: i64 = fixed(share, 2).replace('−', "-").replace('.', "").parse().expect("digits");
        prop_assert_eq!(hundredths, decimals);
    }

    #[test]
    fn decimals_read_as_the_standard_library_reads_them(digits in "-?[0-9]{1,9}", point in 0..10_usize) {
        let at = digits.len() - point.min(digits.trim_start_matches('-').len() - 1);
        let text = format!("{}.{}", &digits[..at], &digits[at..]);
        for text in [digits.as_str(), text.as_str()] {
            let expected: f64 = text.parse().expect("a decimal");
            prop_assert_eq!(parse_decimal(text), Some(expected), "{}", text);
        }
    }

    #[test]
    fn what_is_no_short_decimal_is_not_read(text in ".*") {
        if let Some(x) = parse_decimal(&text) {
            prop_assert_eq!(text.parse::<f64>(), Ok(x));
        }
    }

    #[test]
    fn any_number_can_be_shown(x in any::<f64>(), decimals in any::<usize>(), n in any::<u64>()) {
        prop_assert!(!fixed(x, decimals).is_empty() && !percent(x).is_empty());
        prop_assert_eq!(whole(n).replace('\u{202f}', ""), n.to_string());
    }
}

#[test]
fn numbers_read_as_these_examples() {
    let cases = [
        (0.710_1, 3, "0.710"),
        (-0.004, 2, "0.00"),
        (-0.0, 2, "0.00"),
        (-0.006, 2, "−0.01"),
        (0.125, 2, "0.12"),
        (0.375, 2, "0.38"),
        (2.675, 2, "2.67"),
        (-1.0, 0, "−1"),
        (-0.4, 0, "0"),
        (999.999, 2, "1000.00"),
        (1e-320, 3, "0.000"),
        (f64::INFINITY, 2, "∞"),
        (f64::NEG_INFINITY, 2, "−∞"),
    ];
    for (x, decimals, shown) in cases {
        assert_eq!(fixed(x, decimals), shown, "{x} with {decimals} decimals");
    }
}

#[test]
fn percentages_read_as_these_examples() {
    let cases = [
        (0.71, "71"),
        (0.0, "0"),
        (-0.001, "0"),
        (1.0, "100"),
        (0.005, "1"),
        (0.015, "1"),
        (0.125, "12"),
        (-0.25, "−25"),
        (12.0, "1200"),
    ];
    for (share, shown) in cases {
        assert_eq!(percent(share), format!("{shown}\u{202f}%"), "{share}");
    }
}

#[test]
fn whole_numbers_are_grouped_from_five_digits_on() {
    let cases = [
        (0, "0"),
        (999, "999"),
        (1000, "1000"),
        (12_345, "12 345"),
        (100_000, "100 000"),
        (1_234_567, "1 234 567"),
    ];
    for (n, shown) in cases {
        assert_eq!(whole(n), shown.replace(' ', "\u{202f}"));
    }
}

#[test]
fn a_minus_zero_reads_as_zero() {
    assert_eq!(parse_decimal("-0.0").map(f64::to_bits), Some(0));
}
