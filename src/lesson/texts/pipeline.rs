//! The texts of “One query, every key”.

use crate::labs::pipeline::{GUESSES, N_COMPUTED, N_INPUTS, Step};

texts! { Pipeline:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[GUESSES.len()], VERDICT(share): rich, }
    messages {
        WAITING: rich, PROJECT(token): rich, MATCH(token): rich, SCALE(root): rich, NO_MASK(token): rich, LAST_TOKEN(token): rich,
        LATER_TOKENS(token): rich, SOFTMAX: rich, BLEND(token): rich, SHARES(token, share, from, rest): rich,
        NOTHING_MOVED(changed): rich, ALL_MOVED(changed): rich, SOME_MOVED(changed, moved, stayed): rich,
    }
    labels {
        ASKING, STEP, STEPS[Step::N], BACK, NEXT, COMPUTED[N_COMPUTED]: rich, PARAMETERS, ACTIVATIONS, CHANGED,
        MOVED, STAYED, CHANGE, CHANGE_NOTE: rich, INPUT_NOTES[N_INPUTS], TOKEN, KEY: rich, VALUE: rich, SCORE,
        SCALED, MASK, OPEN, READS, POWER, WEIGHT, WEIGHTED: rich, SUM, OUTPUT, SEEKS, QUERY_OF: rich, CAPTIONS[11],
        FEATURE, INPUTS[N_INPUTS + 1]: rich, ITSELF,
    }
}
