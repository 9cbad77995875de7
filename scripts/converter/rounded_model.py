"""The whole model, rounded, as matrices to compute with: how far the maps of what ships are from the original's.

Works in single precision on many texts at once. It must know nothing of files or codes.
"""

import numpy as np

from reference import HEAD_DIM, LAYERS, WIDTH, gelu, heads_of, layer_norm, softmax


def rounded_activations(x, scales):
    """What the engine's seven bits leave of a layer's inputs, each token with a step of its own."""
    x = x * scales
    least = np.minimum(x.min(axis=1, keepdims=True), 0)
    step = np.maximum((x.max(axis=1, keepdims=True) - least) / 127, 1e-30)
    zero = np.rint(-least / step)
    return (np.clip(np.rint(x / step + zero), 0, 127) - zero) * step / scales


def maps_of(weights, texts, scales=None, visit=lambda name, x: None):
    """Maps of many texts, given as ids. With `scales` the layers' inputs are rounded as the engine rounds them."""

    def dense(name, x, reader=None):
        visit(name, x)
        read = x if scales is None else rounded_activations(x, scales[reader or name])
        return read.astype(np.float32) @ weights[name + ".weight"].T + weights[name + ".bias"]

    def norm(name, x):
        return layer_norm(x, weights[name + ".weight"], weights[name + ".bias"])

    ends = np.cumsum([len(ids) for ids in texts])
    spans = [slice(end - len(ids), end) for end, ids in zip(ends, texts)]
    flat = np.concatenate([np.array(ids, int) for ids in texts])
    places = np.concatenate([np.arange(len(ids)) for ids in texts])
    first = weights["embeddings.word_embeddings.weight"][flat] + weights["embeddings.position_embeddings.weight"][places]
    x = norm("embeddings.LayerNorm", first + weights["embeddings.token_type_embeddings.weight"][0])
    maps = [np.empty((LAYERS, WIDTH // HEAD_DIM, len(ids), len(ids)), np.float32) for ids in texts]
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."
        reader = name + "attention.self.query"
        parts = ("query", "key") if layer == LAYERS - 1 else ("query", "key", "value")
        asked = {part: dense(f"{name}attention.self.{part}", x, reader) for part in parts}
        mixed = np.empty_like(x)
        for span, found in zip(spans, maps):
            heads = {part: heads_of(rows[span]) for part, rows in asked.items()}
            found[layer] = softmax(heads["query"] @ heads["key"].transpose(0, 2, 1) / np.sqrt(np.float32(HEAD_DIM)))
            if "value" in heads:
                mixed[span] = (found[layer] @ heads["value"]).transpose(1, 0, 2).reshape(-1, WIDTH)
        if layer == LAYERS - 1:
            return maps
        x = norm(name + "attention.output.LayerNorm", x + dense(name + "attention.output.dense", mixed))
        inner = gelu(dense(name + "intermediate.dense", x))
        x = norm(name + "output.LayerNorm", x + dense(name + "output.dense", inner)).astype(np.float32)


def differences(expected, found):
    """How maps differ, in the terms in which the project states its limits."""
    errors = [np.abs(a - b) for a, b in zip(expected, found)]
    every = np.concatenate([error.ravel() for error in errors])
    return {
        "mean error": float(every.mean()),
        "99.9 % within": float(np.quantile(every, 0.999)),
        "total variation": float(np.concatenate([0.5 * error.sum(axis=-1).ravel() for error in errors]).mean()),
        "same arg max": float(np.concatenate([(a.argmax(-1) == b.argmax(-1)).ravel() for a, b in zip(expected, found)]).mean()),
        "worst": float(every.max()),
    }
