//! One head: its map, who asks, what that row reads.

use std::rc::Rc;

use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::picture::paint;
use crate::labs::model::{Head, Maps, top};
use crate::labs::number::percent;
use crate::lesson::figures::model as words;
use crate::ui::hooks::use_palette;
use crate::ui::parts::{rich, weight_bar};

/// So many keys are listed.
const MOST_KEYS: usize = 6;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeadViewProperties {
    pub(super) maps: Rc<Maps>,
    pub(super) head: Head,
    pub(super) query: usize,
    pub(super) on_query: Callback<usize>,
}

#[component]
pub(super) fn HeadView(properties: &HeadViewProperties) -> Html {
    let HeadViewProperties {
        maps,
        head,
        query,
        on_query,
    } = properties.clone();
    let query = query.min(maps.n_tokens() - 1);
    let node = use_node_ref();
    let palette = use_palette(&node);
    {
        let node = node.clone();
        use_effect_with((maps.clone(), head, palette), move |(maps, head, palette)| {
            if let Some(canvas) = node.cast::<HtmlCanvasElement>() {
                paint(&canvas, maps, *head, palette);
            }
        });
    }
    let row = maps.row(head, query);
    let (key, weight) = top(row);
    let name = words::head(head.layer, head.head);
    let distance = key.cast_signed() - query.cast_signed();
    let sentence = words::reads(
        &name,
        &maps.tokens[query],
        &percent(weight),
        &maps.tokens[key],
        distance,
    );
    let token = |(i, token): (usize, &String)| {
        let ask = on_query.reform(move |_: MouseEvent| i);
        let point = on_query.reform(move |_: PointerEvent| i);
        html! {
            <button key={i} type="button" class="model-token" aria-pressed={(i == query).to_string()} onclick={ask}
                onpointerenter={point}>{ token.clone() }</button>
        }
    };
    html! {
        <div class="model-head">
            <canvas ref={node} class="model-map" role="img" aria-label={format!("{name}. {}", words::MAP)} />
            <div>
                <div class="model-tokens" role="group" aria-label={words::QUERY}>{ for maps.tokens.iter().enumerate().map(token) }</div>
                <p class="lab-sentence" role="status">{ rich(&sentence) }</p>
                { reads(&maps, head, query) }
            </div>
        </div>
    }
}

/// The keys that a row reads most, with what arrives from each.
fn reads(maps: &Maps, head: Head, query: usize) -> Html {
    let row = maps.row(head, query);
    let norms = maps.norm_shares(head, query);
    let mut keys: Vec<usize> = (0..row.len()).collect();
    keys.sort_by(|a, b| row[*b].total_cmp(&row[*a]));
    let line = |key: usize| {
        html! {
            <tr key={key}>
                <th scope="row"><span class="token">{ maps.tokens[key].clone() }</span></th>
                <td>{ weight_bar(f64::from(row[key])) }</td>
                { for norms.iter().map(|norms| html! { <td>{ weight_bar(norms[key]) }</td> }) }
            </tr>
        }
    };
    html! {
        <>
            <table class="numbers">
                <caption>{ words::ROW }</caption>
                <thead><tr>
                    <th scope="col">{ words::KEY }</th><th scope="col">{ words::WEIGHT }</th>
                    if norms.is_some() { <th scope="col">{ words::NORM }</th> }
                </tr></thead>
                <tbody>{ for keys.into_iter().take(MOST_KEYS).map(line) }</tbody>
            </table>
            if norms.is_none() { <p class="lab-instruction">{ words::NO_VALUES }</p> }
        </>
    }
}
