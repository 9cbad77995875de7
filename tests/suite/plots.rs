//! Drawings as SVG, compared with the committed ones. Bless a change that was looked at with `INSTA_UPDATE=always`.
#![cfg(feature = "plots")]

use std::fs;

use attention_lesson::attention::softmax::softmax;
use attention_lesson::labs::numbers::EXAMPLE_SCORES;
use attention_lesson::lesson::number::fixed;
use attention_lesson::plots::{Bars, Chart, Curve, Ink, Mark, Palette, Picture, Series, Tick};
use plotters_svg::SVGBackend;

/// The light colors, read from the style sheet that is their one source.
fn palette() -> Palette {
    let tokens = fs::read_to_string("static/styles/tokens.css").expect("the tokens");
    Palette::read(|ink| {
        let (_, rest) = tokens.split_once(&format!(" {}: light-dark(#", ink.token()))?;
        let part = |i: usize| u8::from_str_radix(&rest[i..i + 2], 16).ok();
        Some(format!("rgb({}, {}, {})", part(0)?, part(2)?, part(4)?))
    })
}

fn svg(picture: &Picture) -> String {
    let mut svg = String::new();
    let backend = SVGBackend::with_string(&mut svg, (480, 240));
    picture.draw(backend, &palette(), 1.0).expect("text can be drawn on");
    svg
}

fn bars(values: Vec<f64>, min: f64, tick: Tick) -> Picture {
    Picture::Bars(Bars {
        groups: (1..=values.len()).map(|i| format!("Token {i}\nscore")).collect(),
        series: vec![
            Series {
                name: "Your guess".into(),
                values: vec![0.25; values.len()],
                labels: Vec::new(),
                ink: Ink::Guess,
                is_outline: true,
            },
            Series {
                name: "Weight".into(),
                labels: values.iter().map(|value| fixed(*value, 3)).collect(),
                values,
                ink: Ink::Weight,
                is_outline: false,
            },
        ],
        min,
        max: if min < 0.0 { 2.0 } else { 1.0 },
        tick,
    })
}

#[test]
fn weights_stand_beside_the_guess() {
    insta::assert_snapshot!(svg(&bars(softmax(&EXAMPLE_SCORES), 0.0, Tick::Percent)));
}

#[test]
fn negative_weights_hang_below_the_axis_and_are_hatched() {
    insta::assert_snapshot!(svg(&bars(EXAMPLE_SCORES.to_vec(), -1.0, Tick::Decimals(1))));
}

#[test]
fn curves_and_bins_share_a_scale() {
    let curve = |values: &[f64], ink, mark| Curve {
        values: values.to_vec(),
        ink,
        mark,
    };
    insta::assert_snapshot!(svg(&Picture::Chart(Chart {
        names: ["1", "4", "16", "64"].map(String::from).to_vec(),
        curves: vec![
            curve(&[0.1, 0.4, 0.3, 0.2], Ink::Weight, Mark::Bins),
            curve(&[0.2, 0.5, 0.7, 0.9], Ink::Query, Mark::Full),
            curve(&[0.2, 0.2, 0.2, 0.2], Ink::Key, Mark::Open),
        ],
        max: 1.0,
        tick: Tick::Decimals(1),
        axes: ["length", "weight"],
        chosen: Some(2),
    })));
}

#[test]
fn every_ink_has_its_token() {
    let default = Palette::default();
    for ink in Ink::ALL {
        assert_ne!(palette().color(ink), default.color(ink), "{}", ink.token());
    }
}

#[test]
fn every_canvas_carries_each_color_in_the_property_from_which_it_is_read() {
    let styles = fs::read_to_string("static/styles/labs.css").expect("the styles");
    let rule = styles.split_once("\n  canvas {").expect("a rule for every canvas").1;
    let rule = rule.split_once('}').expect("a whole rule").0;
    for ink in Ink::ALL {
        let line = format!("\n    {}: var({});", ink.property(), ink.token());
        assert!(rule.contains(&line), "{line}");
    }
}
