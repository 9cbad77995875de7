//! The attention map of one head on a canvas, a pixel a weight.

use std::rc::Rc;

use yew::prelude::*;

use super::map_images::paint_map;
use crate::labs::model::{AttentionMaps, Head};
use crate::ui::hooks::use_paint;
use crate::ui::view::drawn_by;
use crate::ui::view::view;

#[derive(PartialEq)]
struct MapCanvas {
    maps: Rc<AttentionMaps>,
    head: Head,
    label: AttrValue,
}

drawn_by!(MapCanvas, use_map_canvas);

/// The canvas, with a label for whoever cannot see it.
pub(super) fn map_canvas(maps: &Rc<AttentionMaps>, head: Head, label: impl Into<AttrValue>) -> Html {
    let (maps, label) = (maps.clone(), label.into());
    view("map", MapCanvas { maps, head, label })
}

#[hook]
fn use_map_canvas(properties: &MapCanvas) -> Html {
    let node = use_node_ref();
    let content = (properties.maps.clone(), properties.head);
    use_paint(&node, content, |canvas, (maps, head), surface| {
        paint_map(canvas, maps, *head, &surface.palette);
    });
    html! { <canvas ref={node} class="model-map" role="img" aria-label={properties.label.clone()} /> }
}
