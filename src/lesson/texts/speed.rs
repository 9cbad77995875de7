//! The texts of “Why it scaled”.

use crate::labs::speed::{LENGTHS, N_GUESSES};

texts! { Speed:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[N_GUESSES],
        VERDICT: rich(before, after, times),
    }
    messages {
        WAITING: rich(steps),
        SHOWN: rich(steps, scores),
        GROWTH: rich(n, twice, ms, twice_ms, times, one_ms),
    }
    labels {
        LENGTH: plain,
        LENGTH_OPTIONS: plain[LENGTHS.len()],
        KINDS: plain[2],
        TIMELINE: plain,
        TIMELINE_NAME: plain,
        SQUARES_NAME: plain,
        SQUARES: plain,
        COUNT: plain,
        ROWS: plain[6],
        NONE: plain,
        ALL_LENGTHS: plain,
        ALL_COLUMNS: plain[6],
        MEASURE: plain,
        CANCEL: plain,
        MEASURED: plain,
        TOKENS: plain,
        ALL_MS: plain,
        ONE_MS: plain,
        MEASURED_NOTE: rich,
        ONE_LAYER: plain(n),
        ONE_STEP: plain,
        STEPS: plain(n),
        SQUARE: plain(n, scores),
        MEASURING: plain(share),
    }
}
