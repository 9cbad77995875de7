//! One component for all views that have a state of their own.
//!
//! Yew makes the whole life cycle of a component anew for each component type, 3 to 8 kB of the program each. A view here is
//! a type with fields and a hook that draws it; [`view`] hands it to the one component that there is. A view without a state
//! needs none of this: it is a function.

use std::any::Any;
use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

use super::translators;

/// What a view shows. It is drawn again when its fields have changed, or its own state.
pub trait View: PartialEq + 'static {
    /// Runs the hook that draws it.
    fn draw(&self, context: &mut HookContext) -> Html;
}

/// Says which hook draws a view: `drawn_by!(Wall, use_wall)`.
macro_rules! drawn_by {
    ($view:ty, $hook:path) => {
        impl $crate::ui::view::View for $view {
            fn draw(&self, context: &mut ::yew::functional::HookContext) -> ::yew::Html {
                ::yew::functional::Hook::run($hook(self), context)
            }
        }
    };
}

pub(crate) use drawn_by;

/// The view in its place. `key` tells it from its siblings, and from other views that stand in the same place at other times.
pub fn view(key: &str, view: impl View) -> Html {
    let view: Rc<dyn AnyView> = Rc::new(view);
    VComp::new::<Drawn>(Rc::new(DrawnProperties { view }), Some(Key::from(key))).into()
}

/// A [`View`] of any type.
trait AnyView {
    fn draw_any(&self, context: &mut HookContext) -> Html;
    fn equals(&self, other: &dyn AnyView) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<V: View> AnyView for V {
    fn draw_any(&self, context: &mut HookContext) -> Html {
        self.draw(context)
    }

    fn equals(&self, other: &dyn AnyView) -> bool {
        other.as_any().downcast_ref().is_some_and(|other| self == other)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Properties)]
struct DrawnProperties {
    view: Rc<dyn AnyView>,
}

impl PartialEq for DrawnProperties {
    fn eq(&self, other: &Self) -> bool {
        self.view.equals(&*other.view)
    }
}

#[component]
fn Drawn(properties: &DrawnProperties) -> Html {
    use_view(properties.view.clone())
}

fn use_view(view: Rc<dyn AnyView>) -> impl Hook<Output = Html> {
    struct Run(Rc<dyn AnyView>);

    impl Hook for Run {
        type Output = Html;

        fn run(self, context: &mut HookContext) -> Html {
            translators::mend();
            self.0.draw_any(context)
        }
    }

    Run(view)
}
