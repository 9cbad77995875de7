//! "Find the head": a pattern, a guess, and the measure that decides.

use std::rc::Rc;

use yew::prelude::*;

use crate::labs::model::{Head, Maps, Pattern, ranking};
use crate::labs::number::percent;
use crate::lesson::figures::model as words;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChallengeProperties {
    pub(super) maps: Rc<Maps>,
    pub(super) chosen: Head,
}

#[component]
pub(super) fn Challenge(properties: &ChallengeProperties) -> Html {
    let ChallengeProperties { maps, chosen } = properties.clone();
    let pattern = use_state_eq(|| 0_usize);
    let guess = use_state_eq(|| None::<(usize, Head)>);
    let option = |(i, name): (usize, &&'static str)| {
        let pattern = pattern.clone();
        let is_on = *pattern == i;
        html! {
            <button key={i} type="button" aria-pressed={is_on.to_string()} onclick={move |_: MouseEvent| pattern.set(i)}>{ *name }</button>
        }
    };
    let check = {
        let (guess, pattern) = (guess.clone(), *pattern);
        Callback::from(move |_: MouseEvent| guess.set(Some((pattern, chosen))))
    };
    let said = guess
        .filter(|(asked, head)| *asked == *pattern && *head == chosen)
        .map(|_| verdict(&maps, *pattern, chosen));
    html! {
        <section class="model-find" aria-label={words::FIND}>
            <h4>{ words::FIND }</h4>
            <p>{ words::FIND_HOW }</p>
            <div class="model-examples" role="group" aria-label={words::FIND}>{ for words::PATTERNS.iter().enumerate().map(option) }</div>
            <button type="button" class="primary" onclick={check}>{ words::CHECK }</button>
            <p class="lab-verdict" role="status">{ said }</p>
        </section>
    }
}

fn verdict(maps: &Maps, pattern: usize, guess: Head) -> String {
    let ranks = ranking(maps, Pattern::ALL[pattern]);
    let at = words::AT[pattern];
    let place = ranks.iter().position(|(head, _)| *head == guess);
    let (Some(place), Some((best, most))) = (place, ranks.first()) else {
        return words::no_place(at);
    };
    let name = |head: Head| words::head(head.layer, head.head);
    words::verdict(
        (&name(guess), &percent(ranks[place].1), place + 1),
        (&name(*best), &percent(*most)),
        at,
    )
}
