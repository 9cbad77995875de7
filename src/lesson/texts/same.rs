//! The texts of “Same output, different weights”.

use crate::labs::same::N_GUESSES;

texts! { Same:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, OPTIONS[N_GUESSES], VERDICT(share): rich, }
    messages { WAITING(output): rich, BOTH(output, token, own, other): rich, }
    labels { OWN, OTHER, CAPTION, WEIGHTS, EFFECTS: rich, BARS, PLANE, DEBATE: rich, COLUMNS[6], }
}
