//! The small trained encoder, all-MiniLM-L6-v2: from a text to the weights of its 72 heads (Devlin et al. 2018, after
//! Vaswani et al. 2017). It must know nothing of the file it came from or of who asked.

use crate::attend::{self, Head, Results, Scratch, resize};
use crate::dense::{Activations, Finish, GROUP, Products};
use crate::error::EngineError;
use crate::layer::{Layer, Reading};
use crate::model::{EXTRAS, Embedding, HEAD_DIM, HEADS, INNER, LAYERS, Loader, WIDTH, hash};
use crate::tokenizer::{Tokenizer, Tokens};

/// The longest sentence, `[CLS]` and `[SEP]` among it.
pub const MAX_TOKENS: usize = 256;

/// What a sentence's way through the layers needs, kept for the next one.
struct Workspace {
    activations: Activations,
    scratch: Scratch,
    /// `[tokens × WIDTH]`: the vectors between layers.
    rows: Vec<f32>,
    /// `[tokens × 3 WIDTH]`
    asked: Vec<f32>,
    /// Queries, keys and values of one head, each `[tokens × HEAD_DIM]`: side by side with those of the other heads they
    /// would fall into a few places of the cache.
    head: Vec<f32>,
    /// `[tokens × (WIDTH + EXTRAS)]`
    added: Vec<f32>,
    /// `[tokens × INNER]`
    inner: Vec<f32>,
    /// `[LAYERS × HEADS × n × n]`
    weights: Vec<f32>,
    /// `[LAYERS × HEADS × n]`: lengths of the values; of the last layer 0, for it has none.
    value_lengths: Vec<f32>,
}

/// The encoder, loaded.
pub struct Encoder {
    tokenizer: Tokenizer,
    embedding: Embedding,
    layers: Vec<Layer>,
    last: Reading,
    work: Workspace,
    tokens: Tokens,
    /// Layers done for the present sentence.
    done: usize,
}

/// An encoder half loaded.
pub struct Loading {
    tokenizer: Tokenizer,
    loader: Loader,
    products: Products,
}

impl Loading {
    /// Begins to load.
    ///
    /// # Errors
    /// [`EngineError::Vocabulary`] or [`EngineError::Weights`] if either is not what it should be, or they do not
    /// belong together.
    pub fn new(weights: Vec<u8>, vocabulary: &[u8], products: Products) -> Result<Self, EngineError> {
        let tokenizer = Tokenizer::new(vocabulary)?;
        let loader = Loader::new(weights, hash(vocabulary), tokenizer.len(), products)?;
        Ok(Self {
            tokenizer,
            loader,
            products,
        })
    }

    /// Does a part of the work, about a millisecond for each ten stretches. True when all is done.
    ///
    /// # Errors
    /// [`EngineError::Weights`] if the file is damaged, [`EngineError::Memory`].
    pub fn advance(&mut self, stretches: usize) -> Result<bool, EngineError> {
        self.loader.advance(stretches)
    }

    /// The encoder.
    ///
    /// # Errors
    /// [`EngineError::State`] before [`Loading::advance`] has said that all is done; [`EngineError::Weights`] if the
    /// file has fewer positions than a sentence.
    pub fn finish(self) -> Result<Encoder, EngineError> {
        let (embedding, layers, last) = self.loader.finish()?;
        if embedding.positions() < MAX_TOKENS {
            return Err(EngineError::Weights);
        }
        let work = Workspace {
            activations: Activations::new(self.products),
            scratch: Scratch::default(),
            rows: Vec::new(),
            asked: Vec::new(),
            head: Vec::new(),
            added: Vec::new(),
            inner: Vec::new(),
            weights: Vec::new(),
            value_lengths: Vec::new(),
        };
        Ok(Encoder {
            tokenizer: self.tokenizer,
            embedding,
            layers,
            last,
            work,
            tokens: Tokens::default(),
            done: LAYERS,
        })
    }
}

impl Encoder {
    /// Loads it all at once.
    ///
    /// # Errors
    /// As [`Loading`]'s.
    pub fn load(weights: Vec<u8>, vocabulary: &[u8], products: Products) -> Result<Self, EngineError> {
        let mut loading = Loading::new(weights, vocabulary, products)?;
        while !loading.advance(64)? {}
        loading.finish()
    }

    /// Takes up a text: its tokens are there at once, its weights after `LAYERS` calls of [`Encoder::advance`].
    ///
    /// # Errors
    /// [`EngineError::Memory`].
    pub fn begin(&mut self, text: &str) -> Result<&Tokens, EngineError> {
        self.tokens = self.tokenizer.encode(text, MAX_TOKENS);
        let n = self.tokens.ids.len();
        let padded = n.next_multiple_of(GROUP);
        let Workspace {
            rows,
            asked,
            head,
            added,
            inner,
            weights,
            value_lengths,
            ..
        } = &mut self.work;
        for (buffer, width) in [
            (&mut *rows, WIDTH),
            (asked, 3 * WIDTH),
            (head, 3 * HEAD_DIM),
            (added, WIDTH + EXTRAS),
            (inner, INNER),
        ] {
            resize(buffer, padded * width)?;
        }
        resize(weights, LAYERS * HEADS * n * n)?;
        resize(value_lengths, LAYERS * HEADS * n)?;
        value_lengths.fill(0.0);
        for (position, (&id, row)) in self.tokens.ids.iter().zip(rows.chunks_exact_mut(WIDTH)).enumerate() {
            self.embedding.write(id, position, row);
            self.embedding.norm.apply(row);
        }
        rows[n * WIDTH..padded * WIDTH].fill(0.0);
        self.done = 0;
        Ok(&self.tokens)
    }

