//! What is read off the maps of the trained encoder: which pattern a head follows on a text, and how much.
//!
//! The maps come from outside (`ui::model` is handed them); here is only what follows from them.

/// Layers whose heads are shown.
pub const N_LAYERS: usize = 6;
/// Heads in a layer.
pub const N_HEADS: usize = 12;

/// What the encoder makes of a text.
#[derive(Debug)]
pub struct AttentionMaps {
    /// `[n_tokens]` pieces, `[CLS]` first and `[SEP]` last.
    pub tokens: Vec<String>,
    /// `[n_layers × n_heads × n_tokens × n_tokens]`, queries in rows.
    pub weights: Vec<f32>,
    /// `[n_layers × n_heads × n_tokens]`, the length of each token's value; 0 where it is not known.
    pub value_lengths: Vec<f32>,
    /// Whether the text was longer than what is read.
    pub is_cut: bool,
}

/// Maps are compared at each drawing, so by their place in memory alone: they hold up to some millions of weights.
impl PartialEq for AttentionMaps {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.weights.as_ptr(), other.weights.as_ptr())
    }
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

impl AttentionMaps {
    /// AttentionMaps of these parts; `None` where their sizes do not agree.
    pub fn new(tokens: Vec<String>, weights: Vec<f32>, value_lengths: Vec<f32>, is_cut: bool) -> Option<Self> {
        let n = tokens.len();
        let fits =
            n >= 2 && weights.len() == N_LAYERS * N_HEADS * n * n && value_lengths.len() == N_LAYERS * N_HEADS * n;
        fits.then_some(Self {
            tokens,
            weights,
            value_lengths,
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
pub fn measure(maps: &AttentionMaps, head: Head, pattern: Pattern) -> Option<f64> {
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

/// How a head compares with all others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// The share of its weight that it puts where the pattern says.
    pub share: f64,
    /// Its place among all heads, from 1.
    pub place: usize,
    /// The head that follows the pattern most.
    pub best: Head,
    /// That head's share.
    pub best_share: f64,
}

/// How `head` compares with all others in following `pattern`; `None` where the text has no place for it.
pub fn rank(maps: &AttentionMaps, head: Head, pattern: Pattern) -> Option<Rank> {
    let share = measure(maps, head, pattern)?;
    let mut rank = Rank {
        share,
        place: 1,
        best: head,
        best_share: share,
    };
    for other in Head::all() {
        let other_share = measure(maps, other, pattern)?;
        rank.place += usize::from(other_share > share);
        if other_share > rank.best_share {
            (rank.best, rank.best_share) = (other, other_share);
        }
    }
    Some(rank)
}

/// The `n` keys that a row reads most, most first. It looks for each in turn: a sort would cost the page 5 kB.
pub fn top_keys(row: &[f32], n: usize) -> Vec<usize> {
    let mut top: Vec<usize> = Vec::new();
    while top.len() < n.min(row.len()) {
        let rest = (0..row.len()).filter(|key| !top.contains(key));
        top.extend(rest.reduce(|best, key| if row[key] > row[best] { key } else { best }));
    }
    top
}
