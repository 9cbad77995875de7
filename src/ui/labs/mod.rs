//! The figures: one shell for all, one view a lab, one line here.

mod blend;
mod controls;
mod copy_link;
mod demonstration;
mod heads;
mod heat_map;
mod legend;
mod linear;
mod lookup;
mod masks;
mod matrix_control;
mod order;
mod pipeline;
mod plane;
mod root;
mod row_bars;
mod same;
mod shell;
mod softmax;
mod speed;
mod table;

use yew::prelude::*;

pub use controls::{ChoiceControl, Edit, NumberControl};
pub use demonstration::demonstration_view;
pub use heat_map::HeatMap;
pub(super) use heat_map::{follow, walk};
pub use legend::Legend;
pub use matrix_control::MatrixControl;
pub use shell::{Figure, FigureProperties};

use crate::labs::Setup;

/// What a lab's view is given: the set-up, and how to change it.
#[derive(Clone, PartialEq, Properties)]
pub struct LabProperties {
    /// What the lab is set to.
    pub setup: Setup,
    /// Changes it.
    pub edit: Callback<Edit>,
}

/// The view of the lab with this id; nothing for an id that no lab has.
pub fn view(id: &str, properties: LabProperties) -> Html {
    let LabProperties { setup, edit } = properties;
    match id {
        "linear" => html! { <linear::LinearLab {setup} {edit} /> },
        "lookup" => html! { <lookup::LookupLab {setup} {edit} /> },
        "masks" => html! { <masks::MasksLab {setup} {edit} /> },
        "pipeline" => html! { <pipeline::PipelineLab {setup} {edit} /> },
        "root" => html! { <root::RootLab {setup} {edit} /> },
        "softmax" => html! { <softmax::SoftmaxLab {setup} {edit} /> },
        "blend" => html! { <blend::BlendLab {setup} {edit} /> },
        "table" => html! { <table::TableLab {setup} {edit} /> },
        "order" => html! { <order::OrderLab {setup} {edit} /> },
        "heads" => html! { <heads::HeadsLab {setup} {edit} /> },
        "speed" => html! { <speed::SpeedLab {setup} {edit} /> },
        "same" => html! { <same::SameLab {setup} {edit} /> },
        _ => Html::default(),
    }
}
