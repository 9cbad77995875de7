//! A lesson that stands on a page: the component, what it was given last, and the queue behind it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use super::engine;
use super::queue::ReportQueue;
use super::scope::Scope;
use super::storage::{OWN, Store};
use super::trace::Trace;
use super::{Host, HostData, NoHost};
use crate::progress::merge::{merge, stay_at, with_reading};
use crate::progress::{State, save};
use crate::ui::model::EngineSource;
use crate::ui::scrolling;
use crate::ui::status::{ConnectionStatus, Notice, ResultsDestination};
use crate::ui::{App, AppProperties, Incoming, LiveLesson, Settings};

/// What the component is given.
struct Given {
    number: u32,
    root: Element,
    initial: Rc<State>,
    settings: Rc<Settings>,
    incoming: Option<Rc<Incoming>>,
    notice: Option<Notice>,
    return_url: Option<String>,
    address: Option<String>,
    on_kept: Option<Callback<bool>>,
    on_change: Callback<Rc<State>>,
    engine: EngineSource,
}

struct Shown {
    app: Option<AppHandle<App>>,
    given: Given,
}

thread_local! {
    /// What draws in elements that no lesson stands in now: see [`App`].
    static SPARE: RefCell<Vec<(Element, AppHandle<App>)>> = const { RefCell::new(Vec::new()) };
    static N_MOUNTED: Cell<u32> = const { Cell::new(0) };
}

/// Draws `lesson` within `root`.
fn draw(root: &Element, lesson: LiveLesson) -> Option<AppHandle<App>> {
    let properties = properties(root, Some(lesson));
    let spare = SPARE.with_borrow_mut(|spare| {
        let at = spare.iter().position(|(element, _)| element == root)?;
        Some(spare.swap_remove(at).1)
    });
    if let Some(mut app) = spare {
        app.update(properties);
        return Some(app);
    }
    // The component's own element is not on the page: all that it draws, it draws within `root`.
    let own = root.owner_document()?.create_element("div").ok()?;
    Some(Renderer::<App>::with_root_and_props(own, properties).render())
}

fn properties(root: &Element, lesson: Option<LiveLesson>) -> AppProperties {
    AppProperties {
        root: root.clone(),
        lesson,
    }
}

/// The lesson on a page; clones share it.
#[derive(Clone)]
pub(crate) struct Mounted {
    shown: Rc<RefCell<Shown>>,
    /// Where changes go.
    pub(crate) queue: ReportQueue,
    /// Owns the listeners, timers and requests of the lesson.
    pub(crate) scope: Scope,
    trace: Trace,
}

/// What a lesson starts with.
pub(crate) struct Start {
    /// What loads the trained encoder's module.
    pub(crate) engine: Option<Function>,
    /// Whoever results go to at first.
    pub(crate) host: Box<dyn Host>,
    /// What it knows of.
    pub(crate) known: Rc<State>,
    /// What the learner starts from.
    pub(crate) state: Rc<State>,
    /// How to appear.
    pub(crate) settings: Settings,
    /// The address to embed, where that makes sense.
    pub(crate) address: Option<String>,
    /// What is to be said.
    pub(crate) notice: Option<Notice>,
    /// What was said to hosts so far.
    pub(crate) trace: Trace,
}

impl Mounted {
    /// Wakes the lesson within `root`, which holds the page as the build rendered it.
    pub(crate) fn mount(root: &Element, start: Start) -> Self {
        let percent = start.settings.mastery_percent;
        let news: Rc<RefCell<Option<Self>>> = Rc::default();
        let on_news = {
            let news = news.clone();
            Callback::from(move |()| {
                if let Some(mounted) = &*news.borrow() {
                    mounted.show();
                }
            })
        };
        let scope = Scope::default();
        // The queue calls the lesson, which owns the queue: neither would ever go.
        let cycle = news.clone();
        scope.on_end(move || drop(cycle.take()));
        let queue = ReportQueue::new(start.host, start.known, percent, &scope, on_news);
        let on_change = {
            let (queue, news) = (queue.clone(), news.clone());
            Callback::from(move |state: Rc<State>| {
                let incoming = news.borrow().as_ref().and_then(Self::not_shown_yet);
                // What was done since it came is the host's business; what is shown until then may be another learner's.
                queue.changed(&incoming.map_or_else(|| state.clone(), |incoming| Rc::new(incoming.with(&state))));
            })
        };
        let given = Given {
            number: N_MOUNTED.replace(N_MOUNTED.get() + 1),
            root: root.clone(),
            initial: start.state,
            settings: Rc::new(start.settings),
            incoming: None,
            notice: start.notice,
            return_url: None,
            address: start.address,
            on_kept: None,
            on_change,
            engine: start
                .engine
                .map_or_else(EngineSource::default, |load| engine::source(load, &scope)),
        };
        let mounted = Self {
            shown: Rc::new(RefCell::new(Shown { app: None, given })),
            queue,
            scope,
            trace: start.trace,
        };
        mounted.scope.observe_size(root, scrolling::on_resize(root.clone()));
        let app = draw(root, mounted.lesson());
        mounted.shown.borrow_mut().app = app;
        news.replace(Some(mounted.clone()));
        mounted
    }

    fn lesson(&self) -> LiveLesson {
        let given = &self.shown.borrow().given;
        let status = ConnectionStatus {
            destination: self.queue.destination(),
            notice: given.notice,
            sent: self.trace.all_sent(),
            trace: self.trace.lines(),
            return_url: given.return_url.clone(),
            address: given.address.clone(),
            on_kept: given.on_kept.clone(),
        };
        LiveLesson {
            number: given.number,
            root: given.root.clone(),
            initial: given.initial.clone(),
            settings: given.settings.clone(),
            on_change: given.on_change.clone(),
            incoming: given.incoming.clone(),
            status: Rc::new(status),
            engine: given.engine.clone(),
        }
    }

