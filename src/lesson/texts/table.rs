//! The texts of “The whole table”.

texts! { Table:
    head { TITLE, INSTRUCTION: rich, }
    prediction { PROMPT: rich, VERDICT(said, open, closed): rich, SHARE(share, token): rich, }
    messages { READS(query, share, key): rich, MASKED(query, key): rich, }
    labels { QUERIES: rich, KEYS: rich, SUM, WEIGHTS, SCALED, QUERY, MASK, }
}
