//! Figures rendered without a browser, in every state that their views tell apart.
#![cfg(feature = "prerender")]

use attention_lesson::labs::AnySetup;
use attention_lesson::labs::blend;
use attention_lesson::labs::demonstrations::{Claim, demonstration};
use attention_lesson::labs::pipeline::{self, Step};
use attention_lesson::labs::sentence::SentenceMask;
use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::labs::table;
use attention_lesson::lesson::bank::bank;
use attention_lesson::lesson::figures::title;
use attention_lesson::lesson::number::fixed;
use attention_lesson::lesson::questions::n_concepts;
use attention_lesson::lesson::texts::{IDS, model as model_texts};
use attention_lesson::ui::figures::{FIGURES, Figure};
use attention_lesson::ui::model;
use attention_lesson::ui::view::view;

use crate::render::{html_of_demonstration, html_of_drawn};

/// The markup of a figure in this state.
fn markup(id: &'static str, setup: &AnySetup) -> String {
    let figure = Figure {
        id,
        code: setup.encode().into(),
        ..Figure::default()
    };
    html_of_drawn(move || view(id, figure.clone()))
}

/// What stands between the instruction and the live sentence: the drawing, its controls and what is asked.
fn drawing(html: &str) -> &str {
    let from = html.find("lab-instruction").expect("an instruction");
    let to = html.find("lab-sentence").expect("a sentence");
    &html[from..to]
}

#[test]
fn every_figure_draws_before_and_after_its_reveal() {
    for figure in FIGURES {
        let id = figure.id();
        let start = figure.start();
        for setup in [start.clone(), figure.revealed(&start)] {
            let html = markup(id, &setup);
            assert!(html.contains(&format!("id=\"lab-{id}\"")), "{id}");
            assert!(html.contains(&format!("data-setup=\"{}\"", setup.encode())), "{id}");
            assert!(!html.contains("style=") && !html.contains("NaN"), "{id}");
            let drawing = drawing(&html);
            let kinds = ["<canvas", "class=\"plane\"", "<table", "<svg"];
            assert!(
                kinds.iter().any(|kind| drawing.contains(kind)),
                "{id} draws nothing: {drawing}"
            );
            let asks = figure.texts().prediction.is_some() && !setup.is_shown();
            assert_eq!(drawing.contains("lab-prediction"), asks, "{id}");
        }
    }
}

#[test]
fn a_reveal_shows_the_result_of_every_figure_that_asks() {
    for figure in FIGURES {
        let shown = figure.revealed(&figure.start());
        assert_eq!(shown.is_shown(), figure.texts().prediction.is_some(), "{}", figure.id());
        assert_eq!(figure.revealed(&shown), shown, "{}", figure.id());
    }
}

#[test]
fn figures_have_ids_of_their_own_and_the_titles_of_the_list() {
    let mut titles: Vec<_> = FIGURES
        .iter()
        .map(|figure| (figure.id(), figure.texts().title.plain()))
        .collect();
    titles.push((model::ID, model_texts::TITLE.plain()));
    titles.sort_unstable();
    let mut listed: Vec<_> = IDS.iter().map(|id| (*id, title(id).expect("a title"))).collect();
    listed.sort_unstable();
    assert_eq!(titles, listed);
    assert!(titles.windows(2).all(|pair| pair[0].0 != pair[1].0));
}

#[test]
fn an_id_that_no_lab_has_shows_nothing() {
    assert_eq!(markup("unknown", &FIGURES[0].start()), "");
}

#[test]
fn every_figure_renders_with_all_its_numbers_at_either_limit() {
    for figure in FIGURES {
        for end in [f64::MIN, f64::MAX] {
            let start = figure.start();
            let far: Vec<_> = (0..start.numbers().len()).map(|at| (at, end)).collect();
            let html = markup(figure.id(), &start.with(&far).shown());
            assert!(
                html.contains("lab-sentence") && !html.contains("NaN"),
                "{}",
                figure.id()
            );
        }
    }
}

