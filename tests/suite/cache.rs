//! What a conversation keeps: counted, and held to what the models' reports say of themselves.

use attention_lesson::labs::cache::{Kept, MODELS, Setup, Shape, WIDTHS, shape, tokens, verdict};
use attention_lesson::labs::setup::NamedSetup;
use attention_lesson::lesson::figures::cache::{WORDS, shapes};
use attention_lesson::lesson::texts::cache::WIDTHS_OF;

use crate::labs::said;

fn set(shape: &Shape, length: usize, width: usize) -> Setup {
    Setup {
        is_shown: true,
        layers: shape.layers,
        kept: shape.kept,
        heads: shape.heads,
        size: shape.size,
        length,
        width,
        ..Setup::START
    }
}

/// Number by number, as a program would store them.
#[test]
fn the_bytes_are_those_of_what_is_stored() {
    for shape in [
        Shape {
            layers: 3,
            kept: Kept::Pairs,
            heads: 2,
            size: 16,
        },
        Shape {
            layers: 2,
            kept: Kept::Compressed,
            heads: 1,
            size: 48,
        },
    ] {
        let mut stored = 0_u64;
        for _layer in 0..shape.layers {
            let vectors = match shape.kept {
                Kept::Pairs => 2 * shape.heads,
                Kept::Compressed => 1,
            };
            for _vector in 0..vectors {
                stored += shape.size as u64;
            }
        }
        assert_eq!(shape.numbers(), stored);
        for (width, bytes) in WIDTHS.iter().enumerate() {
            let setup = set(&shape, 2, width);
            assert_eq!((tokens(&setup), shape.bytes(&setup)), (4096, stored * 4096 * bytes));
            assert!(WIDTHS_OF.name(width).starts_with(&bytes.to_string()));
        }
    }
}

/// Eight query heads share a pair in Llama 3 70B; DeepSeek-V2's vector has four and a half times the size of a head, 128 (Table 1).
#[test]
fn the_models_are_what_their_reports_say() {
    let [each, grouped, compressed] = MODELS.map(|model| model.numbers());
    assert_eq!(each, 8 * grouped);
    assert_eq!(2 * compressed, 9 * 128 * 60);
    let setup = Setup {
        is_shown: true,
        ..Setup::START
    };
    let rows = shapes(&setup).rows;
    let all: Vec<_> = rows.iter().map(|(_, entries)| entries[3].as_str()).collect();
    assert_eq!(all, ["343.6 GB", "42.9 GB", "9.1 GB", "42.9 GB"]);
    assert_eq!(shape(&setup), MODELS[1]);
}

#[test]
fn what_is_said_is_what_is_kept_in_the_largest_unit_that_fits() {
    for (model, length, width, memory) in [
        (1, 7, 1, "42.9 GB"),
        (1, 0, 1, "335.5 MB"),
        (2, 7, 0, "4.5 GB"),
        (0, 7, 2, "687.2 GB"),
    ] {
        let said = said(&WORDS, &set(&MODELS[model], length, width));
        assert!(said.ends_with(&format!("tokens take up {memory}.")), "{said}");
    }
    let least = Shape {
        layers: 1,
        kept: Kept::Pairs,
        heads: 1,
        size: 16,
    };
    assert!(said(&WORDS, &set(&least, 0, 0)).ends_with("take up 32.8 kB."));
    // Heads are no part of a compressed vector, wherever their control was left.
    let left = Setup {
        heads: 64,
        ..set(&MODELS[2], 7, 1)
    };
    assert_eq!(shape(&left), MODELS[2]);
    for guess in 1..=3 {
        let guess = verdict(&Setup { guess, ..Setup::START });
        assert_eq!(guess.is_right, guess.chosen == 2);
    }
    let before = (WORDS.read)(&Setup::START);
    assert_eq!(
        (before.tables[0].columns.len(), before.tables[0].rows.len()),
        (3, MODELS.len())
    );
}
