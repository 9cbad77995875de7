//! The texts of “Why it scaled”.

use crate::labs::speed::{LENGTHS, N_GUESSES};

texts! { Speed:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[N_GUESSES], VERDICT(before, after, times): rich, }
    messages { WAITING(steps): rich, SHOWN(steps, scores): rich, GROWTH(n, twice, ms, twice_ms, times, one_ms): rich, }
    labels {
        LENGTH, LENGTH_OPTIONS[LENGTHS.len()], KINDS[2], TIMELINE, TIMELINE_NAME, SQUARES_NAME, SQUARES, COUNT,
        ROWS[6], NONE, ALL_LENGTHS, ALL_COLUMNS[6], MEASURE, CANCEL, MEASURED, TOKENS, ALL_MS, ONE_MS,
        MEASURED_NOTE: rich, ONE_LAYER(n), ONE_STEP, STEPS(n), SQUARE(n, scores), MEASURING(share),
    }
}
