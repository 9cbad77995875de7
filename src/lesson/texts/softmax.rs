//! The texts of “Who gets the weight?”.

use crate::labs::softmax::{N_TOKENS, ScoreRule};

texts! { Softmax:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, VERDICT(mean, worst, most): rich, PRAISE: rich, }
    messages {
        WAITING(sum): rich, SHARES(top, share, rest): rich, TIE(n, share): rich, RAW(sum, n_negative): rich,
        SIGMOID(sum): rich,
    }
    labels {
        TOKENS[N_TOKENS], SCORES, TEMPERATURE, RULE, RULES[ScoreRule::N], GUESS, WEIGHT, CAPTION, TOKEN, SCALED,
        GUESS_OF(token), BAR(score),
    }
}
