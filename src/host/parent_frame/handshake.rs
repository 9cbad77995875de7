//! The handshake with the parent frame: the lesson asks for the stored state, and goes on with that host once it answers.

use std::cell::RefCell;
use std::rc::Rc;

use super::binding::{MessageProtocol, ParentFrame, ParentMessage, request_state};
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
    let jsinput: RefCell<Option<ParentFrame>> = RefCell::default();
    listen_to_parent(scope, move |message| {
        if let Some(height) = &height {
            height.receive(message);
        }
        // A learning system that was found meanwhile stays.
        let is_wanted = mounted.queue.destination().has_no_system();
        let Some(message) = ParentMessage::read(message).filter(|_| is_wanted) else {
            return;
        };
        trace.add(|| {
            let is_splice = matches!(message, ParentMessage::SpliceState(_));
            let whose = if is_splice { "SPLICE" } else { "JSInput" };
            format!("the page around speaks {whose}")
        });
        let connect = |protocol, stored: Option<&str>| {
            let (host, data) = ParentFrame::open(protocol, stored, mounted.mastery_percent(), &trace);
            let is_first = mounted.queue.destination() != ResultsDestination::ParentFrame;
            let here = mounted.state();
            let here = if is_first {
                Rc::new(since(&initial, &here))
            } else {
                here
            };
            mounted.switch_to(Box::new(host.clone()), data, &here);
            host
        };
        match message {
            ParentMessage::SpliceState(stored) => {
                if mounted.queue.destination() != ResultsDestination::ParentFrame {
                    connect(MessageProtocol::Splice, stored.as_deref());
                }
            }
            ParentMessage::JsInputReady => {
                if let Some(height) = &height {
                    height.silence();
                }
                if jsinput.borrow().is_none() {
                    jsinput.replace(Some(connect(MessageProtocol::JsInput, None)));
                }
            }
            ParentMessage::JsInputCall { method, id, argument } => {
                if method == "JSInput::setState" {
                    jsinput.replace(Some(connect(MessageProtocol::JsInput, Some(&argument))));
                }
                mounted.queue.flush();
                if let Some(host) = &*jsinput.borrow() {
                    host.respond(&method, &id);
                }
            }
        }
    });
}
