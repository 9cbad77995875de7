//! Numbers as a learner reads them: rounded by `labs::number`, and written as the language of the lesson does. How it does stands
//! among its labels, under `[numbers]`.

use super::carried::carried;
use super::texts::Text;
use super::texts::labels::{DECIMAL_POINT, DIGITS, GROUP_MARK, GROUPED_FROM, MINUS, NEXT_NUMBER, PERCENT, RUN};
use crate::labs::number::{self, Shown, rounded};
use crate::words::{Inline, fill, plain};

/// With so many decimals, 20 at most; `−` before negative numbers, never `−0.00`; `∞` and `−∞`.
pub fn fixed(x: f64, decimals: usize) -> String {
    shown(&carried().texts, Shown::Decimals(x, decimals))
}

/// With no more decimals than it has, of which four are kept.
pub fn short(x: f64) -> String {
    written(&carried().texts, &number::plain(x))
}

/// A share of 1 as a whole percentage, correctly rounded.
pub fn percent(share: f64) -> String {
    shown(&carried().texts, Shown::Percent(share))
}

/// The same without the sign, where that stands nearby.
pub fn hundredths(share: f64) -> String {
    written(&carried().texts, &of_hundred(share))
}

/// A whole number.
pub fn whole(n: u64) -> String {
    shown(&carried().texts, Shown::Whole(n))
}

/// Numbers one after another, with what the language puts between them.
pub fn row(numbers: impl IntoIterator<Item = String>) -> String {
    let numbers = numbers.into_iter();
    let joined = numbers.reduce(|before, next| NEXT_NUMBER.write(&[before, next].map(Inline::text)));
    joined.unwrap_or_default()
}

/// Numbers with signs and brackets, which run from left to right in every language.
pub fn run(numbers: impl Into<String>) -> String {
    RUN.write(&[Inline::text(numbers)])
}

/// The number in the language that has these texts.
pub(super) fn shown(texts: &[Inline], number: Shown) -> String {
    match number {
        Shown::Decimals(x, decimals) => written(texts, &rounded(x, decimals)),
        Shown::Whole(n) => written(texts, &n.to_string()),
        Shown::Percent(share) => {
            let number = written(texts, &of_hundred(share));
            plain(&fill(PERCENT.of(texts).words(), &[Inline::text(number)]))
        }
    }
}

/// How many hundredths a share of 1 is. Two decimals with the point taken out: share × 100 would round once before it is rounded to
/// show.
fn of_hundred(share: f64) -> String {
    let digits = rounded(share, 2).replace('.', "");
    let size = digits.trim_start_matches(['-', '0']);
    let sign = if digits.starts_with('-') { "-" } else { "" };
    [sign, if size.is_empty() { "0" } else { size }].concat()
}

/// A number that `labs::number` wrote, with the language's own signs and digits.
fn written(texts: &[Inline], number: &str) -> String {
    let text = |text: Text| &*text.of(texts).text;
    let size = number.trim_start_matches('-');
    let n_whole = size.find('.').unwrap_or(size.len());
    let is_grouped = n_whole >= text(GROUPED_FROM).parse::<u8>().map_or(usize::MAX, usize::from);
    let mut out = String::new();
    if size.len() < number.len() {
        out.push_str(text(MINUS));
    }
    for (at, c) in size.char_indices() {
        if is_grouped && at > 0 && at < n_whole && (n_whole - at).is_multiple_of(3) {
            out.push_str(text(GROUP_MARK));
        }
        match c.to_digit(10) {
            Some(digit) => out.extend(text(DIGITS).chars().nth(digit as usize)),
            None if c == '.' => out.push_str(text(DECIMAL_POINT)),
            None => out.push(c),
        }
    }
    out
}
