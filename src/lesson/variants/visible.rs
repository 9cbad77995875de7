//! Concept 9: what a token can see, in a causal decoder or in a bidirectional encoder.

use super::draft::{Draft, fill};
use crate::attention::Mask;
use crate::attention::random::Random;
use crate::lesson::bank::templates::visible as words;
use crate::quiz::Question;

/// Templates of prompt and explanations, and what is visible or thought to be, the right stretch first.
type Case = (&'static str, [(Stretch, &'static str); 4]);

/// The first and the last of some tokens in a row, from 1.
type Stretch = (usize, usize);

pub(super) fn attempt(random: &mut Random) -> Option<Question> {
    let n = 6 + random.below(6);
    let token = 1 + random.below(n);
    // Near the start or the end some of the four stretches are the same.
    if token < 3 || token > n - 2 {
        return None;
    }
    let (prompt, stretches) = if random.below(2) == 0 {
        decoder(token, n)
    } else {
        encoder(token, n)
    };
    let draft = Draft {
        prompt,
        options: stretches.map(|(stretch, why)| (shown(stretch), why)),
        parts: &[("<n>", n.to_string()), ("<token>", token.to_string())],
    };
    Some(draft.finish(random))
}

fn decoder(token: usize, n: usize) -> Case {
    let stretches = [
        (seen(&Mask::Causal, token, n), words::RIGHT_DECODER),
        ((1, token - 1), words::WITHOUT_ITSELF),
        ((1, n), words::UNMASKED),
        ((token - 1, token + 1), words::NEIGHBORS),
    ];
    (words::PROMPT_DECODER, stretches)
}

fn encoder(token: usize, n: usize) -> Case {
    let stretches = [
        (seen(&Mask::None, token, n), words::RIGHT_ENCODER),
        ((1, token), words::MASKED),
        ((token, n), words::AHEAD),
        ((token - 1, token + 1), words::NEIGHBORS),
    ];
    (words::PROMPT_ENCODER, stretches)
}

/// What `mask` lets `token` of `n` see.
fn seen(mask: &Mask, token: usize, n: usize) -> Stretch {
    let open = |key: &usize| mask.allows(token - 1, key - 1, n, n);
    let first = (1..=n).find(open).unwrap_or(token);
    let last = (1..=n).rfind(open).unwrap_or(token);
    (first, last)
}

fn shown((first, last): Stretch) -> String {
    fill(
        words::OPTION,
        &[("<first>", first.to_string()), ("<last>", last.to_string())],
    )
}
