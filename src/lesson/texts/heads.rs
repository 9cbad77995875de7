//! The texts of “Two heads”.

use crate::labs::heads::{HeadsInUse, N_GUESSES, N_HEADS, SIDE};

texts! { Heads:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[N_GUESSES],
        VERDICT: rich(average),
    }
    messages {
        WAITING: rich(asking, first, first_share, second, second_share),
        BOTH: rich(asking, average),
        ALONE: rich(off, asking, moved, on),
    }
    labels {
        ASKING: plain,
        HEADS: plain,
        HEADS_OPTIONS: plain[HeadsInUse::N],
        NAMES: plain[N_HEADS],
        IN_SENTENCE: plain[N_HEADS],
        BARS: plain,
        PART: plain,
        OWN: plain,
        SLICE: rich,
        SUM: plain,
        OUTPUT: rich,
        AVERAGE: plain,
        CHANGE: plain,
        W_O: plain,
        W_O_NOTE: plain,
        W_O_ROWS: plain[SIDE],
        TOKEN: plain,
        WEIGHTS: plain,
        OUTPUTS: plain,
        ROWS: plain[4],
    }
}
