//! The texts of “What if we skip the softmax?”.

use crate::labs::linear::{N_GUESSES, N_KEYS, ProductRule};

texts! { Linear:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[N_GUESSES], VERDICT(said, output): rich, }
    messages {
        WAITING: rich, BY_RULE(rule, output, place): rich, RAW(negative, sum, output, place): rich,
        NONE_NEGATIVE: rich, ONE_NEGATIVE: rich, SOME_NEGATIVE(n): rich, PLACES(least, most)[2]: rich,
        PRICES(n, by_table, by_summary)[3]: rich,
    }
    labels {
        KEYS[N_KEYS], RULE, RULES[ProductRule::N], QUERY, COORDINATES[2], TOKENS, CAPTION, COLUMNS[4], ORDERS,
        ORDER_COLUMNS[3], BARS, COSTS, AXES[2], BAR(value),
    }
}
