//! Pages around a frame that take scores by message: SPLICE hosts and Open edX's JSInput. Before such a page has spoken it
//! is told nothing of the learner.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Callback;

use super::browser::{post, property, text};
use super::witness::Witness;
use super::{Found, Host, Outcome};
use crate::host::report::parent::{answer_jsinput, ask_splice, greet_jsinput, parcel_within, tell_splice};
use crate::host::report::{Kept, Standing, unpack};
use crate::progress::{Event, State};
use crate::ui::status::ResultsDestination;

/// Which of the two it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// Tells scores as they come.
    Splice,
    /// Answers when asked.
    JsInput,
}

/// What such a page must know when it asks.
#[derive(Debug)]
struct Answers {
    state: Rc<State>,
    kept: Kept,
    mastery_percent: u8,
}

impl Answers {
    fn standing(&self) -> Standing {
        Standing::of(&self.state, &self.kept, self.mastery_percent)
    }
}

/// Such a page as a host.
pub(crate) struct Neighbor {
    tongue: Tongue,
    answers: Rc<RefCell<Answers>>,
    n_told: u32,
    witness: Witness,
}

/// Says to the page around what does no harm, so that it may answer: the text first, since JSInput chokes on objects.
pub(crate) fn knock(n: u32, witness: &Witness) {
    if n == 0 {
        let greeting = greet_jsinput(false);
        post(&greeting, false);
        witness.sent("JSInput::__ready", &greeting);
    } else {
        let question = ask_splice(&format!("attention-state-{n}"));
        post(&question, true);
        witness.sent("SPLICE.getState", &question);
    }
}

/// What a message of the page around means.
pub(crate) enum Said {
    /// A SPLICE host answered, maybe with a state.
    Splice(Option<String>),
    /// JSInput greeted.
    JsInput,
    /// JSInput asks or tells something.
    Call {
        /// The method.
        method: String,
        /// The call's id, as JSON.
        id: String,
        /// The text handed over, maybe empty.
        handed: String,
    },
}

/// Understands a message; `None` where it is no business of this file's.
pub(crate) fn understand(message: &JsValue) -> Option<Said> {
    if text(message, "subject").as_deref() == Some("SPLICE.getState.response") {
        let state = property(message, "state");
        return Some(Said::Splice(state.map(|state| as_text(&state))));
    }
    let method = text(message, "method").filter(|method| method.starts_with("JSInput::"))?;
    if method == "JSInput::__ready" {
        if text(message, "params").as_deref() == Some("ping") {
            post(&greet_jsinput(true), false);
        }
        return Some(Said::JsInput);
    }
    Some(Said::Call {
        method,
        id: js_sys::JSON::stringify(&property(message, "id")?).ok()?.into(),
        handed: property(message, "params")
            .map(|params| as_text(&params))
            .unwrap_or_default(),
    })
}

/// A text as it is, anything else as JSON.
fn as_text(value: &JsValue) -> String {
    value
        .as_string()
        .or_else(|| js_sys::JSON::stringify(value).ok().map(String::from))
        .unwrap_or_default()
}

/// What a parcel within `text` holds.
pub(crate) fn found(text: Option<&str>) -> (Found, Kept) {
    let opened = text
        .filter(|text| !text.is_empty() && *text != "{}")
        .map(|text| unpack(parcel_within(text)));
    let (state, kept) = match opened {
        None => (Ok(None), Kept::default()),
        Some(Ok((state, kept))) => (Ok(Some(state)), kept),
        Some(Err(refused)) => (Err(refused), Kept::default()),
    };
    let found = Found {
        state,
        mastery_percent: None,
        way_back: None,
    };
    (found, kept)
}

impl Neighbor {
    /// The page that has spoken.
    pub(crate) fn new(tongue: Tongue, kept: Kept, mastery_percent: u8, witness: &Witness) -> Self {
        let answers = Answers {
            state: Rc::default(),
            kept,
            mastery_percent,
        };
        Self {
            tongue,
            answers: Rc::new(RefCell::new(answers)),
            n_told: 0,
            witness: witness.clone(),
        }
    }

    /// What answers JSInput's questions from now on.
    pub(crate) fn answerer(&self) -> impl Fn(&str, &str) + use<> {
        let (answers, witness) = (self.answers.clone(), self.witness.clone());
        move |method, id| {
            let answers = answers.borrow();
            if let Some(answer) = answer_jsinput(method, id, &answers.standing(), &answers.state) {
                witness.note(|| format!("{method} asked → {answer}"));
                witness.sent(method, &answer);
                post(&answer, false);
            }
        }
    }
}

impl Host for Neighbor {
    fn destination(&self) -> ResultsDestination {
        ResultsDestination::ParentFrame
    }

    fn take(&mut self, _: &[Event], state: &State) {
        let mut answers = self.answers.borrow_mut();
        answers.state = Rc::new(state.clone());
        answers.kept = answers.standing().kept();
    }

    fn commit(&mut self, state: &Rc<State>, done: Callback<Outcome>) {
        self.take(&[], state);
        let standing = self.answers.borrow().standing();
        if self.tongue == Tongue::Splice && standing.is_touched {
            self.n_told += 1;
            let message = tell_splice(&format!("attention-report-{}", self.n_told), &standing, state);
            self.witness.note(|| message.clone());
            self.witness.sent("SPLICE.reportScoreAndState", &message);
            post(&message, true);
        }
        done.emit(Outcome::Stored);
    }

    fn finish(&mut self, state: &Rc<State>) -> Outcome {
        self.commit(state, Callback::noop());
        Outcome::Stored
    }

    fn refuge(&self) -> Option<String> {
        None
    }
}
