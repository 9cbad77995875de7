//! The texts of “Can this head look at the next token?”.

use crate::labs::masks::{MaskKind, MaskTime, N_GUESSES};

texts! { Masks:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[N_GUESSES], VERDICT(said, late, sum, in_time): rich, }
    messages {
        WAITING(share): rich, CLOSED(query, key): rich, LEAKING(sum): rich, ROW(top, share): rich, NEXT_NEVER: rich,
        NEXT_ALWAYS: rich, NEXT_SOMETIMES(n, all): rich, ANSWERS(head, n, all)[3]: rich,
    }
    labels {
        MASK, MASKS[MaskKind::N], WIDTH, PREFIX, PADDING, TIME, TIMES[MaskTime::N], EXAMPLE_NAME, EXAMPLE_COLUMNS[5],
        DETECTIVE, HEADS[3], KEYS[2], BAR(score),
    }
}
