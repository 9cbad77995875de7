//! The texts of “Blending values”.

use crate::labs::blend::{BlendRule, N_GUESSES};

texts! { Blend:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[N_GUESSES], VERDICT(output): rich, }
    messages { WAITING(top, share): rich, MEAN(output, top, share): rich, RAW(sum, n_negative, output)[2]: rich, }
    labels { RULE, RULES[BlendRule::N], PLANE, CAPTION, WEIGHT, WEIGHTED, SUM, }
}
