//! The texts of “72 trained heads”.

texts! { Model:
    head { TITLE, }
    messages {
        READS(head, query, share, key, place): rich, ITSELF: rich, NEXT: rich, PREVIOUS: rich, ON(n): rich,
        BACK(n): rich, RIGHT(head, share, at): rich, ANOTHER(head, share, at, place, best, best_share): rich,
        NO_PLACE(at): rich,
    }
    labels {
        OFFER, LOAD, CANCEL, CANCELED, UNREACHABLE, UNUSABLE, LOADING, SENTENCE, EXAMPLES, SHUFFLE, KEEP, FORGET,
        COMPARED, LOOKS_AT, KEPT, NOW, NONE, KEPT_MAP, ABSENT, ALL_HEADS, QUERY, ROW, KEY, WEIGHT, NORM, NO_VALUES,
        FULL, CUT, FIND, FIND_HOW, CHECK, PATTERNS[4], AT[4], LIMIT, CARD, ABOUT, EXAMPLE_NAMES[4],
        EXAMPLE_TEXTS[4], LOAD_SIZE(megabytes), HEAD(layer, head), MAP(head),
    }
}
