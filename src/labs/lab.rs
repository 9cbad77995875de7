//! What every lab has beside its set-up.

use super::setup::{AnySetup, NamedSetup};

/// A lab by its set-up `S`.
#[derive(Debug)]
pub struct Lab<S> {
    /// The public name, lower case: it stands in links and as the element id `lab-<id>`.
    pub id: &'static str,
    /// Shows the result, set so that it answers what was asked. A lab that asks nothing has nothing to reveal.
    pub reveal: fn(&mut S),
}

impl<S: NamedSetup> Lab<S> {
    /// The set-up after its result was asked for.
    pub fn revealed(&self, setup: &AnySetup) -> AnySetup {
        let mut setup = setup.named();
        (self.reveal)(&mut setup);
        AnySetup::of(&setup)
    }
}

/// A guess among options, and whether it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Which option was chosen, from 0.
    pub chosen: usize,
    /// Whether that is the right one.
    pub is_right: bool,
}

impl Guess {
    /// A set-up's guess, which counts options from 1, against the right option, from 0. No guess counts as the first.
    pub fn new(guess: usize, right: usize) -> Self {
        let chosen = guess.saturating_sub(1);
        Self {
            chosen,
            is_right: chosen == right,
        }
    }

    /// The option whose number comes nearest to `truth`.
    pub(super) fn nearest(options: &[f64], truth: f64) -> usize {
        let distances: Vec<f64> = options.iter().map(|option| -(option - truth).abs()).collect();
        crate::attention::softmax::argmax(&distances)
    }
}
