//! An effect, as Yew's `use_effect_with`, but compiled once: Yew's own is made anew for each closure that it is given, several
//! hundred bytes a use.

use std::any::Any;
use std::rc::Rc;

use yew::functional::Hook;
use yew::prelude::*;

/// What an effect leaves to be done before the next one, or when the component goes.
pub type Cleanup = Option<Box<dyn FnOnce()>>;

/// Calls `effect` after a drawing, the first one and each in which `dependencies` are others than before.
pub fn use_change<T: PartialEq + 'static>(
    dependencies: T,
    effect: impl FnOnce(&T) -> Cleanup + 'static,
) -> impl Hook<Output = ()> {
    let dependencies = Rc::new(dependencies);
    let given = dependencies.clone();
    use_erased(Dependencies(dependencies), Box::new(move || effect(&given)))
}

#[hook]
fn use_erased(dependencies: Dependencies, effect: Box<dyn FnOnce() -> Cleanup>) {
    use_effect_with(dependencies, move |_| {
        let cleanup = effect();
        move || {
            if let Some(cleanup) = cleanup {
                cleanup();
            }
        }
    });
}

/// Dependencies of any type.
pub(super) struct Dependencies(pub(super) Rc<dyn Comparable>);

impl PartialEq for Dependencies {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_equal(other.0.as_any())
    }
}

pub(super) trait Comparable {
    fn as_any(&self) -> &dyn Any;
    fn is_equal(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + 'static> Comparable for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is_equal(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}
