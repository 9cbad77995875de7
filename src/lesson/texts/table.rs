//! The texts of “The whole table”.

texts! { Table:
    head {
        TITLE: plain,
        INSTRUCTION: rich,
    }
    prediction {
        PROMPT: rich,
        VERDICT: rich(said, open, closed),
        SHARE: rich(share, token),
    }
    messages {
        READS: rich(query, share, key),
        MASKED: rich(query, key),
    }
    labels {
        QUERIES: rich,
        KEYS: rich,
        SUM: plain,
        WEIGHTS: plain,
        SCALED: plain,
        QUERY: plain,
    }
}
