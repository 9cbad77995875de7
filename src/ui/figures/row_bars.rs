//! Rows of numbers over the same tokens as bars side by side, with their legend.

use yew::prelude::*;

use super::legend::{Sign, legend};
use crate::attention::softmax::maximum;
use crate::lesson::number::{fixed, hundredths};
use crate::lesson::texts::Text;
use crate::plots::{Bars, Ink, Picture, Series, Tick};
use crate::ui::parts::canvas;
use crate::words::Inline;

/// The name of a bar in two lines: the second is a text that takes a number.
pub(super) fn bar(name: &str, text: Text, number: &str) -> String {
    [name, "\n", &text.write(&[Inline::text(number)])].concat()
}

/// The first row is filled in the color of weights, the second an outline in that of text. `rows` are names and numbers,
/// one number for each of `groups`; what is written as percentages is a share of 1.
pub(super) fn row_bars(label: Text, groups: Text, rows: &[(&'static str, &[f64])], tick: Tick) -> Html {
    let write = |x: &f64| match tick {
        // The axis has the sign.
        Tick::Percent => hundredths(*x),
        Tick::Decimals(n) => fixed(*x, usize::from(n)),
    };
    let most = rows.iter().map(|(_, row)| maximum(row)).fold(1.0, f64::max);
    let looks = [(Ink::Weight, Sign::Full), (Ink::Text, Sign::Open)];
    let series = rows.iter().zip(looks).map(|((name, row), (ink, sign))| Series {
        name: (*name).to_owned(),
        values: row.to_vec(),
        labels: row.iter().map(write).collect(),
        ink,
        is_outline: sign == Sign::Open,
    });
    let entries = rows.iter().zip(looks);
    let entries: Vec<_> = entries.map(|((name, _), (ink, sign))| (ink, sign, *name)).collect();
    // On a narrow screen two words side by side meet those of the next bar.
    let in_lines = |name: &str| match name.rsplit_once(' ') {
        Some((before, last)) => [before, "\n", last].concat(),
        None => name.to_owned(),
    };
    let picture = Picture::Bars(Bars {
        groups: groups.list().iter().map(|name| in_lines(&name.text)).collect(),
        series: series.collect(),
        min: 0.0,
        max: most,
        tick,
    });
    html! { <>{ legend(&entries) }{ canvas(picture, label.plain(), "bars low") }</> }
}
