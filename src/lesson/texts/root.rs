//! The texts of “Why divide by the root, and not by the length?”.

use crate::labs::root::{Divisor, GUESSES};

texts! { Root:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[GUESSES.len()], VERDICT(said, from, to, times): rich, }
    messages {
        WAITING(length, spread): rich, RAW(length, spread, root): rich, ROOT(root, spread): rich,
        SAME_AS_ROOT(divisor, spread): rich, BELOW_ROOT(divisor, spread, root): rich,
        ABOVE_ROOT(divisor, spread, root): rich, WEIGHTS(top, gradient): rich,
        FIRST_KEY(correlation, score)[2]: rich,
    }
    labels {
        LENGTH, DIVIDE, DIVISORS[Divisor::N], TEMPERATURE, CORRELATION, DRAW, HISTOGRAM, AXES[2], CURVES,
        CURVE_AXES[2], CURVE_COLUMNS[3], KEYS[2], COLUMNS[2], AVERAGES[4], CAPTION(draws, length),
    }
}
