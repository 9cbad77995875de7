//! The view of "Blending values": the plane, the scores, and softmax or none.

use yew::prelude::*;

use super::View;
use super::plane::{Plane, plane, plane_controls};
use crate::labs::blend::{Setup, blend};
use crate::labs::plane::{hull, points};
use crate::lesson::texts::blend as words;

/// The drawing and its controls.
pub(super) fn view(view: &View<Setup>) -> Html {
    let Setup { is_shown, values, .. } = &view.setup;
    let blend = blend(&view.setup);
    let points = points(values);
    let shape = if *is_shown { hull(&points) } else { Vec::new() };
    html! {
        <>
            { plane(Plane {
                points,
                first: Setup::VALUES.first,
                label: words::PLANE.plain(),
                weights: blend.weights,
                others: Vec::new(),
                shape,
                output: is_shown.then_some(blend.output),
                edit: view.controls.edit.clone(),
            }) }
            if *is_shown { { view.choice(&Setup::RULE, words::RULE, words::RULES) } }
            { plane_controls(&view.controls, Setup::SCORES.first, Setup::VALUES.first, values) }
        </>
    }
}
