//! The living page: it holds the state and draws into the places that the build has filled. The text between them is not
//! its own and stays as it is.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::figures::Figure;
use super::hooks::{use_address, use_change, use_reading, use_stopwatch, use_value, use_wake};
use super::links::Links;
use super::model::{EngineSource, ID as MODEL, model_figure};
use super::outline::outline;
use super::places::{self, Place};
use super::quiz::Quiz;
use super::status::{ConnectionStatus, connection_status, warning};
use super::view::{drawn_by, view};
use super::{Settings, Target, contents};
use crate::progress::merge::{merge, since, stay_at};
use crate::progress::{State, apply};

/// What the program is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProperties {
    /// The element that holds the page as the build rendered it.
    pub root: Element,
    /// What is drawn there; nothing once the lesson is taken off the page.
    pub lesson: Option<LiveLesson>,
}

/// The living page. Yew never lets go of the listeners that it puts on an element such as `root` (its `subtree_root.rs`), so a
/// host page that takes a lesson off and mounts another one has this drawn on, and the same element woken again.
#[component]
pub fn App(properties: &AppProperties) -> Html {
    let lesson = properties.lesson.clone();
    let drawn = lesson.map(|lesson| view(&lesson.number.to_string(), lesson));
    create_portal(drawn.unwrap_or_default(), properties.root.clone())
}

/// The lesson as it is used.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveLesson {
    /// Tells lessons that stand in the same element, one after another, from each other.
    pub number: u32,
    /// The element that holds the page as the build rendered it.
    pub root: Element,
    /// What the learner did before.
    pub initial: Rc<State>,
    /// How to appear.
    pub settings: Rc<Settings>,
    /// Called with the state after each change.
    pub on_change: Callback<Rc<State>>,
    /// A state that was kept elsewhere and came in after the start.
    pub incoming: Option<Rc<Incoming>>,
    /// Where results go, and what else the end of the page shows.
    pub status: Rc<ConnectionStatus>,
    /// What brings the trained encoder.
    pub engine: EngineSource,
}

impl LiveLesson {
    /// A lesson that nobody has begun, on a page of its own.
    pub fn new(root: Element) -> Self {
        Self {
            number: 0,
            root,
            initial: Rc::default(),
            settings: Rc::default(),
            on_change: Callback::default(),
            incoming: None,
            status: Rc::default(),
            engine: EngineSource::default(),
        }
    }
}

/// A state that came from elsewhere and takes the place of the one shown. Between two drawings Yew lets the browser speak, so a learner may
/// have gone on before it is taken.
#[derive(Debug)]
pub struct Incoming {
    /// What was shown when it came.
    before: Rc<State>,
    state: Rc<State>,
    is_taken: Cell<bool>,
}

impl Incoming {
    /// `state` in the place of `before`.
    pub fn new(before: Rc<State>, state: Rc<State>) -> Self {
        Self {
            before,
            state,
            is_taken: Cell::new(false),
        }
    }

    /// `state` where this was to be shown and is not yet.
    #[must_use]
    pub fn replaced_by(&self, state: Rc<State>) -> Self {
        Self::new(self.before.clone(), state)
    }

    /// Whether the page shows it: what it shows until then may be another learner's.
    pub fn is_taken(&self) -> bool {
        self.is_taken.get()
    }

    /// What it becomes with what was done since it came; `now` is what is shown in its stead.
    pub fn with(&self, now: &State) -> State {
        if *now == *self.before {
            return (*self.state).clone();
        }
        let mut merged = merge(&since(&self.before, now), &self.state);
        if now.quiz.stage != self.before.quiz.stage {
            stay_at(&mut merged.quiz, now.quiz.stage);
        }
        merged
    }
}

impl PartialEq for Incoming {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

drawn_by!(LiveLesson, use_live_lesson);

#[hook]
fn use_live_lesson(lesson: &LiveLesson) -> Html {
    let LiveLesson {
        root,
        initial,
        settings,
        on_change,
        status,
        ..
    } = lesson.clone();
    let state = use_value(|| initial);
    let act = use_value(|| {
        let (state, is_presented) = (state.clone(), settings.is_presented);
        // At once: the page may be left between a drawing and its effects, where Yew lets the browser speak.
        Callback::from(move |action| {
            // What is presented is seen by a class, and is no learner's own.
            if is_presented {
                return;
            }
            let next = Rc::new(apply(&state.latest(), action));
            state.set(next.clone());
            on_change.emit(next);
        })
    });
    let shown = state.clone();
    use_change(lesson.incoming.clone(), move |incoming| {
        if let Some(incoming) = incoming {
            incoming.is_taken.set(true);
            shown.update(|now| Rc::new(incoming.with(now)));
        }
        None
    });
    let marked = root.clone();
    use_change((*state).clone(), move |state| {
        contents::mark(&marked, state);
        None
    });
    use_reading(&root, (*act).clone());
    use_stopwatch((*act).clone());
    let outline = use_value(|| outline(&root));
    let links = use_value(|| Links::opened(settings.target.clone()));
    let ask = use_value(|| links.callback(Links::followed));
    let note = use_address(settings.writes_address);
    let places = use_value(|| Rc::new(Place::all(&root)));
    let awake = use_wake(&root, &places, links.unfolds());
    let draw = |place: &Place| match place.name {
        places::QUIZ => view(
            place.name,
            Quiz {
                state: (*state).clone(),
                outline: (*outline).clone(),
                settings: settings.clone(),
                act: (*act).clone(),
                root: Some(root.clone()),
                ask: (*ask).clone(),
                on_kept: status.on_kept.clone(),
                make_code: settings.make_code.filter(|_| status.destination.leaves_handing_in()),
                warning: warning(&status),
            },
        ),
        places::END => connection_status(&status, links.latest == Some(Target::NoLab)),
        MODEL => model_figure(lesson.engine.clone()),
        id => {
            let (code, turn) = links.asked(id);
            let figure = Figure {
                id,
                code,
                turn,
                say: note.clone(),
                has_link: settings.has_own_page,
                is_presented: settings.is_presented,
                is_demonstration: false,
            };
            view(id, figure)
        }
    };
    let drawn = places.iter().zip(awake).map(|(place, is_awake)| {
        let drawn = is_awake.then(|| draw(place));
        html! { <div key={place.name} ref={place.host.clone()}>{ drawn }</div> }
    });
    // Where they are made; they leave it before anything is drawn in them.
    html! { <div hidden=true>{ for drawn }</div> }
}
