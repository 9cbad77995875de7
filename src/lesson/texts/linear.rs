//! The texts of “What if we skip the softmax?”.

use crate::labs::linear::{N_GUESSES, N_KEYS, ProductRule};

texts! { Linear:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        OPTIONS: plain[N_GUESSES],
        VERDICT: rich(said, output),
    }
    messages {
        WAITING: rich,
        BY_RULE: rich(rule, output, place),
        RAW: rich(negative, sum, output, place),
        NONE_NEGATIVE: rich,
        ONE_NEGATIVE: rich,
        SOME_NEGATIVE: rich(n),
        PLACES: rich(least, most)[2],
        PRICES: rich(n, by_table, by_summary)[3],
    }
    labels {
        KEYS: plain[N_KEYS],
        RULE: plain,
        RULES: plain[ProductRule::N],
        QUERY: plain,
        COORDINATES: plain[2],
        TOKENS: plain,
        CAPTION: plain,
        COLUMNS: plain[4],
        ORDERS: plain,
        ORDER_COLUMNS: plain[3],
        BARS: plain,
        COSTS: plain,
        AXES: plain[2],
        BAR: plain(value),
    }
}
