//! The texts of “Order”.

use crate::labs::order::{N_GUESSES, Positions};

texts! { Order:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[N_GUESSES],
        VERDICT: rich(most),
    }
    messages {
        WAITING: rich,
        SORTED: rich,
        SAME: rich,
        CHANGED: rich(n, token, most)[3],
    }
    labels {
        POSITIONS: plain,
        POSITIONS_OPTIONS: plain[Positions::N],
        SHUFFLE: plain,
        SORT: plain,
        TOKEN: plain,
        PLACE: plain,
        BEFORE: plain,
        NOW: plain,
        BOTH: plain,
        CHANGE: plain,
        CAPTION: plain,
    }
}
