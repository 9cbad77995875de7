//! The texts of “Can this head look at the next token?”.

use crate::labs::masks::{MaskKind, MaskTime, N_GUESSES};

texts! { Masks:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[N_GUESSES],
        VERDICT: rich(said, late, sum, in_time),
    }
    messages {
        WAITING: rich(share),
        CLOSED: rich(query, key),
        LEAKING: rich(sum),
        ROW: rich(top, share),
        NEXT_NEVER: rich,
        NEXT_ALWAYS: rich,
        NEXT_SOMETIMES: rich(n, all),
        ANSWERS: rich(head, n, all)[3],
    }
    labels {
        MASKS: plain[MaskKind::N],
        WIDTH: plain,
        PREFIX: plain,
        PADDING: plain,
        TIME: plain,
        TIMES: plain[MaskTime::N],
        EXAMPLE_NAME: plain,
        EXAMPLE_COLUMNS: plain[5],
        DETECTIVE: plain,
        HEADS: plain[3],
        KEYS: plain[2],
        BAR: plain(score),
    }
}
