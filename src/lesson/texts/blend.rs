//! The texts of “Blending values”.

use crate::labs::blend::{BlendRule, N_GUESSES};

texts! { Blend:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[N_GUESSES],
        VERDICT: rich(output),
    }
    messages {
        WAITING: rich(top, share),
        MEAN: rich(output, top, share),
        RAW: rich(sum, n_negative, output)[2],
    }
    labels {
        RULE: plain,
        RULES: plain[BlendRule::N],
        PLANE: plain,
        CAPTION: plain,
        WEIGHT: plain,
        WEIGHTED: plain,
        SUM: plain,
    }
}
