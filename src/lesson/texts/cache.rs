//! The texts of “What does a conversation keep in memory?”.

use crate::labs::cache::{Kept, MODELS, N_GUESSES, WIDTHS};

texts! { Cache:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[N_GUESSES], VERDICT(numbers, width, tokens, memory): rich, }
    messages {
        WAITING: rich, PAIRS(heads, size, layers, numbers, width, tokens, memory): rich,
        COMPRESSED(size, layers, numbers, width, tokens, memory): rich,
    }
    labels {
        MODELS_NAME, MODELS_NAMES[MODELS.len() + 1], LAYERS, KEPT, KEPT_OPTIONS[Kept::N], HEADS, SIZE, TOKENS, WIDTH, WIDTHS_OF[WIDTHS.len()],
        BARS, GIGABYTES, CAPTION, COLUMNS[5], IN_A_LAYER(heads, size), UNITS(n)[3],
    }
}
