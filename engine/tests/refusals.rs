//! What is not a model, not its vocabulary, or out of order is refused with a stable code, and nothing panics.

use attention_engine::abi;
use attention_engine::dense::Products;
use attention_engine::encoder::{Encoder, Loading};
use attention_engine::error::EngineError;

const WEIGHTS: &[u8] = include_bytes!("../../static/model/weights.bin");
const VOCABULARY: &[u8] = include_bytes!("../../static/model/vocabulary.txt");
const HEADER_WORDS: usize = 8;

fn refusal(weights: Vec<u8>, vocabulary: &[u8]) -> Option<EngineError> {
    Encoder::load(weights, vocabulary, Products::Bytes).err()
}

/// The file with one 32-bit word of its header changed.
fn with_header(word: usize, value: u32) -> Vec<u8> {
    let mut changed = WEIGHTS.to_vec();
    changed[4 * word..][..4].copy_from_slice(&value.to_le_bytes());
    changed
}

#[test]
fn codes_are_the_published_ones() {
    let codes = [
        (EngineError::Shape, -1),
        (EngineError::Weights, -2),
        (EngineError::Vocabulary, -3),
        (EngineError::Memory, -4),
        (EngineError::State, -5),
    ];
    for (error, code) in codes {
        assert_eq!(error as i32, code, "{error:?}");
    }
}

#[test]
fn a_file_that_was_cut_or_lengthened_is_refused() {
    for length in [0, 3, 31, 32, 400, 20_000, 150_000, WEIGHTS.len() - 1] {
        assert_eq!(
            refusal(WEIGHTS[..length].to_vec(), VOCABULARY),
            Some(EngineError::Weights),
            "cut at {length}"
        );
    }
    let mut longer = WEIGHTS.to_vec();
    longer.push(0);
    assert_eq!(refusal(longer, VOCABULARY), Some(EngineError::Weights));
}

#[test]
fn a_header_that_says_anything_else_is_refused() {
    for word in 0..HEADER_WORDS {
        let bytes = WEIGHTS[4 * word..][..4].try_into().expect("four bytes");
        let value = u32::from_le_bytes(bytes);
        for other in [0, 1, value.wrapping_add(1), value.wrapping_sub(1), 1 << 17, u32::MAX] {
            if other != value {
                let found = refusal(with_header(word, other), VOCABULARY);
                assert!(
                    matches!(found, Some(EngineError::Weights | EngineError::Vocabulary)),
                    "word {word} as {other}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn another_vocabulary_is_refused() {
    let shorter = &VOCABULARY[..VOCABULARY.len() - 4];
    let mut spelled_otherwise = VOCABULARY.to_vec();
    let last = spelled_otherwise.len() - 2;
    spelled_otherwise[last - 4] = b'x';
    for vocabulary in [shorter, b"", b"\xff\xfe", b"[PAD]\n", WEIGHTS, &spelled_otherwise] {
        assert_eq!(refusal(WEIGHTS.to_vec(), vocabulary), Some(EngineError::Vocabulary));
    }
}

#[test]
fn a_changed_bit_is_seen_or_harmless() {
    // In any of the stretches it is seen; in the numbers before them it must at least be harmless.
    for at in (200_000..WEIGHTS.len()).step_by(WEIGHTS.len() / 13) {
        let mut changed = WEIGHTS.to_vec();
        changed[at] ^= 4;
        assert_eq!(
            refusal(changed, VOCABULARY),
            Some(EngineError::Weights),
            "changed at {at}"
        );
    }
    for at in (0..4000).step_by(97) {
        let mut changed = WEIGHTS.to_vec();
        changed[at] ^= 0x80;
        if let Ok(mut loading) = Loading::new(changed, VOCABULARY, Products::Bytes) {
            assert!(loading.advance(3).is_ok() || loading.advance(1).is_err());
        }
    }
}

#[test]
fn calls_out_of_order_are_refused() {
    let loading = Loading::new(WEIGHTS.to_vec(), VOCABULARY, Products::Bytes).expect("the shipped model is whole");
    assert_eq!(loading.finish().err(), Some(EngineError::State));
    let mut encoder = Encoder::load(WEIGHTS.to_vec(), VOCABULARY, Products::Bytes).expect("the shipped model is whole");
    assert_eq!(encoder.weights(), Err(EngineError::State));
    encoder.begin("half way").expect("any text is taken");
    encoder.advance().expect("a layer is computed");
    assert_eq!(encoder.weights(), Err(EngineError::State));
}

#[test]
fn the_exports_tell_codes_and_do_not_trap() {
    let (state, weights, vocabulary) = (
        EngineError::State as isize,
        EngineError::Weights as isize,
        EngineError::Vocabulary as isize,
    );
    // Nothing is loaded yet in this thread.
    assert_eq!(
        [
            abi::load_advance(1),
            abi::encode_begin(),
            abi::encode_advance(),
            abi::result(1)
        ],
        [state; 4]
    );
    assert!(abi::input_room(0) >= 0);
    assert_eq!(abi::load_begin(1), vocabulary);
    assert_eq!(abi::load_begin(0), vocabulary);
    // Room for a whole vocabulary that is all zeros, and of one that is right with weights that are none.
    assert!(abi::input_room(VOCABULARY.len()) > 0);
    assert_eq!(abi::load_begin(VOCABULARY.len()), vocabulary);
    assert_eq!(
        Loading::new(Vec::new(), VOCABULARY, Products::native())
            .err()
            .map(|error| error as isize),
        Some(weights)
    );
    assert_eq!(
        [abi::head_room(0, 64), abi::head_room(8, usize::MAX)],
        [EngineError::Shape as isize; 2]
    );
}
