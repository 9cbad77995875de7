//! A figure whatever its set-up is, and the table of all: labs, words and views.

use yew::prelude::*;

use super::controls::{Controls, Edit, View};
use crate::labs::setup::NamedSetup;
use crate::labs::{self, AnySetup, Lab};
use crate::lesson::figures::{self as words, FigureWords, Reading, Verdict};
use crate::lesson::texts::Text;

/// A figure by its set-up `S`: the lab, its words, its view.
#[derive(Debug)]
pub struct FigureOf<S: 'static> {
    lab: &'static Lab<S>,
    words: &'static FigureWords<S>,
    view: fn(&View<S>) -> Html,
}

/// What a figure says whatever it is set to.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// The question that it answers.
    pub title: Text,
    /// What to do.
    pub instruction: Text,
    /// What is asked before the result is shown, and the answers to choose from, or what gets a share each where the drawing takes
    /// the guess.
    pub prediction: Option<(Text, Text)>,
}

/// A figure whatever its set-up is. Set-ups that it is given are to be its own.
pub trait AnyFigure: Sync {
    /// The public name.
    fn id(&self) -> &'static str;

    /// What it says whatever it is set to.
    fn texts(&self) -> Texts;

    /// The set-up in which it opens.
    fn start(&self) -> AnySetup;

    /// The set-up after its result was asked for.
    fn revealed(&self, setup: &AnySetup) -> AnySetup;

    /// What a set-up has to tell.
    fn read(&self, setup: &AnySetup) -> Reading;

    /// How the guess compares; empty where nothing is asked.
    fn verdict(&self, setup: &AnySetup) -> Verdict;

    /// The drawing and its controls; `name` is one that no other figure on the page has.
    fn view(&self, setup: &AnySetup, edit: &Callback<Edit>, name: &str) -> Html;
}

impl<S: NamedSetup> AnyFigure for FigureOf<S> {
    fn id(&self) -> &'static str {
        self.lab.id
    }

    fn texts(&self) -> Texts {
        let prediction = self.words.prediction.as_ref();
        Texts {
            title: self.words.title,
            instruction: self.words.instruction,
            prediction: prediction.map(|asked| (asked.prompt, asked.options)),
        }
    }

    fn start(&self) -> AnySetup {
        AnySetup::start::<S>()
    }

    fn revealed(&self, setup: &AnySetup) -> AnySetup {
        self.lab.revealed(setup)
    }

    fn read(&self, setup: &AnySetup) -> Reading {
        (self.words.read)(&setup.named())
    }

    fn verdict(&self, setup: &AnySetup) -> Verdict {
        let prediction = self.words.prediction.as_ref();
        prediction.map_or_else(Verdict::default, |asked| (asked.verdict)(&setup.named()))
    }

    fn view(&self, setup: &AnySetup, edit: &Callback<Edit>, name: &str) -> Html {
        (self.view)(&View {
            setup: setup.named(),
            controls: Controls {
                numbers: setup.numbers(),
                edit,
                name,
            },
        })
    }
}

/// The lab, the words and the view that bear this name in their rooms. One that is missing does not compile.
macro_rules! figure {
    ($name:ident) => {
        &FigureOf {
            lab: &labs::$name::LAB,
            words: &words::$name::WORDS,
            view: super::$name::view,
        }
    };
}

/// All figures, in the order in which the lesson shows them.
pub static FIGURES: [&dyn AnyFigure; 13] = [
    figure!(pipeline),
    figure!(root),
    figure!(softmax),
    figure!(linear),
    figure!(blend),
    figure!(table),
    figure!(masks),
    figure!(order),
    figure!(heads),
    figure!(speed),
    figure!(cache),
    figure!(lookup),
    figure!(same),
];

/// The figure of the lab with this id.
pub fn figure(id: &str) -> Option<&'static dyn AnyFigure> {
    FIGURES.into_iter().find(|figure| figure.id() == id)
}
