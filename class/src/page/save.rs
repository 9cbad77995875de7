//! The item analysis as a table for spreadsheets: comma-separated values (RFC 4180), numbers with a point and in full.

use attention_lesson::quiz::Letter;

use crate::analysis::{Analysis, Item};

/// The name of the file.
pub(super) const FILE: &str = "attention-items.csv";

const FIELDS: &str = "question,answered,open,right,difficulty,interval_low,interval_high,point_biserial,upper_lower_27,a,b,c,d,key,certain_wrong,\
                      missed,retried,mastered";

/// The table as an address that a browser saves from without a server (RFC 2397).
pub(super) fn address(analysis: &Analysis) -> String {
    let rows = analysis.items.iter().map(|item| row(item) + "%0D%0A");
    ["data:text/csv;charset=utf-8,", FIELDS, "%0D%0A"].concat() + &rows.collect::<String>()
}

/// The entries of one question: none has a character that a table or an address would have to escape.
fn row(item: &Item) -> String {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let [low, high] = item.interval.map_or([None; 2], |ends| ends.map(Some));
    let counts = |numbers: &[usize]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let mastery = item.mastery;
    [
        counts(&[item.question + 1, item.n_answered, item.n_open, item.n_right]),
        [item.difficulty, low, high, item.point_biserial, item.discrimination]
            .map(number)
            .join(","),
        counts(&Letter::ALL.map(|letter| item.options[letter.index()])),
        item.right.name().to_owned(),
        counts(&[
            item.n_confidently_wrong(),
            mastery.missed,
            mastery.retried,
            mastery.mastered,
        ]),
    ]
    .join(",")
}
