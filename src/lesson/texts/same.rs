//! The texts of “Same output, different weights”.

use crate::labs::same::N_GUESSES;

texts! { Same:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[N_GUESSES],
        VERDICT: rich(share),
    }
    messages {
        WAITING: rich(output),
        BOTH: rich(output, token, own, other),
    }
    labels {
        OWN: plain,
        OTHER: plain,
        CAPTION: plain,
        WEIGHTS: plain,
        EFFECTS: rich,
        BARS: plain,
        PLANE: plain,
        DEBATE: rich,
        COLUMNS: plain[6],
    }
}
