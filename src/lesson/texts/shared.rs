//! The texts that several figures share.

use crate::labs::plane;
use crate::labs::sentence::{D_HEAD, D_MODEL, N_TOKENS, SentenceMask};

texts! { Shared:
    messages {
        RIGHT(verdict): rich, NOT_QUITE(verdict): rich, SENTENCES(first, second): rich, TWO(first, second): rich, NEXT(before, next): rich,
        LAST(before, last): rich, CELL(matrix, row, column),
    }
    sentence { TOKENS[N_TOKENS], FEATURES[D_MODEL], TOPICS[D_HEAD], CONTENTS[D_HEAD], MASKS[SentenceMask::N], MASK, MASKED, }
    plane {
        POINTS[plane::N_TOKENS], AXES[2], SCORE, SCORE_OF(token), AS_NUMBERS, VALUES: rich, VALUES_NOTE: rich,
        TOKEN, VALUE, OUTPUT, OFF_MAP, HANDLE, HANDLE_OF(token), PLACE(x, y),
    }
}