    /// Computes one more layer. True when all are done.
    ///
    /// # Errors
    /// [`EngineError::Memory`]; [`EngineError::Shape`] cannot happen but is passed on.
    pub fn advance(&mut self) -> Result<bool, EngineError> {
        if self.done < self.layers.len() {
            self.run_layer(self.done)?;
            self.done += 1;
        } else if self.done < LAYERS {
            self.attend(LAYERS - 1)?;
            self.done += 1;
        }
        Ok(self.done == LAYERS)
    }

    /// The tokens of the present text.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// A piece of the vocabulary.
    pub fn piece(&self, id: u32) -> &str {
        self.tokenizer.piece(id)
    }

    /// The weights of all heads, `[LAYERS × HEADS × n × n]`, queries in rows.
    ///
    /// # Errors
    /// [`EngineError::State`] if layers are still to come or no text was taken up.
    pub fn weights(&self) -> Result<&[f32], EngineError> {
        let n = self.tokens.ids.len();
        if self.done == LAYERS && n > 0 {
            Ok(&self.work.weights[..LAYERS * HEADS * n * n])
        } else {
            Err(EngineError::State)
        }
    }

    /// The lengths of the values, `[LAYERS × HEADS × n]`; those of the last layer are 0, for its values are not shipped.
    ///
    /// # Errors
    /// As for [`Encoder::weights`].
    pub fn value_lengths(&self) -> Result<&[f32], EngineError> {
        self.weights()?;
        Ok(&self.work.value_lengths[..LAYERS * HEADS * self.tokens.ids.len()])
    }

    /// Queries, keys and values of one layer, the weights of its heads and, before the last, their outputs.
    fn attend(&mut self, index: usize) -> Result<(), EngineError> {
        let n = self.tokens.ids.len();
        let padded = n.next_multiple_of(GROUP);
        let work = &mut self.work;
        let (reading, values) = self
            .layers
            .get(index)
            .map_or((&self.last, false), |layer| (&layer.attending, true));
        let stride = reading.dense.outputs();
        reading.apply(
            &work.rows[..padded * WIDTH],
            n,
            Finish::Plain,
            &mut work.activations,
            &mut work.asked,
        )?;
        let asked = &work.asked[..n * stride];
        let parts = if values { 3 } else { 2 };
        for head in 0..HEADS {
            let first = head * HEAD_DIM;
            for (part, place) in work.head.chunks_exact_mut(n * HEAD_DIM).take(parts).enumerate() {
                for (place, row) in place.as_chunks_mut::<HEAD_DIM>().0.iter_mut().zip(asked.chunks(stride)) {
                    place.copy_from_slice(&row[part * WIDTH + first..][..HEAD_DIM]);
                }
            }
            let [queries, keys, head_values] = [0, 1, 2].map(|part| {
                // Without values the keys stand in for them; nothing is mixed then.
                let part = part.min(parts - 1);
                &work.head[part * n * HEAD_DIM..][..n * HEAD_DIM]
            });
            let inputs = Head {
                queries,
                keys,
                values: head_values,
                n_tokens: n,
                head_dim: HEAD_DIM,
                stride: HEAD_DIM,
                causal: false,
            };
            let map = index * HEADS + head;
            if values {
                for (length, value) in work.value_lengths[map * n..][..n]
                    .iter_mut()
                    .zip(head_values.chunks_exact(HEAD_DIM))
                {
                    *length = value.iter().map(|x| x * x).sum::<f32>().sqrt();
                }
            }
            let mut results = Results {
                output: values.then(|| &mut work.added[first..]),
                stride: WIDTH,
                weights: Some(&mut work.weights[map * n * n..][..n * n]),
            };
            attend::attend(&inputs, &mut work.scratch, &mut results)?;
        }
        Ok(())
    }

    fn run_layer(&mut self, index: usize) -> Result<(), EngineError> {
        self.attend(index)?;
        let n = self.tokens.ids.len();
        let padded = n.next_multiple_of(GROUP);
        let Layer {
            mixing,
            mixed,
            widening,
            narrowing,
            narrowed,
            ..
        } = &self.layers[index];
        let Workspace {
            activations,
            rows,
            added,
            inner,
            asked,
            ..
        } = &mut self.work;
        let rows = &mut rows[..padded * WIDTH];
        mixing.apply(&added[..padded * WIDTH], n, Finish::Plain, activations, asked)?;
        mixed.apply_to_sum(&mut rows[..n * WIDTH], asked, WIDTH);
        widening.apply(rows, n, Finish::Gelu, activations, inner)?;
        narrowing.apply(&inner[..padded * INNER], n, Finish::Plain, activations, added)?;
        narrowed.apply_to_sum(&mut rows[..n * WIDTH], added, WIDTH + EXTRAS);
        Ok(())
    }
}
