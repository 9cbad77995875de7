//! When to send: soon after changes but not after each, and again after a failure but later each time.

/// How long changes are gathered before they are sent.
const GATHER_MS: u32 = 900;
/// The longest pause between two attempts.
const LONGEST_MS: u32 = 60_000;

/// The schedule of one host. It knows no clock: it says how long to wait, and the caller comes back after that time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    is_waiting: bool,
    is_sending: bool,
    is_stale: bool,
    n_failed: u32,
}

impl Schedule {
    /// There is something to send, soon or with whatever comes next. Returns for how long to set a timer, if one is to be
    /// set.
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

    /// The timer has run out, or there is no time to wait for it. Returns whether to send now.
    pub fn start(&mut self) -> bool {
        self.is_waiting = false;
        if self.is_sending || !self.is_stale {
            return false;
        }
        self.is_sending = true;
        self.is_stale = false;
        true
    }

    /// Sending has ended; `failed` holds for how long at least to wait where it failed. Returns for how long to set a timer, if
    /// there is more to send.
    pub fn end(&mut self, failed: Option<u32>) -> Option<u32> {
        self.is_sending = false;
        let Some(pause_ms) = failed else {
            self.n_failed = 0;
            return if self.is_stale { self.wait(GATHER_MS) } else { None };
        };
        self.is_stale = true;
        self.n_failed = (self.n_failed + 1).min(10);
        self.wait((GATHER_MS << self.n_failed).min(LONGEST_MS).max(pause_ms))
    }

    /// Whether the latest attempt failed.
    pub fn is_failing(&self) -> bool {
        self.n_failed > 0
    }

    /// Whether everything has been sent.
    pub fn is_settled(&self) -> bool {
        !self.is_stale && !self.is_sending
    }
}
