//! The texts of “Where do a dictionary and attention part?”.

use crate::labs::lookup::{GUESSES, N_OWNERS, NoneScore, Situation};

texts! { Lookup:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[GUESSES.len()], VERDICT(said, share): rich, }
    messages {
        NOT_FOUND: rich, FOUND(value): rich, HIT(share, name, rest, output): rich, OUTSCORED(share, name, output): rich, NEAR(share, name, output): rich,
        DUPLICATES(share, output): rich, NOT_THERE(share, name, output): rich, TIE(share, output): rich,
        NEARLY_HARD(share, name, output): rich, MEAN(output): rich, CAN_MISS(share, name, output, none): rich,
    }
    labels {
        NAMES[N_OWNERS], SITUATION, SITUATIONS[Situation::N], NUDGE, NONE, NONE_OPTIONS[NoneScore::N], TEMPERATURE, COLUMNS[5], MATCHES[3], RETURNS,
        NOTHING, QUERY: rich, CAPTION(query),
    }
}
