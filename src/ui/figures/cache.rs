//! The view of "What does a conversation keep in memory?": what three models and the shape that is set keep, as bars.

use yew::prelude::*;

use super::View;
use super::controls::Edit;
use super::row_bars::row_bars;
use crate::labs::cache::{GIGABYTE, Kept, MODELS, Setup, Shape, shape, tokens};
use crate::lesson::figures::cache::shapes;
use crate::lesson::number::whole;
use crate::lesson::texts::cache as words;
use crate::plots::Tick;
use crate::ui::parts::number_table;

/// The bars and the controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let setup = &view.setup;
    if !setup.is_shown {
        return number_table(&shapes(setup));
    }
    let set = shape(setup);
    let gigabytes = |shape: &Shape| shape.bytes(setup) as f64 / GIGABYTE as f64;
    let mut row: Vec<f64> = MODELS.iter().map(gigabytes).collect();
    row.push(gigabytes(&set));
    html! {
        <>
            { row_bars(words::BARS, words::MODELS_NAMES, &[(words::GIGABYTES.plain(), &row)], Tick::Decimals(1)) }
            <fieldset class="segments">
                <legend>{ words::MODELS_NAME.plain() }</legend>
                <div class="segments-row">{ for (0..MODELS.len()).map(|i| model(view, i, MODELS[i] == set)) }</div>
            </fieldset>
            <div class="controls">
                { view.slider(&Setup::LAYERS, words::LAYERS) }
                { view.choice(&Setup::KEPT, words::KEPT, words::KEPT_OPTIONS) }
                if set.kept == Kept::Pairs { { view.slider(&Setup::HEADS, words::HEADS) } }
                { view.slider(&Setup::SIZE, words::SIZE) }
                { view.slider_shown(&Setup::LENGTH, words::TOKENS, whole(tokens(setup))) }
                { view.choice(&Setup::WIDTH, words::WIDTH, words::WIDTHS_OF) }
            </div>
        </>
    }
}

/// Sets the shape of a model when it is chosen.
fn model(view: &View<Setup>, i: usize, is_set: bool) -> Html {
    let Shape {
        layers,
        kept,
        heads,
        size,
    } = MODELS[i];
    let changes = [
        (Setup::LAYERS.first, layers),
        (Setup::KEPT.first, kept as usize),
        (Setup::HEADS.first, heads),
        (Setup::SIZE.first, size),
    ];
    let edit = Edit::step(changes.map(|(at, x)| (at, x as f64)).to_vec());
    html! {
        <label class="segment">
            <input type="radio" name={view.controls.radio_name(usize::MAX)} checked={is_set} onchange={view.controls.on_choose(edit)} />
            <span>{ words::MODELS_NAMES.name(i) }</span>
        </label>
    }
}
