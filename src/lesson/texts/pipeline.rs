//! The texts of “One query, every key”.

use crate::labs::pipeline::{N_COMPUTED, N_INPUTS, Step};

texts! { Pipeline:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    messages {
        PROJECT: rich(token),
        MATCH: rich(token),
        SCALE: rich(root),
        NO_MASK: rich(token),
        LAST_TOKEN: rich(token),
        LATER_TOKENS: rich(token),
        SOFTMAX: rich,
        BLEND: rich(token),
        SHARES: rich(token, share, from, rest),
        NOTHING_MOVED: rich(changed),
        ALL_MOVED: rich(changed),
        SOME_MOVED: rich(changed, moved, stayed),
    }
    labels {
        ASKING: plain,
        STEP: plain,
        STEPS: plain[Step::N],
        BACK: plain,
        NEXT: plain,
        COMPUTED: rich[N_COMPUTED],
        PARAMETERS: plain,
        ACTIVATIONS: plain,
        CHANGED: plain,
        MOVED: plain,
        STAYED: plain,
        CHANGE: plain,
        CHANGE_NOTE: rich,
        INPUT_NOTES: plain[N_INPUTS],
        TOKEN: plain,
        KEY: rich,
        VALUE: rich,
        SCORE: plain,
        SCALED: plain,
        MASK: plain,
        OPEN: plain,
        READS: plain,
        POWER: plain,
        WEIGHT: plain,
        WEIGHTED: rich,
        SUM: plain,
        OUTPUT: plain,
        SEEKS: plain,
        QUERY_OF: rich,
        CAPTIONS: plain[11],
        FEATURE: plain,
        INPUTS: rich[N_INPUTS + 1],
        ITSELF: plain,
    }
}
