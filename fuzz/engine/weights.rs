//! Changes of a small file of weights, one a line: `byte 12 255` sets the byte at 12, `word 3 40` the 32-bit word 3, `cut 5` takes
//! bytes from its end, `add 5` adds some, `all` loads it whole and encodes a text.

use std::sync::LazyLock;

use attention_engine::dense::Products;
use attention_engine::encoder::{Encoder, Loading};
use attention_engine::error::EngineError;
use attention_engine::model::{EXTRAS, INNER, LAYERS, WIDTH, hash};

const VOCABULARY: &[u8] = b"[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n##a\nb\n";
const N_PIECES: u32 = 8;
const N_POSITIONS: u32 = 256;
/// Numbers of a stretch.
const STRETCH: usize = 96 * WIDTH;
/// One in half precision.
const ONE: u16 = 0x3c00;
/// More loads than this in a run would take too long.
const MOST_STRETCHES: usize = 12;

static SOUND: LazyLock<Vec<u8>> = LazyLock::new(file);

/// A changed file is refused, or read without harm, and what it says is whole and of the right size.
pub fn weights(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut weights = SOUND.clone();
    let mut is_whole = false;
    for line in text.lines().take(40) {
        let mut words = line.split(' ');
        let change = words.next();
        let mut number = || {
            words
                .next()
                .and_then(|word| word.parse::<u32>().ok())
                .unwrap_or_default()
        };
        let (first, second) = (number() as usize, number());
        match change {
            Some("byte") if first < weights.len() => weights[first] = second as u8,
            Some("word") if 4 * first + 4 <= weights.len() => {
                weights[4 * first..4 * first + 4].copy_from_slice(&second.to_le_bytes());
            }
            Some("cut") => weights.truncate(weights.len().saturating_sub(first)),
            Some("add") => weights.resize(weights.len() + first.min(1_000), 0),
            Some("all") => is_whole = true,
            _ => {}
        }
    }
    let is_changed = weights != *SOUND;
    match load(weights, is_whole) {
        Ok(Some(encoder)) => check(encoder),
        Ok(None) => {}
        Err(error) => {
            assert!(is_changed, "the file as it is: {error:?}");
            assert!(!matches!(error, EngineError::Shape | EngineError::State), "{error:?}");
        }
    }
}

fn load(weights: Vec<u8>, is_whole: bool) -> Result<Option<Encoder>, EngineError> {
    let mut loading = Loading::new(weights, VOCABULARY, Products::Bytes)?;
    if is_whole {
        while !loading.advance(64)? {}
        return loading.finish().map(Some);
    }
    for _ in 0..MOST_STRETCHES {
        assert!(!loading.advance(1)?, "a model has more stretches");
    }
    Ok(None)
}

fn check(mut encoder: Encoder) {
    let n = encoder.begin("aab [MASK] c").expect("any text is taken").ids.len();
    assert!(encoder.weights().is_err(), "nothing is computed yet");
    while !encoder.advance().expect("a layer is computed") {}
    assert_eq!(encoder.weights().map(<[f32]>::len), Ok(LAYERS * 12 * n * n));
    assert_eq!(encoder.value_lengths().map(<[f32]>::len), Ok(LAYERS * 12 * n));
}

/// A file that is in order: all weights are 1, all norms leave things as they are.
fn file() -> Vec<u8> {
    let matrices = matrices();
    let table_rows = (N_PIECES + N_POSITIONS) as usize;
    let rows = table_rows + matrices.iter().map(|[outputs, ..]| outputs).sum::<usize>();
    let stretches = (rows + table_rows).div_ceil(STRETCH)
        + table_rows.div_ceil(96)
        + matrices
            .iter()
            .map(|[outputs, inputs, _]| (outputs * inputs).div_ceil(STRETCH))
            .sum::<usize>();
    let mut file = Vec::new();
    let words = |file: &mut Vec<u8>, words: &[u32]| file.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    let halves = |file: &mut Vec<u8>, half: u16, n: usize| {
        file.extend(std::iter::repeat_n(half.to_le_bytes(), n).flatten());
    };
    words(
        &mut file,
        &[u32::from_le_bytes(*b"ATTN"), 1, N_PIECES, hash(VOCABULARY)],
    );
    words(&mut file, &[N_PIECES, N_POSITIONS, stretches as u32, 3]);
    words(&mut file, &[0]);
    // Tables of one number each: the classes of rows, their steps, the weights.
    for number in [2, 0, 1] {
        file.extend([number, 1]);
        halves(&mut file, 1 << 12, 1);
    }
    halves(&mut file, 1, 1);
    halves(&mut file, ONE, 1);
    halves(&mut file, ONE, WIDTH);
    let norm = |file: &mut Vec<u8>| {
        halves(file, ONE, WIDTH);
        halves(file, 0, WIDTH);
    };
    norm(&mut file);
    for (i, [outputs, inputs, extras]) in matrices.iter().enumerate() {
        halves(&mut file, ONE, *inputs);
        halves(&mut file, ONE, 2 * outputs);
        halves(&mut file, 0, *extras);
        if i % 4 == 1 || i % 4 == 3 {
            norm(&mut file);
        }
    }
    // A coder that always meets the same number stays where it begins.
    words(&mut file, &vec![32; stretches]);
    words(&mut file, &vec![1 << 16; 8 * stretches]);
    file
}

/// Outputs, inputs, and how many outputs are parts of others, of each matrix.
fn matrices() -> Vec<[usize; 3]> {
    let layer = [
        [3 * WIDTH, WIDTH, 0],
        [WIDTH, WIDTH, 0],
        [INNER, WIDTH, 0],
        [WIDTH + EXTRAS, INNER, EXTRAS],
    ];
    let mut all = layer.repeat(LAYERS - 1);
    all.push([2 * WIDTH, WIDTH, 0]);
    all
}
