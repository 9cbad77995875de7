//! One head: its map, who asks, what that row reads.

use std::rc::Rc;

use yew::prelude::*;

use super::map_canvas::map_canvas;
use super::state::{ModelAction, on_click_of};
use crate::labs::model::{AttentionMaps, Head, top_keys};
use crate::lesson::figures::model::{head as head_name, reads};
use crate::lesson::texts::model as words;
use crate::ui::parts::{running, weight_bar};
use crate::ui::view::{drawn_by, view};
use crate::words::Inline;

/// So many keys are listed.
const MOST_KEYS: usize = 6;

pub(super) fn head_view(maps: &Rc<AttentionMaps>, head: Head, query: usize, act: &Callback<ModelAction>) -> Html {
    let query = query.min(maps.n_tokens() - 1);
    let row = maps.row(head, query);
    let key = top_keys(row, 1)[0];
    let name = head_name(head);
    let distance = key.cast_signed() - query.cast_signed();
    let sentence = reads(
        &name,
        &maps.tokens[query],
        f64::from(row[key]),
        &maps.tokens[key],
        distance,
    );
    html! {
        <div class="model-head">
            { map_canvas(maps, head, words::MAP.write(&[Inline::text(&*name)])) }
            <div>
                { view("tokens", Tokens { maps: maps.clone(), query, act: act.clone() }) }
                <p class="lab-sentence" role="status">{ running(&sentence) }</p>
                { most_read_keys(maps, head, query) }
            </div>
        </div>
    }
}

/// The tokens, one of which asks. There may be hundreds, so they are drawn again only where they or the one that asks are others, and
/// share a listener.
#[derive(PartialEq)]
struct Tokens {
    maps: Rc<AttentionMaps>,
    query: usize,
    act: Callback<ModelAction>,
}

drawn_by!(Tokens, use_tokens);

#[hook]
fn use_tokens(properties: &Tokens) -> Html {
    let Tokens { maps, query, act } = properties;
    let ask = on_click_of(act, ModelAction::Ask);
    let token = |(i, token): (usize, &String)| {
        html! {
            <button key={i} type="button" class="model-token" data-at={i.to_string()} aria-pressed={(i == *query).to_string()}>{ token.clone() }</button>
        }
    };
    html! {
        <div class="model-tokens" role="group" aria-label={words::QUERY.plain()} onclick={ask}>{ for maps.tokens.iter().enumerate().map(token) }</div>
    }
}

/// The keys that a row reads most, with what arrives from each.
fn most_read_keys(maps: &AttentionMaps, head: Head, query: usize) -> Html {
    let row = maps.row(head, query);
    let norms = maps.norm_shares(head, query);
    let line = |key: usize| {
        html! {
            <tr>
                <th scope="row"><span class="token">{ maps.tokens[key].clone() }</span></th>
                <td>{ weight_bar(f64::from(row[key])) }</td>
                { for norms.iter().map(|norms| html! { <td>{ weight_bar(norms[key]) }</td> }) }
            </tr>
        }
    };
    html! {
        <>
            <div class="table-box" role="group" aria-label={words::ROW.plain()}>
                <table class="numbers">
                    <caption>{ words::ROW.plain() }</caption>
                    <thead><tr>
                        <th scope="col">{ words::KEY.plain() }</th><th scope="col">{ words::WEIGHT.plain() }</th>
                        if norms.is_some() { <th scope="col">{ words::NORM.plain() }</th> }
                    </tr></thead>
                    <tbody>{ for top_keys(row, MOST_KEYS).into_iter().map(line) }</tbody>
                </table>
            </div>
            if norms.is_none() { <p class="lab-instruction">{ words::NO_VALUES.plain() }</p> }
        </>
    }
}
