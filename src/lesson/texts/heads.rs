//! The texts of “Two heads”.

use crate::labs::heads::{HeadsInUse, N_GUESSES, N_HEADS, SIDE};

texts! { Heads:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[N_GUESSES], VERDICT(average): rich, }
    messages {
        WAITING(asking, first, first_share, second, second_share): rich, BOTH(asking, average): rich,
        ALONE(off, asking, moved, on): rich,
    }
    labels {
        ASKING, HEADS, HEADS_OPTIONS[HeadsInUse::N], NAMES[N_HEADS], IN_SENTENCE[N_HEADS], BARS, PART, OWN,
        SLICE: rich, SUM, OUTPUT: rich, AVERAGE, CHANGE, W_O, W_O_NOTE, W_O_ROWS[SIDE], TOKEN, WEIGHTS, OUTPUTS,
        ROWS[4],
    }
}
