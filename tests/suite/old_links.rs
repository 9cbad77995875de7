//! Links that stood in messages, courses and pages before set-ups had named fields.

use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::labs::{AnySetup, blend, lookup, masks, pipeline, softmax};
use attention_lesson::ui::figures::figure;

#[test]
fn old_links_mean_what_they_meant() {
    let masks: masks::Setup = decoded_by("masks", "1;x:1;m:3;w:3;q:5;k:4").named();
    let expected = masks::Setup {
        is_shown: true,
        kind: masks::MaskKind::Window,
        width: 3,
        query: 5,
        key: 4,
        ..masks::Setup::START
    };
    assert_eq!(masks, expected);
    let softmax: softmax::Setup = decoded_by("softmax", "1;g:0.2,0.55,0.1,0.15;x:1;s:-5,5,0.1,0;t:0.1;n:3").named();
    let expected = softmax::Setup {
        guess: [0.2, 0.55, 0.1, 0.15],
        is_shown: true,
        scores: [-5.0, 5.0, 0.1, 0.0],
        temperature: 0.1,
        rule: softmax::ScoreRule::Sigmoid,
    };
    assert_eq!(softmax, expected);
    let pipeline: pipeline::Setup = decoded_by("pipeline", "1;a:0;s:5;b:3;m:1").named();
    assert_eq!(
        (pipeline.asking, pipeline.step, pipeline.against),
        (0, pipeline::Step::Blend, 3)
    );
    let blend: blend::Setup = decoded_by("blend", "1;s:3,-3,0,0,0;n:1").named();
    assert_eq!(
        (blend.scores, blend.rule),
        ([3.0, -3.0, 0.0, 0.0, 0.0], blend::BlendRule::None)
    );
    let lookup: lookup::Setup = decoded_by("lookup", "1;s:2;n:-0.3;t:12").named();
    assert_eq!(
        (lookup.situation, lookup.nudge, lookup.temperature),
        (lookup::Situation::DuplicateKeys, -0.3, 12)
    );
}

/// The set-up of a code, which is written again to the byte.
#[track_caller]
fn decoded_by(id: &str, code: &str) -> AnySetup {
    let figure = figure(id).expect("a known figure");
    let setup = figure.start().decode(code).expect("a known code");
    assert_eq!(setup.encode(), code);
    setup
}
