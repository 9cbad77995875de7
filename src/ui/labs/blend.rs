//! The view of "Blending values": the plane, the scores, and softmax or none.

use yew::prelude::*;

use super::plane::{Plane, plane_controls};
use super::{ChoiceControl, LabProperties};
use crate::labs::Prediction;
use crate::labs::blend::{NORMALIZE, blend};
use crate::labs::plane::{hull, points};
use crate::lesson::figures::blend as words;

/// The drawing and its controls.
#[component]
pub fn BlendLab(properties: &LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    let is_shown = setup.is_on(Prediction::SHOWN);
    let blend = blend(setup);
    let shape = if is_shown { hull(&points(setup)) } else { Vec::new() };
    html! {
        <>
            <Plane setup={setup.clone()} label={words::PLANE} weights={blend.weights} {shape}
                output={is_shown.then_some(blend.output)} edit={edit.clone()} />
            if is_shown { <ChoiceControl setup={setup.clone()} field={NORMALIZE} edit={edit.clone()} /> }
            { plane_controls(properties) }
        </>
    }
}
