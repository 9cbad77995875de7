//! Figures rendered without a browser, in every state that their views tell apart.
#![cfg(feature = "prerender")]

use attention_lesson::labs::blend::BLEND;
use attention_lesson::labs::demonstrations::{Claim, demonstration};
use attention_lesson::labs::number::fixed;
use attention_lesson::labs::pipeline::{self, INPUTS, N_STEPS, PIPELINE, STEP};
use attention_lesson::labs::table::TABLE;
use attention_lesson::labs::{LABS, Prediction, Setup};
use attention_lesson::ui::labs::{Figure, FigureProperties, demonstration_view};
use yew::prelude::*;

use crate::render::html_of;

#[derive(PartialEq, Properties)]
struct DemonstratedProperties {
    concept: usize,
    claim: Claim,
}

#[component]
fn Demonstrated(properties: &DemonstratedProperties) -> Html {
    demonstration_view(properties.concept, properties.claim)
}

/// The markup of a figure in this state.
fn markup(lab: &'static str, setup: &Setup) -> String {
    let properties = FigureProperties {
        say: yew::Callback::noop(),
        id: lab,
        code: setup.encode().into(),
        turn: 0,
        is_demonstration: false,
    };
    html_of::<Figure>(properties)
}

#[test]
fn every_figure_renders_before_and_after_its_reveal() {
    for lab in LABS {
        for shown in [0.0, 1.0] {
            let setup = lab.start().with(Prediction::SHOWN, 0, shown);
            let html = markup(lab.id, &setup);
            assert!(html.contains(&format!("id=\"lab-{}\"", lab.id)), "{}", lab.id);
            assert!(
                html.contains(&format!("data-setup=\"{}\"", setup.encode())),
                "{}",
                lab.id
            );
            assert!(!html.contains("style=") && !html.contains("NaN"), "{}", lab.id);
        }
    }
}

#[test]
fn every_figure_renders_with_all_its_numbers_at_either_limit() {
    for lab in LABS {
        for end in [f64::MIN, f64::MAX] {
            let setup = lab.fields.iter().fold(lab.start(), |setup, field| {
                let limits = vec![end; field.default.len()];
                setup.with_list(field.key, &limits)
            });
            let html = markup(lab.id, &setup.with(Prediction::SHOWN, 0, 1.0));
            assert!(html.contains("lab-sentence") && !html.contains("NaN"), "{}", lab.id);
        }
    }
}

#[test]
fn every_demonstration_renders_with_its_caption_and_without_an_id() {
    for (concept, claim) in (0..15).flat_map(|concept| [(concept, Claim::Right), (concept, Claim::Tempting)]) {
        let (shown, ..) = demonstration(concept, claim);
        let html = html_of::<Demonstrated>(DemonstratedProperties { concept, claim });
        let setup = format!("data-setup=\"{}\"", shown.setup().encode());
        assert!(html.contains(&setup), "{setup} is missing in {html}");
        assert!(html.contains("shown-caption") && html.contains("lab-sentence"));
        let is_guessed = Prediction::is_guessed(&shown.setup());
        assert_eq!(html.contains("lab-verdict"), is_guessed, "{setup}");
        assert!(!html.contains("id=\"lab-") && !html.contains("lab-instruction") && !html.contains("lab-prediction"));
    }
}

#[test]
fn points_are_sliders_with_value_text_and_the_output_waits_for_the_reveal() {
    for (shown, n_outputs) in [(0.0, 0), (1.0, 1)] {
        let html = markup("blend", &BLEND.start().with(Prediction::SHOWN, 0, shown));
        assert_eq!(html.matches("role=\"slider\"").count(), 5);
        assert!(html.contains("aria-valuetext=\"x 4.0, y 0.0\"") && html.contains("aria-label=\"Value of animal\""));
        assert_eq!(html.matches("plane-output").count(), n_outputs);
    }
}

#[test]
fn the_pipeline_shows_each_step_for_each_asker_with_any_numbers() {
    for value in [None, Some(-9.9), Some(9.9)] {
        for asking in 0..6 {
            for mask in 0..2 {
                for step in 0..N_STEPS {
                    let mut setup = PIPELINE.start();
                    for (key, number) in [("a", asking), ("m", mask), (STEP, step)] {
                        setup = setup.with(key, 0, number as f64);
                    }
                    for key in INPUTS {
                        let list: Vec<f64> = setup.list(key).iter().map(|x| value.unwrap_or(*x)).collect();
                        setup = setup.with_list(key, &list);
                    }
                    check_step(&setup, asking, step);
                }
            }
        }
    }
}

/// The step's own numbers for the asking token stand in the markup.
#[track_caller]
fn check_step(setup: &Setup, asking: usize, step: usize) {
    let flow = pipeline::flow(setup).expect("a set-up computes");
    let html = markup("pipeline", setup);
    let (start, end) = ("class=\"step\"", "<div class=\"controls\"");
    // Attributes stand in any order: the part begins with the tag that the class is in.
    let from = html.find(start).and_then(|at| html[..at].rfind('<')).expect("a step");
    let part = &html[from..from + html[from..].find(end).expect("controls after it")];
    assert!(part.contains(&format!("data-step=\"{}\"", step + 1)));
    assert!(!part.contains("NaN") && !part.contains("inf"), "{part}");
    let trace = &flow.trace;
    let (row, decimals) = match step {
        0 => (flow.queries.row(asking), 2),
        1 => (trace.scores.row(asking), 4),
        2 => (&pipeline::unmasked(&flow, asking)[..], 3),
        3 => (trace.scaled.row(asking), 3),
        4 => (trace.weights.row(asking), 3),
        _ => (trace.output.row(asking), 3),
    };
    for number in row {
        let shown = fixed(*number, decimals);
        assert!(part.contains(&shown), "step {step} does not show {shown}");
    }
}

#[test]
fn the_table_has_one_tab_stop_and_says_which_cells_are_masked() {
    for (mask, masked) in [(0.0, 0), (1.0, 15)] {
        let html = markup("table", &TABLE.start().with("m", 0, mask));
        let count = |what: &str| html.matches(what).count();
        assert_eq!(count("tabindex=\"-1\""), 35);
        assert_eq!(count("aria-selected=\"true\""), 1);
        assert_eq!(count("data-masked=\"true\""), masked);
        assert_eq!(count(">masked</td>"), masked);
        assert_eq!(count("class=\"heat-end\">1.00</td>"), 6);
    }
}
