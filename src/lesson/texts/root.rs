//! The texts of “Why divide by the root, and not by the length?”.

use crate::labs::root::{Divisor, GUESSES};

texts! { Root:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[GUESSES.len()],
        VERDICT: rich(said, from, to, times),
    }
    messages {
        WAITING: rich(length, spread),
        RAW: rich(length, spread, root),
        ROOT: rich(root, spread),
        SAME_AS_ROOT: rich(divisor, spread),
        BELOW_ROOT: rich(divisor, spread, root),
        ABOVE_ROOT: rich(divisor, spread, root),
        WEIGHTS: rich(top, gradient),
        FIRST_KEY: rich(correlation, score)[2],
    }
    labels {
        LENGTH: plain,
        DIVIDE: plain,
        DIVISORS: plain[Divisor::N],
        TEMPERATURE: plain,
        CORRELATION: plain,
        DRAW: plain,
        HISTOGRAM: plain,
        AXES: plain[2],
        CURVES: plain,
        CURVE_AXES: plain[2],
        CURVE_COLUMNS: plain[3],
        KEYS: plain[2],
        COLUMNS: plain[2],
        AVERAGES: plain[4],
        CAPTION: plain(draws, length),
    }
}
