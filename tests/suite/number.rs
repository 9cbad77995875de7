//! Numbers as a learner reads them are the correctly rounded ones.

use attention_lesson::labs::number::{parse_decimal, plain, rounded};
use attention_lesson::lesson::files::lesson;
use attention_lesson::lesson::number::{fixed, hundredths, percent, row, whole};
use attention_lesson::lesson::section::Block;
use attention_lesson::words::NUMBER;
use proptest::prelude::*;

use crate::files::sound;

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
        prop_assert_eq!(shown.trim_start_matches('−').replace(',', ""), &*digits);
        prop_assert_eq!(shown.replace('−', "-").replace(',', ""), rounded(x, decimals));
        let is_zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
        prop_assert_eq!(shown.starts_with('−'), x < 0.0 && !is_zero);
    }

    /// So a share shown as 0.71 in a table is never 72% in the sentence beside it.
    #[test]
    fn a_percentage_and_two_decimals_agree(share in -12_000..12_000_i32, scale in 1..5_u32) {
        let share = f64::from(share) / f64::from(10_u32.pow(scale));
        let shown = percent(share);
        let digits = shown.strip_suffix('%').expect("a percentage ends in a sign");
        prop_assert_eq!(digits, hundredths(share));
        let n: i64 = digits.replace('−', "-").replace(',', "").parse().expect("a whole number");
        let decimals: i64 = rounded(share, 2).replace('.', "").parse().expect("digits");
        prop_assert_eq!(n, decimals);
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
        prop_assert_eq!(whole(n).replace(',', ""), n.to_string());
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
        assert_eq!(percent(share), format!("{shown}%"), "{share}");
    }
}

#[test]
fn whole_numbers_are_grouped_from_five_digits_on() {
    let cases = [
        (0, "0"),
        (999, "999"),
        (1000, "1000"),
        (12_345, "12,345"),
        (100_000, "100,000"),
        (16_777_216, "16,777,216"),
    ];
    for (n, shown) in cases {
        assert_eq!(whole(n), shown);
    }
    assert_eq!(fixed(-12_345.25, 1), "−12,345.2");
}

#[test]
fn numbers_stand_one_after_another_with_commas() {
    assert_eq!(row([0.5, -1.0, 2.0].map(|x| fixed(x, 1))), "0.5, −1.0, 2.0");
    assert_eq!(row([]), "");
}

#[test]
fn links_and_attributes_hold_plain_numbers_in_any_language() {
    for (x, held) in [(12_345.5, "12345.5"), (-0.25, "-0.25"), (-0.000_01, "0"), (3.0, "3")] {
        assert_eq!(plain(x), held);
    }
}

/// The named number of the lesson whose labels say this of numbers.
fn in_language(name: &str, changes: &[(&str, &str)]) -> String {
    let mut files = sound();
    let labels = files.get_mut("labels.toml").expect("a file of the lesson");
    for (from, to) in changes {
        assert!(labels.contains(from), "{from}");
        *labels = labels.replace(from, to);
    }
    let check = files.get_mut("sections/check.dj").expect("a file of the lesson");
    *check = check.replace("15 questions", &format!("15 questions :{name}:"));
    let lesson = lesson(&files).unwrap_or_else(|mistake| panic!("{mistake}"));
    let blocks = lesson.sections.into_iter().flat_map(|section| section.blocks);
    let words = blocks.filter_map(|block| match block {
        Block::Prose(words) => Some(words),
        _ => None,
    });
    let mut numbers = words
        .flatten()
        .filter(|inline| inline.mark == NUMBER)
        .collect::<Vec<_>>()
        .into_iter();
    numbers.next_back().expect("a number").text
}

#[test]
fn a_language_writes_numbers_its_own_way() {
    let french = [
        ("decimal-point = \".\"", "decimal-point = \",\""),
        ("group-mark = \",\"", "group-mark = \"\u{202f}\""),
        ("percent = \":n:%\"", "percent = \":n:\u{202f}%\""),
    ];
    let arabic = [
        ("decimal-point = \".\"", "decimal-point = \"٫\""),
        ("group-mark = \",\"", "group-mark = \"٬\""),
        ("grouped-from = \"5\"", "grouped-from = \"4\""),
        ("percent = \":n:%\"", "percent = \":n:٪\""),
        ("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    ];
    let turkish = [("percent = \":n:%\"", "percent = \"%:n:\"")];
    for (changes, name, shown) in [
        (&french[..], "pairs-4096", "16\u{202f}777\u{202f}216"),
        (&french, "odds-1", "2,7"),
        (&french, "odds-8", "2981"),
        (&french, "pair-share", "67\u{202f}%"),
        (&arabic, "odds-8", "٢٬٩٨١"),
        (&arabic, "odds-1", "٢٫٧"),
        (&arabic, "pair-share", "٦٧٪"),
        (&turkish, "pair-share", "%67"),
        (&[], "pairs-4096", "16,777,216"),
    ] {
        assert_eq!(in_language(name, changes), shown, "{name}");
    }
}

#[test]
fn a_minus_zero_reads_as_zero() {
    assert_eq!(parse_decimal("-0.0").map(f64::to_bits), Some(0));
}