    /// Brings the screen up to date with what is known of hosts.
    pub(crate) fn show(&self) {
        let lesson = self.lesson();
        let shown = &mut *self.shown.borrow_mut();
        if let Some(app) = &mut shown.app {
            app.update(properties(&shown.given.root, Some(lesson)));
        }
    }

    /// Says something once.
    pub(crate) fn show_notice(&self, notice: Notice) {
        self.shown.borrow_mut().given.notice = Some(notice);
        self.show();
    }

    /// Asks the learner whether what this device kept under `key` is theirs, if the host lacks some of it: many a learner shares
    /// a device. Until they answer it is kept.
    pub(crate) fn offer_copy(&self, key: Option<String>) {
        let Some(key) = key else { return };
        let earlier = [&key, ".earlier"].concat();
        // What this tab has was done while no system was found.
        let copies = [(Store::Device, &*earlier), (Store::Device, &key), (Store::Tab, OWN)]
            .into_iter()
            .filter_map(|(store, key)| save::decode(&store.load(key)?).ok());
        let known = self.state();
        let copy = copies
            .reduce(|one, other| merge(&one, &other))
            .filter(|copy| merge(&known, copy).quiz != known.quiz);
        Store::Device.remove(&key);
        Store::Tab.remove(OWN);
        let Some(copy) = copy else {
            Store::Device.remove(&earlier);
            return;
        };
        Store::Device.keep(&earlier, &save::encode(&copy));
        let mounted = self.clone();
        let on_kept = Callback::from(move |is_theirs| {
            mounted.shown.borrow_mut().given.on_kept = None;
            if is_theirs {
                mounted.set_state(merge(&mounted.state(), &copy));
                mounted.queue.flush();
            } else {
                mounted.show();
            }
            Store::Device.remove(&earlier);
        });
        self.shown.borrow_mut().given.on_kept = Some(on_kept);
        self.show();
    }

    /// Goes on with a host that was found after the start. What it had and `here` are shown in one.
    pub(crate) fn switch_to(&self, host: Box<dyn Host>, found: HostData, here: &State) {
        let percent = {
            let given = &mut self.shown.borrow_mut().given;
            let mut settings = (*given.settings).clone();
            settings.mastery_percent = found.mastery_percent.unwrap_or(settings.mastery_percent);
            let percent = settings.mastery_percent;
            // A recheck is for a learner's own device.
            settings.today = settings
                .today
                .filter(|_| host.destination() == ResultsDestination::Device);
            given.settings = Rc::new(settings);
            given.return_url = found.return_url;
            if found.state.is_err() {
                given.notice = Some(Notice::CourseUnreadable);
            }
            percent
        };
        let known = found.state.ok().flatten().unwrap_or_default();
        let mut merged = merge(&known, here);
        let before = self.state();
        // Who has just chosen an answer stays at that question.
        let card = before.quiz.card();
        if card.is_some_and(|card| card.verdict.is_none() && card.draft.letter.is_some()) {
            merged.quiz.stage = before.quiz.stage;
        }
        let merged = Rc::new(merged);
        self.queue.switch_to(host, Rc::new(known), percent);
        self.queue.changed(&merged);
        self.take(before, merged);
    }

    /// Leaves the learning system to another tab, which has the lesson open.
    pub(crate) fn step_back(&self) {
        let host = NoHost(ResultsDestination::Elsewhere, None);
        self.queue
            .switch_to(Box::new(host), self.state(), self.mastery_percent());
        self.shown.borrow_mut().given.on_kept = None;
        self.show();
    }

    /// The least percentage that passes.
    pub(crate) fn mastery_percent(&self) -> u8 {
        self.shown.borrow().given.settings.mastery_percent
    }

    /// The learner's state is this from now on.
    pub(crate) fn set_state(&self, state: State) {
        let (before, state) = (self.state(), Rc::new(state));
        self.queue.changed(&state);
        self.take(before, state);
    }

    /// The state that takes the place of the one shown.
    fn not_shown_yet(&self) -> Option<Rc<Incoming>> {
        let incoming = self.shown.borrow().given.incoming.clone();
        incoming.filter(|incoming| !incoming.is_taken())
    }

    fn take(&self, before: Rc<State>, state: Rc<State>) {
        let incoming = match self.not_shown_yet() {
            Some(earlier) => earlier.replaced_by(state),
            None => Incoming::new(before, state),
        };
        self.shown.borrow_mut().given.incoming = Some(Rc::new(incoming));
        self.show();
    }

    /// Shows what another device has stored along with what was done here.
    pub(crate) fn take_in(&self, theirs: &State) {
        self.go_on_from(merge(&self.state(), theirs));
    }

    /// Shows this state, which the host has. The learner stays where they are, if that is there.
    pub(crate) fn go_on_from(&self, mut state: State) {
        let mine = self.state();
        stay_at(&mut state.quiz, mine.quiz.stage);
        let state = Rc::new(with_reading(state, &mine));
        self.queue.adopt(state.clone());
        self.take(mine, state);
    }

    /// The state as it stands.
    pub(crate) fn state(&self) -> Rc<State> {
        self.queue.latest()
    }

    /// Takes the lesson off the page, once.
    pub(crate) fn destroy(&self) {
        let app = self.shown.borrow_mut().app.take();
        if let Some(mut app) = app {
            self.queue.terminate();
            self.scope.end();
            let root = self.shown.borrow().given.root.clone();
            app.update(properties(&root, None));
            SPARE.with_borrow_mut(|spare| spare.push((root, app)));
        }
    }
}
