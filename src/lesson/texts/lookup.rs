//! The texts of “Where do a dictionary and attention part?”.

use crate::labs::lookup::{GUESSES, N_OWNERS, Situation};

texts! { Lookup:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[GUESSES.len()],
        VERDICT: rich(said, share),
    }
    messages {
        NOT_FOUND: rich,
        FOUND: rich(value),
        HIT: rich(share, name, rest, output),
        NEAR: rich(share, name, output),
        DUPLICATES: rich(share, output),
        NOT_THERE: rich(share, name, output),
        TIE: rich(share, output),
        NEARLY_HARD: rich(share, name, output),
        MEAN: rich(output),
    }
    labels {
        NAMES: plain[N_OWNERS],
        SITUATION: plain,
        SITUATIONS: plain[Situation::N],
        NUDGE: plain,
        TEMPERATURE: plain,
        COLUMNS: plain[5],
        MATCHES: plain[3],
        RETURNS: plain,
        NOTHING: plain,
        QUERY: rich,
        CAPTION: plain(query),
    }
}
