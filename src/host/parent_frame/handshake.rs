//! The handshake with the parent frame: the lesson asks for the stored state, and goes on with that host once it answers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::binding::{ParentFrame, read, request_state};
use super::protocol::{MessageProtocol, ParentMessage};
use crate::host::browser::after_drawing;
use crate::host::frame::{FrameHeight, listen_to_parent};
use crate::host::mounted::Mounted;
use crate::host::trace::Trace;
use crate::progress::State;
use crate::progress::merge::since;
use crate::ui::status::ResultsDestination;

/// When the parent frame is asked for the state, and asked again.
const REQUESTS_MS: [u32; 4] = [0, 300, 2_000, 5_000];

/// Asks the parent frame for what it has stored, and switches to it once it answers. What this device had, `initial`, may be another
/// learner's, and is not taken along.
pub(crate) fn start_handshake(mounted: &Mounted, initial: Rc<State>, height: Option<FrameHeight>, trace: &Trace) {
    let scope = &mounted.scope;
    for (n, delay) in (0..).zip(REQUESTS_MS) {
        let (mounted, trace) = (mounted.clone(), trace.clone());
        after_drawing(scope, delay, move || {
            let destination = mounted.queue.destination();
            if destination != ResultsDestination::ParentFrame && destination.has_no_system() {
                request_state(n, &trace);
            }
        });
    }
    let (mounted, trace) = (mounted.clone(), trace.clone());
    let host: RefCell<Option<ParentFrame>> = RefCell::default();
    let has_stored = Cell::new(false);
    listen_to_parent(scope, move |message| {
        if let Some(height) = &height {
            height.receive(message);
        }
        // A learning system that was found meanwhile stays.
        let is_wanted = mounted.queue.destination().has_no_system();
        let Some(message) = read(message).filter(|_| is_wanted) else {
            return;
        };
        let known = host.borrow().clone();
        let is_new = known.is_none();
        let speaker = known.unwrap_or_else(|| ParentFrame::new(message.protocol(), mounted.mastery_percent(), &trace));
        // A page speaks one protocol: what it seems to say in another is not meant for the lesson.
        if speaker.protocol != message.protocol() {
            return;
        }
        if let Some(height) = &height
            && speaker.protocol == MessageProtocol::JsInput
        {
            height.silence();
        }
        let tells_state = message.tells_state();
        if is_new || tells_state {
            let data = speaker.read(message.stored());
            let here = mounted.state();
            if is_new {
                host.replace(Some(speaker.clone()));
                mounted.switch_to(Box::new(speaker.clone()), data, &since(&initial, &here));
            } else if !has_stored.get() {
                mounted.switch_to(Box::new(speaker.clone()), data, &here);
            } else if let Ok(Some(theirs)) = data.state {
                // Told once more, or after a first answer that had nothing: it is made one with what was done here.
                mounted.take_in(&theirs);
                mounted.queue.begin();
            }
            has_stored.set(has_stored.get() || tells_state);
        }
        if let ParentMessage::JsInputCall { method, id, .. } = message {
            speaker.respond(&method, &id, &mounted.state());
        }
    });
}
