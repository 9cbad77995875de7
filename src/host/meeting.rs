//! Getting to know the page around a frame: what it is asked, and how the lesson goes on with it.

use std::cell::RefCell;
use std::rc::Rc;

use super::mounted::Mounted;
use super::reach::browser::after_start;
use super::reach::frames::{Frames, listen};
use super::reach::neighbor::{self, Neighbor, Said, Tongue};
use super::reach::witness::Witness;
use crate::ui::status::ResultsDestination;

/// When a page around is asked again for what it kept.
const KNOCKS_MS: [u32; 4] = [0, 300, 2_000, 5_000];

/// Asks the page around for what it kept, and goes on with it once it speaks.
pub(super) fn meet(mounted: &Mounted, frames: Option<Frames>, witness: &Witness) {
    let (met, hosts, noted) = (mounted.clone(), Rc::new(RefCell::new(None)), witness.clone());
    for (n, delay) in (0..).zip(KNOCKS_MS) {
        let (met, witness) = (met.clone(), witness.clone());
        after_start(delay, move || {
            if !matches!(
                met.reporter.destination(),
                ResultsDestination::ParentFrame | ResultsDestination::LearningSystem
            ) {
                neighbor::knock(n, &witness);
            }
        });
    }
    listen(move |message| {
        if let Some(frames) = &frames {
            frames.hear(message);
        }
        let Some(said) = neighbor::understand(message) else {
            return;
        };
        noted.note(|| {
            let whose = if matches!(said, Said::Splice(_)) {
                "SPLICE"
            } else {
                "JSInput"
            };
            format!("the page around speaks {whose}")
        });
        let connect = |tongue, text: Option<&str>| {
            let (found, kept) = neighbor::found(text);
            let host = Neighbor::new(tongue, kept, met.mastery_percent(), &noted);
            let answer = host.answerer();
            met.turn_to(Box::new(host), found, &met.state());
            answer
        };
        match said {
            Said::Splice(text) if met.reporter.destination() != ResultsDestination::ParentFrame => {
                let _ = connect(Tongue::Splice, text.as_deref());
            }
            Said::Splice(_) => {}
            Said::JsInput => {
                if let Some(frames) = &frames {
                    frames.be_quiet();
                }
                if hosts.borrow().is_none() {
                    hosts.replace(Some(connect(Tongue::JsInput, None)));
                }
            }
            Said::Call { method, id, handed } => {
                if method == "JSInput::setState" {
                    hosts.replace(Some(connect(Tongue::JsInput, Some(&handed))));
                }
                met.reporter.flush();
                if let Some(answer) = &*hosts.borrow() {
                    answer(&method, &id);
                }
            }
        }
    });
}
