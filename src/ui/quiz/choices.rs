//! The question itself: a fieldset with the text as its legend and four native radio buttons.
//!
//! An option's explanation is a description, never part of its name, and does not exist before the check.

use yew::prelude::*;

use crate::progress::{Action, Card};
use crate::quiz::order::options;
use crate::quiz::{Letter, Verdict};
use crate::ui::parts::rich;
use crate::ui::text;

/// The fieldset. `name` sets the names and ids of this lesson apart from another's on the page, `seed` the options' order.
pub(super) fn choices(card: &Card, name: &str, seed: Option<u32>, act: &Callback<Action>) -> Html {
    let place = format!("{name}-{}", card.concept + 1);
    let is_sibling = card.variant > 0;
    html! {
        // A question's radio buttons are its own.
        <fieldset key={format!("{}-{}", card.concept, card.variant)} class="choices" id={format!("q{}", card.concept + 1)} tabindex="-1" data-lead="top"
            data-verdict={card.verdict.map(Verdict::name)} data-variant={is_sibling.then(|| card.variant.to_string())}>
            <legend>{ card.question.prompt.clone() }</legend>
            { for options(seed, card.concept).into_iter().map(|letter| option(card, letter, &place, act)) }
        </fieldset>
    }
}

fn option(card: &Card, letter: Letter, place: &str, act: &Callback<Action>) -> Html {
    let is_chosen = card.draft.letter == Some(letter);
    let choose = act.reform(move |_: Event| Action::Choose(letter));
    let why = format!("{place}-{}", letter.name());
    let is_checked = card.verdict.is_some();
    html! {
        <div key={letter.name()} class="option" data-standing={standing(card, letter)} data-chosen={is_chosen.to_string()}>
            <label class="option-row">
                <input type="radio" name={place.to_owned()} value={letter.name()} checked={is_chosen}
                    disabled={is_checked} onchange={choose} aria-describedby={is_checked.then(|| why.clone())} />
                <span class="option-text">{ card.question.option(letter).text.clone() }</span>
            </label>
            { explanation(card, letter, why) }
        </div>
    }
}

/// What the check made of an option, for the styles: `right`, `wrong` (chosen in error) or `other`.
fn standing(card: &Card, letter: Letter) -> Option<&'static str> {
    let verdict = card.verdict?;
    Some(if letter == card.question.right {
        "right"
    } else if card.draft.letter == Some(letter) && verdict == Verdict::Incorrect {
        "wrong"
    } else {
        "other"
    })
}

fn explanation(card: &Card, letter: Letter, id: String) -> Html {
    let Some(standing) = standing(card, letter) else {
        return Html::default();
    };
    let is_chosen = card.draft.letter == Some(letter);
    let tag = match (standing, is_chosen) {
        ("right", true) => text::YOUR_RIGHT_ANSWER,
        ("right", false) => text::RIGHT_ANSWER,
        ("wrong", _) => text::YOUR_ANSWER,
        _ => "",
    };
    html! {
        <div class="option-why" {id}>
            if !tag.is_empty() { <p class="option-tag">{ tag }</p> }
            <p data-explains={letter.name()}>{ rich(&card.question.option(letter).why) }</p>
        </div>
    }
}
