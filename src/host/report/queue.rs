//! When to tell: soon after a change but not at each, again after a failure but later each time.

/// How long changes are gathered.
const GATHER_MS: u32 = 900;
/// The longest pause between two attempts.
const LONGEST_MS: u32 = 60_000;

/// One host's queue. It knows no clock: it says how long to wait, and is told when that time has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    is_waiting: bool,
    is_sending: bool,
    is_stale: bool,
    n_failed: u32,
}

impl Queue {
    /// Something is worth telling, soon or at the next opportunity. Returns for how long to set the timer, where one is
    /// to be set.
    pub fn note(&mut self, is_urgent: bool) -> Option<u32> {
        self.is_stale = true;
        if is_urgent { self.wait(GATHER_MS) } else { None }
    }

    fn wait(&mut self, ms: u32) -> Option<u32> {
        if self.is_waiting || self.is_sending {
            return None;
        }
        self.is_waiting = true;
        Some(ms)
    }

    /// The timer has run out, or there is no more time to wait. Returns whether to send now.
    pub fn start(&mut self) -> bool {
        self.is_waiting = false;
        if self.is_sending || !self.is_stale {
            return false;
        }
        self.is_sending = true;
        self.is_stale = false;
        true
    }

    /// Sending has come to an end. Returns for how long to set the timer, where something is left to do.
    pub fn end(&mut self, is_well: bool) -> Option<u32> {
        self.is_sending = false;
        if is_well {
            self.n_failed = 0;
            return if self.is_stale { self.wait(GATHER_MS) } else { None };
        }
        self.is_stale = true;
        self.n_failed = (self.n_failed + 1).min(10);
        self.wait((GATHER_MS << self.n_failed).min(LONGEST_MS))
    }

    /// Whether the latest attempt failed.
    pub fn is_failing(&self) -> bool {
        self.n_failed > 0
    }

    /// Whether the host knows all there is to know.
    pub fn is_settled(&self) -> bool {
        !self.is_stale && !self.is_sending
    }
}
