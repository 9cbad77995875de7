//! A vocabulary, and behind a line of `=====` a text.

use attention_engine::tokenizer::Tokenizer;

const SEPARATOR: &[u8] = b"\n=====\n";
const SPECIAL: [&str; 5] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

/// A vocabulary is refused, or any text becomes pieces that it has: between a first and a last token, no more than were asked for,
/// and the first ones whatever follows.
pub fn vocabulary(input: &[u8]) {
    let cut = input.windows(SEPARATOR.len()).position(|window| window == SEPARATOR);
    let (pieces, text) = cut.map_or((input, &b""[..]), |cut| {
        (&input[..cut], &input[cut + SEPARATOR.len()..])
    });
    let text = String::from_utf8_lossy(text);
    let Ok(tokenizer) = Tokenizer::new(pieces) else {
        let lines: Vec<&str> = str::from_utf8(pieces).map_or(vec![], |text| text.lines().collect());
        let is_whole = SPECIAL.iter().all(|special| lines.contains(special));
        assert!(!is_whole, "nothing is missing");
        return;
    };
    assert!(!tokenizer.is_empty() && tokenizer.len() <= pieces.len());
    let all = tokenizer.encode(&text, 256);
    for limit in [2, 3, 8, 256] {
        let tokens = tokenizer.encode(&text, limit);
        assert!(
            (2..=limit).contains(&tokens.ids.len()),
            "{} tokens of {limit}",
            tokens.ids.len()
        );
        let pieces: Vec<&str> = tokens.ids.iter().map(|id| tokenizer.piece(*id)).collect();
        assert!(
            tokens.ids.iter().all(|id| (*id as usize) < tokenizer.len()),
            "{:?}",
            tokens.ids
        );
        assert_eq!((pieces[0], pieces[pieces.len() - 1]), ("[CLS]", "[SEP]"));
        let kept = pieces.len() - 1;
        assert_eq!(tokens.ids[..kept], all.ids[..kept]);
        assert!(tokens.truncated || tokens == all);
        assert!(tokens.truncated || pieces.len() == all.ids.len());
        assert!(
            !tokens.truncated || pieces.len() == limit,
            "{limit} were asked for, there are {}",
            pieces.len()
        );
    }
}
