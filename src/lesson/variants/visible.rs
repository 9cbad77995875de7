//! Concept 9: what a token can see, in a causal decoder or in a bidirectional encoder.

use super::draft::{Draft, option};
use crate::attention::Mask;
use crate::attention::random::Random;
use crate::lesson::number::whole;
use crate::quiz::Question;
use crate::words::Inline;

/// The first and the last of some tokens in a row, from 1.
type Stretch = (usize, usize);

pub(super) fn attempt(random: &mut Random, templates: &[Inline]) -> Option<Question> {
    let n = 6 + random.below(6);
    let token = 1 + random.below(n);
    // Near the start or the end some of the four stretches are the same.
    if token < 3 || token > n - 2 {
        return None;
    }
    // The words of a decoder come first.
    let is_decoder = random.below(2) == 0;
    let template = templates.get(usize::from(!is_decoder))?;
    let stretches = if is_decoder {
        decoder(token, n)
    } else {
        encoder(token, n)
    };
    let draft = Draft {
        template,
        options: stretches.map(|stretch| shown(template, stretch)),
        values: &[whole(n as u64), whole(token as u64)],
    };
    Some(draft.finish(random))
}

/// What a token of a decoder sees, and what it is thought to see: the past without itself, all, the nearest.
fn decoder(token: usize, n: usize) -> [Stretch; 4] {
    let right = seen(&Mask::Causal, token, n);
    [right, (1, token - 1), (1, n), (token - 1, token + 1)]
}

/// What a token of an encoder sees, and what it is thought to see: itself and the past, itself and the future, the nearest.
fn encoder(token: usize, n: usize) -> [Stretch; 4] {
    let right = seen(&Mask::None, token, n);
    [right, (1, token), (token, n), (token - 1, token + 1)]
}

/// What `mask` lets `token` of `n` see.
fn seen(mask: &Mask, token: usize, n: usize) -> Stretch {
    let open = |key: &usize| mask.allows(token - 1, key - 1, n, n);
    let first = (1..=n).find(open).unwrap_or(token);
    let last = (1..=n).rfind(open).unwrap_or(token);
    (first, last)
}

fn shown(template: &Inline, (first, last): Stretch) -> String {
    option(template, &[whole(first as u64), whole(last as u64)])
}
