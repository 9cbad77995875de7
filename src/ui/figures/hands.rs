//! Predictions by show of hands, while a figure is presented to a class: how many hands there are for each option. They are the
//! figure's own while it is shown; only the guess that follows from them goes anywhere else.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::any_figure::AnyFigure;
use crate::attention::softmax::argmax;
use crate::labs::number::plain;
use crate::labs::{AnySetup, Field};
use crate::lesson::texts::Text;
use crate::ui::parts::bar;
use crate::ui::text;
use crate::words::Inline;

/// The most hands for an option, as its field says.
const MOST: f64 = 999.0;

/// How many hands a field has: no number where nothing is typed, or nothing that can be a count.
pub(super) fn typed(event: &InputEvent) -> f64 {
    let field = event.target_unchecked_into::<HtmlInputElement>();
    let number = field.value_as_number();
    if number >= 0.0 {
        number.min(MOST).floor()
    } else {
        f64::NAN
    }
}

/// The set-up with what the class guesses: the option with the most hands, or the share of hands for each where the guess has a number for
/// each. Without any hands there is no guess.
pub(super) fn guessed(setup: &AnySetup, hands: &[f64]) -> AnySetup {
    let (counts, total) = counted(hands);
    let guess = match setup.list(Field::GUESS).len() {
        1 if total > 0.0 => vec![(argmax(&counts) + 1) as f64],
        // What is no number stands for the start.
        n => (0..n).map(|i| counts.get(i).unwrap_or(&0.0) / total).collect(),
    };
    setup.with_list(Field::GUESS, &guess)
}

/// The hands of each option, and of all.
fn counted(hands: &[f64]) -> (Vec<f64>, f64) {
    let counts: Vec<f64> = hands.iter().map(|n| n.max(0.0)).collect();
    let total = counts.iter().sum();
    (counts, total)
}

/// Whether no two options share the most hands, so that the class has one guess.
pub(super) fn are_decided(hands: &[f64]) -> bool {
    let (counts, total) = counted(hands);
    let most = counts.iter().copied().fold(0.0, f64::max);
    total == 0.0 || counts.iter().filter(|n| **n == most).count() == 1
}

/// The field for the hands for an option, with the option's name where that does not stand beside it.
pub(super) fn field(hands: Option<&f64>, option: &Inline, is_named: bool, on_input: Callback<InputEvent>) -> Html {
    let typed = hands.filter(|n| !n.is_nan()).map_or_else(String::new, |n| plain(*n));
    let name: AttrValue = text::HANDS_FOR.write(core::slice::from_ref(option)).into();
    html! {
        <label class="hands-of">
            if is_named { { &name } } else { { text::HANDS.plain() } }
            <input type="number" min="0" max="999" aria-label={&name} value={typed} oninput={on_input} />
        </label>
    }
}

/// The share of hands for each option, with the right one marked; nothing where nobody was counted.
pub(super) fn shares(hands: &[f64], options: Text, figure: &dyn AnyFigure, setup: &AnySetup) -> Html {
    let (counts, total) = counted(hands);
    if total == 0.0 {
        return Html::default();
    }
    let share = |(i, option): (usize, &Inline)| {
        let n = counts.get(i).copied().unwrap_or(0.0);
        let right = setup.with_list(Field::GUESS, &[(i + 1) as f64]);
        html! {
            <li>
                { text::hands_of(option, n, total) }
                if figure.verdict(&right).is_right { { " " }<strong>{ text::RIGHT_ANSWER.plain() }</strong> }
                { bar(n / total) }
            </li>
        }
    };
    html! { <ul class="hands">{ for options.list().iter().enumerate().map(share) }</ul> }
}
