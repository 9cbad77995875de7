//! The attention map of one head on a canvas, a pixel a weight.

use std::rc::Rc;

use yew::prelude::*;

use super::map_images::paint_map;
use crate::labs::model::{AttentionMaps, Head};
use crate::ui::hooks::use_paint;

/// Properties of [`MapCanvas`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MapCanvasProperties {
    pub(super) maps: Rc<AttentionMaps>,
    pub(super) head: Head,
    /// What it shows, for whoever cannot see it.
    pub(super) label: AttrValue,
}

#[component]
pub(super) fn MapCanvas(properties: &MapCanvasProperties) -> Html {
    let node = use_node_ref();
    let content = (properties.maps.clone(), properties.head);
    use_paint(&node, content, |canvas, (maps, head), surface| {
        paint_map(canvas, maps, *head, &surface.palette);
    });
    html! { <canvas ref={node} class="model-map" role="img" aria-label={properties.label.clone()} /> }
}
