//! The question itself: a fieldset with the text as its legend, the feedback, and four native radio buttons.
//!
//! An option's explanation is a description, never part of its name, and does not exist before the check.

use yew::prelude::*;

use crate::progress::{Action, Card};
use crate::quiz::order::options;
use crate::quiz::{Letter, Verdict};
use crate::ui::parts::running;
use crate::ui::text;

/// The fieldset. `name` sets the names and ids of this lesson apart from another's on the page, `seed` the options' order.
pub(super) fn choices(card: &Card, name: &str, seed: Option<u32>, act: &Callback<Action>) -> Html {
    let group = format!("{name}-{}", card.concept + 1);
    let is_sibling = card.variant > 0;
    html! {
        // A question's radio buttons are its own.
        <fieldset key={format!("{}-{}", card.concept, card.variant)} class="choices" id={format!("q{}", card.concept + 1)} tabindex="-1" data-focus="top"
            data-verdict={card.verdict.map(Verdict::name)} data-variant={is_sibling.then(|| card.variant.to_string())}>
            <legend>{ card.question.prompt.clone() }</legend>
            // It stays while it is empty: a region that appears together with its words is not read aloud.
            <div class="feedback" role="status" tabindex="-1" data-focus="feedback" data-verdict={card.verdict.map(Verdict::name)}>
                if let Some(verdict) = card.verdict { { feedback(card, verdict) } }
            </div>
            { for options(seed, card.concept).into_iter().map(|letter| option(card, letter, &group, act)) }
        </fieldset>
    }
}

/// The verdict, the right answer, and what must be said where a wording is loose. Why the chosen option is right or wrong
/// can be read under it; here the same is for the ear alone, so that no sentence is seen twice.
fn feedback(card: &Card, verdict: Verdict) -> Html {
    let question = &card.question;
    let right = &question.option(question.right).text;
    let chosen = card.draft.letter.map(|letter| question.option(letter));
    html! {
        <>
            <p class="verdict-word"><strong>{ text::verdict(verdict) }</strong><span aria-hidden="true">{ text::mark(verdict) }</span></p>
            if let Some(chosen) = chosen { <p class="unseen">{ running(&chosen.why) }</p> }
            if let Some(confidence) = card.draft.confidence {
                <p class="stated-confidence">{ text::stated(confidence) }</p>
            }
            if verdict == Verdict::Incorrect {
                <p><strong>{ text::RIGHT_ANSWER.plain() }{ ": " }</strong>{ right.clone() }{ text::ends(right) }</p>
            }
            if !question.note.is_empty() {
                <p class="feedback-note"><strong>{ text::TO_BE_PRECISE.plain() }</strong>{ " " }{ running(&question.note) }</p>
            }
        </>
    }
}

fn option(card: &Card, letter: Letter, group: &str, act: &Callback<Action>) -> Html {
    let is_chosen = card.draft.letter == Some(letter);
    let choose = act.reform(move |_: Event| Action::Choose(letter));
    let why = format!("{group}-{}", letter.name());
    let is_checked = card.verdict.is_some();
    html! {
        <div key={letter.name()} class="option" data-result={result(card, letter)} data-chosen={is_chosen.to_string()}>
            <label class="option-row">
                <input type="radio" name={group.to_owned()} value={letter.name()} checked={is_chosen}
                    disabled={is_checked} onchange={choose} aria-describedby={is_checked.then(|| why.clone())} />
                <span class="option-text">{ card.question.option(letter).text.clone() }</span>
            </label>
            { explanation(card, letter, why) }
        </div>
    }
}

/// What the check made of an option, for the styles: `right`, `wrong` (chosen in error) or `other`.
fn result(card: &Card, letter: Letter) -> Option<&'static str> {
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
    if card.verdict.is_none() {
        return Html::default();
    }
    let tag = text::option_tag(letter == card.question.right, card.draft.letter == Some(letter));
    html! {
        <div class="option-why" {id}>
            if !tag.is_empty() { <p class="option-tag">{ tag }</p> }
            <p data-explains={letter.name()}>{ running(&card.question.option(letter).why) }</p>
        </div>
    }
}
