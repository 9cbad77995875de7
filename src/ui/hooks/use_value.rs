//! A value that a component keeps, as Yew's `use_state` and `use_reducer`, but compiled once and not for each type.

use std::any::Any;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// The value as it was when the component was drawn, and the way to change it.
pub struct Value<T> {
    drawn: Rc<T>,
    kept: Rc<Kept>,
}

/// Where a value is kept, whatever its type.
struct Kept {
    latest: RefCell<Option<Rc<dyn Any>>>,
    redraw: UseForceUpdateHandle,
}

impl<T> Clone for Value<T> {
    fn clone(&self) -> Self {
        Self {
            drawn: self.drawn.clone(),
            kept: self.kept.clone(),
        }
    }
}

impl<T> Deref for Value<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.drawn
    }
}

impl<T: 'static> Value<T> {
    /// The value as it is now, which a change since the drawing may have made another one.
    pub fn latest(&self) -> Rc<T> {
        self.kept.latest().unwrap_or_else(|| self.drawn.clone())
    }

    /// Makes another value of the latest one and draws the component again.
    pub fn update(&self, next: impl FnOnce(&T) -> T) {
        self.kept.put(Rc::new(next(&self.latest())));
    }
}

impl<T: PartialEq + 'static> Value<T> {
    /// Changes the value; the component is drawn again if it is another one.
    pub fn set(&self, value: T) {
        if *self.latest() != value {
            self.kept.put(Rc::new(value));
        }
    }

    /// What changes the value as `next` says. The callback stays the same as long as the component stands only if it is
    /// itself kept.
    pub fn callback<A: 'static>(&self, next: fn(&T, &A) -> T) -> Callback<A> {
        let value = self.clone();
        Callback::from(move |action| value.set(next(&value.latest(), &action)))
    }
}

impl Kept {
    fn latest<T: 'static>(&self) -> Option<Rc<T>> {
        self.latest.borrow().clone()?.downcast().ok()
    }

    fn put(&self, value: Rc<dyn Any>) {
        self.latest.replace(Some(value));
        self.redraw.force_update();
    }
}

/// A value that begins as what `first` gives.
pub fn use_value<T: 'static>(first: impl FnOnce() -> T) -> impl Hook<Output = Value<T>> {
    UseValue(first)
}

struct UseValue<F>(F);

impl<T: 'static, F: FnOnce() -> T> Hook for UseValue<F> {
    type Output = Value<T>;

    fn run(self, context: &mut HookContext) -> Value<T> {
        let kept = use_kept().run(context);
        let drawn = kept.latest().unwrap_or_else(|| {
            let first = Rc::new((self.0)());
            kept.latest.replace(Some(first.clone()));
            first
        });
        Value { drawn, kept }
    }
}

#[hook]
fn use_kept() -> Rc<Kept> {
    let redraw = use_force_update();
    let kept = use_mut_ref(|| None);
    let kept: &mut Option<Rc<Kept>> = &mut kept.borrow_mut();
    let new = || {
        Rc::new(Kept {
            latest: RefCell::default(),
            redraw,
        })
    };
    kept.get_or_insert_with(new).clone()
}
