"""One model's way through its layers, over many texts at once, stopping before each matrix.

It reads its weights when it needs them, so that whoever walks along can round a matrix just before it is used. Works
in single precision. It must know nothing of rounding beyond the engine's rounding of activations, nor of files.
"""

import numpy as np

from reference import HEAD_DIM, LAYERS, WIDTH, gelu, heads_of, layer_norm, softmax


def rounded_activations(x, scales):
    """What the engine's seven bits leave of a layer's inputs, each token with a step of its own."""
    x = x * scales
    least = np.minimum(x.min(axis=1, keepdims=True), 0)
    step = np.maximum((np.maximum(x.max(axis=1, keepdims=True), 0) - least) / 127, np.float32(1e-30))
    zero = np.rint(-least / step)
    return (np.clip(np.rint(x / step + zero), 0, 127) - zero) * step / scales


def mixed_values(query, key, value, spans):
    """All heads' outputs, each text for itself."""
    result = np.empty_like(value)
    for span in spans:
        scores = heads_of(query[span]) @ heads_of(key[span]).transpose(0, 2, 1)
        result[span] = (softmax(scores / np.float32(np.sqrt(HEAD_DIM))) @ heads_of(value[span])).transpose(1, 0, 2).reshape(-1, WIDTH)
    return result


def walk(weights, texts, scales=None):
    """Yields `(name, read, rest)` before each matrix is used: what it reads and what its output will be added to.

    `texts` are lists of ids. With `scales`, by name, what a matrix reads is rounded as the engine rounds it. Queries,
    keys and values are one matrix, named after the query's.
    """
    single = lambda name: weights[name].astype(np.float32)
    dense = lambda name, x: x @ single(name + ".weight").T + single(name + ".bias")
    norm = lambda name, x: layer_norm(x, single(name + ".weight"), single(name + ".bias"))
    read = lambda name, x: x if scales is None else rounded_activations(x, scales[name].astype(np.float32))
    ends = np.cumsum([len(ids) for ids in texts])
    spans = [slice(end - len(ids), end) for end, ids in zip(ends, texts)]
    words = single("embeddings.word_embeddings.weight")[np.concatenate([np.array(ids, int) for ids in texts])]
    places = single("embeddings.position_embeddings.weight")[np.concatenate([np.arange(len(ids)) for ids in texts])]
    x = norm("embeddings.LayerNorm", words + places + single("embeddings.token_type_embeddings.weight")[0])
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."
        seen = read(name + "attention.self.query", x)
        yield name + "attention.self.query", seen, None
        if layer == LAYERS - 1:
            return
        seen = mixed_values(*(dense(f"{name}attention.self.{part}", seen) for part in ("query", "key", "value")), spans)
        for before, part, after in (
            (None, "attention.output.dense", "attention.output.LayerNorm"),
            ("intermediate.dense", "output.dense", "output.LayerNorm"),
        ):
            if before:
                seen = read(name + before, x)
                yield name + before, seen, None
                seen = gelu(dense(name + before, seen)).astype(np.float32)
            seen = read(name + part, seen)
            yield name + part, seen, x
            x = norm(name + after, x + dense(name + part, seen))
