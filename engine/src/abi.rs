//! The exports of the wasm module: numbers and places in memory, nothing else. `static/engine/attention-engine.js` is
//! their only caller and the place where they become a JavaScript interface. No function here panics on any argument.
//!
//! Callers ask for room, write into it, call, and read from the places they are told. A negative result is an
//! [`EngineError`]. Everything lives in one state: JavaScript makes an instance for each encoder.

use std::cell::RefCell;

use crate::attend::{self, Head, MAX_HEAD_DIM, MAX_TOKENS, Results, Scratch, resize};
use crate::check::products_agree;
use crate::dense::Products;
use crate::encoder::{Encoder, Loading};
use crate::error::EngineError;

#[derive(Default)]
struct State {
    scratch: Scratch,
    /// Queries, keys, values and output of one head, one after the other.
    head: Vec<f32>,
    /// What JavaScript hands over as bytes.
    input: Vec<u8>,
    /// Names of the present tokens, a line each.
    names: String,
    loading: Option<Loading>,
    encoder: Option<Encoder>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Runs `act` on the state; its refusal becomes a negative number.
fn with_state(act: impl FnOnce(&mut State) -> Result<usize, EngineError>) -> isize {
    STATE.with(|state| {
        state
            .try_borrow_mut()
            .map_or(Err(EngineError::State), |mut state| act(&mut state))
            .map_or_else(|error| error as isize, |value| value as isize)
    })
}

/// Which build this is: 1 with relaxed SIMD, else 0.
#[unsafe(no_mangle)]
pub extern "C" fn is_relaxed() -> isize {
    isize::from(crate::lanes::RELAXED)
}

/// Whether this build's instructions mean what the engine takes them to mean: 1 if so.
#[unsafe(no_mangle)]
pub extern "C" fn self_check() -> isize {
    with_state(|_| Ok(usize::from(products_agree()?)))
}

/// Makes room for one head, `4 × n × d` numbers: queries, keys, values, output. Returns its place.
#[unsafe(no_mangle)]
pub extern "C" fn head_room(n: usize, d: usize) -> isize {
    with_state(|state| {
        if !(1..=MAX_TOKENS).contains(&n) || !(1..=MAX_HEAD_DIM).contains(&d) {
            return Err(EngineError::Shape);
        }
        resize(&mut state.head, 4 * n * d)?;
        Ok(state.head.as_ptr() as usize)
    })
}

/// Computes the head that was written to `head_room`.
#[unsafe(no_mangle)]
pub extern "C" fn head_run(n: usize, d: usize, causal: u32) -> isize {
    with_state(|state| {
        let size = n.saturating_mul(d);
        let (inputs, output) = state
            .head
            .split_at_mut_checked(size.saturating_mul(3))
            .ok_or(EngineError::Shape)?;
        let [queries, keys, values] = [0, 1, 2].map(|i| &inputs[i * size..(i + 1) * size]);
        let head = Head {
            queries,
            keys,
            values,
            n_tokens: n,
            head_dim: d,
            stride: d,
            causal: causal != 0,
        };
        let mut results = Results {
            output: Some(output),
            stride: d,
            weights: None,
        };
        attend::attend(&head, &mut state.scratch, &mut results)?;
        Ok(0)
    })
}

/// Makes room for bytes and returns its place.
#[unsafe(no_mangle)]
pub extern "C" fn input_room(bytes: usize) -> isize {
    with_state(|state| {
        state.input.clear();
        state.input.try_reserve_exact(bytes).map_err(|_| EngineError::Memory)?;
        state.input.resize(bytes, 0);
        Ok(state.input.as_ptr() as usize)
    })
}

/// Begins to load from the input: the vocabulary, `vocabulary` bytes of it, then the weights.
#[unsafe(no_mangle)]
pub extern "C" fn load_begin(vocabulary: usize) -> isize {
    with_state(|state| {
        let mut weights = core::mem::take(&mut state.input);
        if vocabulary > weights.len() {
            return Err(EngineError::Vocabulary);
        }
        let names: Vec<u8> = weights.drain(..vocabulary).collect();
        state.loading = Some(Loading::new(weights, &names, Products::native())?);
        Ok(0)
    })
}

/// Does a part of the loading; 1 when all is done.
#[unsafe(no_mangle)]
pub extern "C" fn load_advance(stretches: usize) -> isize {
    with_state(|state| {
        let loading = state.loading.as_mut().ok_or(EngineError::State)?;
        if !loading.advance(stretches)? {
            return Ok(0);
        }
        state.encoder = state.loading.take().map(Loading::finish).transpose()?;
        Ok(1)
    })
}

/// Takes up the text in the input, UTF-8; returns how many tokens it has.
#[unsafe(no_mangle)]
pub extern "C" fn encode_begin() -> isize {
    with_state(|state| {
        let encoder = state.encoder.as_mut().ok_or(EngineError::State)?;
        let tokens = encoder.begin(&String::from_utf8_lossy(&state.input))?;
        let count = tokens.ids.len();
        state.names.clear();
        for &id in &encoder.tokens().ids {
            state.names.push_str(encoder.piece(id));
            state.names.push('\n');
        }
        Ok(count)
    })
}

/// Computes one more layer; 1 when all are done.
#[unsafe(no_mangle)]
pub extern "C" fn encode_advance() -> isize {
    with_state(|state| {
        Ok(usize::from(
            state.encoder.as_mut().ok_or(EngineError::State)?.advance()?,
        ))
    })
}

/// Places and lengths of what was computed: 0 the ids, 1 the weights, 2 the lengths of the values, 3 the names,
/// 4 the names' length in bytes, 5 whether the text was cut.
#[unsafe(no_mangle)]
pub extern "C" fn result(which: u32) -> isize {
    with_state(|state| {
        let encoder = state.encoder.as_ref().ok_or(EngineError::State)?;
        Ok(match which {
            0 => encoder.tokens().ids.as_ptr() as usize,
            1 => encoder.weights()?.as_ptr() as usize,
            2 => encoder.value_lengths()?.as_ptr() as usize,
            3 => state.names.as_ptr() as usize,
            4 => state.names.len(),
            5 => usize::from(encoder.tokens().truncated),
            _ => return Err(EngineError::State),
        })
    })
}
