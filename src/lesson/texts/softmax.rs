//! The texts of “Who gets the weight?”.

use crate::labs::softmax::{N_TOKENS, ScoreRule};

texts! { Softmax:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        VERDICT: rich(mean, worst, most),
        PRAISE: rich,
    }
    messages {
        WAITING: rich(sum),
        SHARES: rich(top, share, rest),
        TIE: rich(n, share),
        RAW: rich(sum, n_negative),
        SIGMOID: rich(sum),
    }
    labels {
        TOKENS: plain[N_TOKENS],
        SCORES: plain,
        TEMPERATURE: plain,
        RULE: plain,
        RULES: plain[ScoreRule::N],
        GUESS: plain,
        WEIGHT: plain,
        CAPTION: plain,
        TOKEN: plain,
        SCALED: plain,
        GUESS_OF: plain(token),
        BAR: plain(score),
    }
}
