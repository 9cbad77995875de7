//! The texts that several figures share.

use crate::labs::plane;
use crate::labs::sentence::{D_HEAD, D_MODEL, N_TOKENS, SentenceMask};

texts! { Shared:
    messages {
        RIGHT: rich(verdict),
        NOT_QUITE: rich(verdict),
        TWO: rich(first, second),
        NEXT: rich(before, next),
        LAST: rich(before, last),
        CELL: plain(matrix, row, column),
    }
    sentence {
        TOKENS: plain[N_TOKENS],
        FEATURES: plain[D_MODEL],
        TOPICS: plain[D_HEAD],
        CONTENTS: plain[D_HEAD],
        MASKS: plain[SentenceMask::N],
        MASK: plain,
        MASKED: plain,
    }
    plane {
        POINTS: plain[plane::N_TOKENS],
        AXES: plain[2],
        SCORE: plain,
        SCORE_OF: plain(token),
        AS_NUMBERS: plain,
        VALUES: rich,
        VALUES_NOTE: rich,
        TOKEN: plain,
        VALUE: plain,
        OUTPUT: plain,
        OFF_MAP: plain,
        HANDLE: plain,
        HANDLE_OF: plain(token),
        PLACE: plain(x, y),
    }
}
