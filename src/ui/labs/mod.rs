//! The figures: one shell for all, one view a lab, one line here.

mod controls;
mod heat_map;
mod matrix_control;
mod pipeline;
mod shell;
mod softmax;
mod table;

use yew::prelude::*;

pub use controls::{ChoiceControl, Edit, NumberControl};
pub use heat_map::HeatMap;
pub use matrix_control::MatrixControl;
pub use shell::{Deeper, Figure};

use crate::labs::Setup;

/// What a lab's view is given: the set-up, and how to change it.
#[derive(Clone, PartialEq, Properties)]
pub struct LabProperties {
    /// What the lab is set to.
    pub setup: Setup,
    /// Changes it.
    pub edit: Callback<Edit>,
}

/// The view of the lab with this id.
fn view(id: &str, properties: LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    match id {
        "pipeline" => html! { <pipeline::PipelineLab {setup} {edit} /> },
        "softmax" => html! { <softmax::SoftmaxLab {setup} {edit} /> },
        "table" => html! { <table::TableLab {setup} {edit} /> },
        _ => Html::default(),
    }
}
