//! Measures a lab's work on this device, in slices between which the page stays free.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{use_change, use_value};
use crate::labs::speed::{Bench, Sample};

/// How long one slice may take, in milliseconds.
const SLICE_MS: f64 = 6.0;

/// A measurement: how far it is, what it found, and how to start and end it.
pub struct Measurement {
    /// The share that is done; `None` while nothing is measured.
    pub running: Option<f64>,
    /// What was measured, all of it or nothing.
    pub samples: Vec<Sample>,
    /// Starts it anew.
    pub start: Callback<MouseEvent>,
    /// Ends it without a result.
    pub cancel: Callback<MouseEvent>,
}

/// Nothing is measured until it is started; leaving the page of the figure ends it.
#[hook]
pub fn use_bench() -> Measurement {
    let bench = use_mut_ref(Bench::default);
    let running = use_value(|| None::<f64>);
    let samples = use_value(Vec::<Sample>::new);
    let (work, share, found) = (bench.clone(), running.clone(), samples.clone());
    use_change(*running, move |running| {
        (*running)?;
        // The next slice is asked for by the share that this one leaves behind.
        let next = Timeout::new(0, move || {
            // After a long drawing Yew lets timers run before effects: it may have been ended, and this slice not yet dropped.
            if share.latest().is_none() {
                return;
            }
            let mut work = work.borrow_mut();
            if work.advance(SLICE_MS, &now_ms) {
                share.set(Some(work.share()));
            } else {
                found.set(work.samples.clone());
                share.set(None);
            }
        });
        Some(Box::new(move || drop(next)))
    });
    let start = {
        let running = running.clone();
        Callback::from(move |_| {
            *bench.borrow_mut() = Bench::default();
            running.set(Some(0.0));
        })
    };
    let (running, stop) = (*running, running.clone());
    Measurement {
        running,
        samples: (*samples).clone(),
        start,
        cancel: Callback::from(move |_| stop.set(None)),
    }
}

/// Milliseconds since the page was opened; 0 where there is no clock.
fn now_ms() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}
