//! The texts of “Order”.

use crate::labs::order::{N_GUESSES, Positions};

texts! { Order:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[N_GUESSES], VERDICT(most): rich, }
    messages { WAITING: rich, SORTED: rich, SAME: rich, CHANGED(n, token, most)[4]: rich, }
    labels { MASK, POSITIONS, POSITIONS_OPTIONS[Positions::N], SHUFFLE, SORT, TOKEN, PLACE, BEFORE, NOW, BOTH, CHANGE, CAPTION, }
}