#[test]
fn every_demonstration_renders_with_its_caption_and_without_an_id() {
    for concept in 0..n_concepts() {
        for claim in [Claim::Right, Claim::Tempting] {
            let place = bank().items[concept].place;
            let shown = (demonstration(place, claim).expect("a figure").setup)();
            let html = html_of_demonstration(concept, claim);
            let setup = format!("data-setup=\"{}\"", shown.encode());
            assert!(html.contains(&setup), "{setup} is missing in {html}");
            assert!(html.contains("shown-caption") && html.contains("lab-sentence"));
            assert_eq!(html.contains("lab-verdict"), shown.is_guessed(), "{setup}");
            assert!(
                !html.contains("id=\"lab-") && !html.contains("lab-instruction") && !html.contains("lab-prediction")
            );
        }
    }
}

#[test]
fn points_are_sliders_with_value_text_and_the_output_waits_for_the_reveal() {
    for (is_shown, n_outputs) in [(false, 0), (true, 1)] {
        let setup = blend::Setup {
            is_shown,
            ..blend::Setup::START
        };
        let html = markup("blend", &AnySetup::of(&setup));
        assert_eq!(html.matches("role=\"slider\"").count(), 5);
        assert!(html.contains("aria-valuetext=\"x −4.0, y 1.5, 21%\"") && html.contains("aria-label=\"Value of Rex\""));
        assert_eq!(html.matches("plane-output").count(), n_outputs);
    }
}

#[test]
fn the_pipeline_shows_each_step_for_each_asker_with_any_numbers() {
    let masks = [SentenceMask::None, SentenceMask::Causal];
    for value in [None, Some(-9.9), Some(9.9)] {
        for asking in 0..6 {
            for mask in masks {
                for step in Step::ALL {
                    let mut setup = pipeline::Setup {
                        asking,
                        mask,
                        step: *step,
                        ..pipeline::Setup::START
                    };
                    if let Some(x) = value {
                        setup.x.fill(x);
                        for w in [&mut setup.w_q, &mut setup.w_k, &mut setup.w_v] {
                            w.fill(x);
                        }
                    }
                    check_step(&setup);
                }
            }
        }
    }
}

/// The step's own numbers for the asking token stand in the markup.
#[track_caller]
fn check_step(setup: &pipeline::Setup) {
    let (asking, step) = (setup.asking, setup.step);
    let flow = pipeline::flow(setup).expect("a set-up computes");
    let html = markup("pipeline", &AnySetup::of(setup));
    let (start, end) = ("class=\"step\"", "<div class=\"controls\"");
    // Attributes stand in any order: the part begins with the tag that the class is in.
    let from = html.find(start).and_then(|at| html[..at].rfind('<')).expect("a step");
    let part = &html[from..from + html[from..].find(end).expect("controls after it")];
    assert!(part.contains(&format!("data-step=\"{}\"", step as usize + 1)));
    assert!(!part.contains("NaN") && !part.contains("inf"), "{part}");
    let trace = &flow.trace;
    let (row, decimals) = match step {
        Step::Project => (flow.queries.row(asking), 2),
        Step::Match => (trace.scores.row(asking), 4),
        Step::Scale => (&pipeline::unmasked(&flow, asking)[..], 3),
        Step::Mask => (trace.scaled.row(asking), 3),
        Step::Softmax => (trace.weights.row(asking), 3),
        Step::Blend => (trace.output.row(asking), 3),
    };
    for number in row {
        let shown = fixed(*number, decimals);
        assert!(part.contains(&shown), "step {step:?} does not show {shown}");
    }
}

#[test]
fn the_table_has_one_tab_stop_and_says_which_cells_are_masked() {
    for (mask, masked) in [(SentenceMask::None, 0), (SentenceMask::Causal, 15)] {
        let setup = table::Setup {
            mask,
            ..table::Setup::START
        };
        let html = markup("table", &AnySetup::of(&setup));
        let count = |what: &str| html.matches(what).count();
        // All cells but one, the place of the guess, and the figure.
        assert_eq!(count("tabindex=\"-1\""), 37);
        assert_eq!(count("aria-selected=\"true\""), 1);
        assert_eq!(count("data-masked=\"true\""), masked);
        assert_eq!(count(">masked</td>"), masked);
        assert_eq!(count("class=\"heat-end\">1.00</td>"), 6);
    }
}
