//! What is read off the maps of the trained encoder: which pattern a head follows on a text, and how much.
//!
//! The maps come from outside (`ui::model` is handed them); here is only what follows from them.

use std::rc::Rc;

/// Layers whose heads are shown.
pub const N_LAYERS: usize = 6;
/// Heads in a layer.
pub const N_HEADS: usize = 12;

/// What the encoder makes of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Maps {
    /// `[n_tokens]` pieces, `[CLS]` first and `[SEP]` last.
    pub tokens: Rc<[String]>,
    /// `[n_layers × n_heads × n_tokens × n_tokens]`, queries in rows.
    pub weights: Rc<[f32]>,
    /// `[n_layers × n_heads × n_tokens]`, the length of each token's value; 0 where it is not known.
    pub value_lengths: Rc<[f32]>,
    /// Whether the text was longer than what is read.
    pub is_cut: bool,
}

/// A head, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its layer.
    pub layer: usize,
    /// Its place in the layer.
    pub head: usize,
}

impl Head {
    /// All heads, layer by layer.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..N_LAYERS * N_HEADS).map(Self::at)
    }

    /// The head at this place of [`Self::all`].
    pub fn at(index: usize) -> Self {
        Self {
            layer: index / N_HEADS,
            head: index % N_HEADS,
        }
    }

    /// Its place in [`Self::all`].
    pub fn index(self) -> usize {
        self.layer * N_HEADS + self.head
    }
}

impl Maps {
    /// Maps of these parts; `None` where their sizes do not agree.
    pub fn new(tokens: Vec<String>, weights: Vec<f32>, value_lengths: Vec<f32>, is_cut: bool) -> Option<Self> {
        let n = tokens.len();
        let fits =
            n >= 2 && weights.len() == N_LAYERS * N_HEADS * n * n && value_lengths.len() == N_LAYERS * N_HEADS * n;
        fits.then(|| Self {
            tokens: tokens.into(),
            weights: weights.into(),
            value_lengths: value_lengths.into(),
            is_cut,
        })
    }

    /// How many tokens there are, the two special ones too.
    pub fn n_tokens(&self) -> usize {
        self.tokens.len()
    }

    /// The map of a head, `[n_tokens × n_tokens]`.
    pub fn map(&self, head: Head) -> &[f32] {
        let size = self.n_tokens() * self.n_tokens();
        let start = head.index() * size;
        &self.weights[start..start + size]
    }

    /// The weights of the row of `query` in a head, `[n_tokens]`.
    pub fn row(&self, head: Head, query: usize) -> &[f32] {
        let n = self.n_tokens();
        let start = query.min(n - 1) * n;
        &self.map(head)[start..start + n]
    }

    /// ‖weight × value‖ of each key for `query`, as shares of their sum; `None` in a layer whose values are not known.
    pub fn norm_shares(&self, head: Head, query: usize) -> Option<Vec<f64>> {
        let n = self.n_tokens();
        let lengths = &self.value_lengths[head.index() * n..(head.index() + 1) * n];
        let norms: Vec<f64> = self
            .row(head, query)
            .iter()
            .zip(lengths)
            .map(|(weight, length)| f64::from(*weight) * f64::from(*length))
            .collect();
        let sum: f64 = norms.iter().sum();
        (sum > 0.0).then(|| norms.iter().map(|norm| norm / sum).collect())
    }
}

/// Where a head may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// At the token right after the query.
    Next,
    /// At the token right before it.
    Previous,
    /// At `[CLS]`, which stands first and means nothing: a sink.
    First,
    /// At punctuation.
    Punctuation,
}

impl Pattern {
    /// All patterns, in the order of the challenges.
    pub const ALL: [Self; 4] = [Self::Next, Self::Previous, Self::First, Self::Punctuation];
}

/// The share of its weight that a head puts where `pattern` says, as a mean over the rows of the text's own tokens that
/// have such a place; `None` where no row has one.
pub fn measure(maps: &Maps, head: Head, pattern: Pattern) -> Option<f64> {
    // The first and the last token are the model's, not the text's.
    let own = 1..maps.n_tokens() - 1;
    let shares: Vec<f64> = own
        .clone()
        .filter_map(|query| {
            let row = maps.row(head, query);
            let places: Vec<usize> = match pattern {
                Pattern::Next => vec![query + 1],
                Pattern::Previous => vec![query - 1],
                Pattern::First => vec![0],
                Pattern::Punctuation => own.clone().filter(|key| is_punctuation(&maps.tokens[*key])).collect(),
            };
            let places: Vec<usize> = match pattern {
                Pattern::First => places,
                _ => places.into_iter().filter(|key| own.contains(key)).collect(),
            };
            (!places.is_empty()).then(|| places.iter().map(|key| f64::from(row[*key])).sum())
        })
        .collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
}

fn is_punctuation(token: &str) -> bool {
    !token.is_empty() && token.chars().all(|c| c.is_ascii_punctuation())
}

/// All heads by how much they follow `pattern`, most first; empty where the text has no place for it.
pub fn ranking(maps: &Maps, pattern: Pattern) -> Vec<(Head, f64)> {
    let mut all: Vec<(Head, f64)> = Head::all()
        .filter_map(|head| Some((head, measure(maps, head, pattern)?)))
        .collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all
}

/// The key that a row reads most, and its weight.
pub fn top(row: &[f32]) -> (usize, f64) {
    let best = |best: (usize, f64), (key, weight): (usize, &f32)| {
        let weight = f64::from(*weight);
        if weight > best.1 { (key, weight) } else { best }
    };
    row.iter().enumerate().fold((0, f64::NEG_INFINITY), best)
}
