"""The encoder in double precision, as plainly as it can be written: the measure of everything that ships.

Follows Devlin et al. 2018 (BERT) with the sizes of all-MiniLM-L6-v2. It must know nothing of the engine, of
quantization or of the shipped files: it reads the original weights alone.
"""

import numpy as np
from scipy.special import erf

LAYERS, HEADS, WIDTH, HEAD_DIM = 6, 12, 384, 32
LAYER_NORM_EPSILON = 1e-12


def float64_weights(path):
    """All tensors of a safetensors file as float64, by name."""
    from safetensors import safe_open

    with safe_open(path, "np") as file:
        return {name: file.get_tensor(name).astype(np.float64) for name in file.keys() if "position_ids" not in name}


def layer_norm(x, gain, bias):
    """Ba et al. 2016: each row to mean 0 and variance 1, then gain and bias."""
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred**2).mean(axis=-1, keepdims=True)
    return centred / np.sqrt(variance + LAYER_NORM_EPSILON) * gain + bias


def gelu(x):
    """Hendrycks and Gimpel 2016, the exact form."""
    return 0.5 * x * (1.0 + erf(x / np.sqrt(2.0)))


def softmax(scores):
    """Softmax over the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def heads_of(x):
    """`[n × width]` to `[heads × n × head_dim]`."""
    return x.reshape(len(x), HEADS, HEAD_DIM).transpose(1, 0, 2)


def attention_maps(weights, ids, visit=lambda name, inputs: None):
    """The weights of all heads, `[layers × heads × n × n]`, queries in rows.

    `visit(name, inputs)` sees what each dense layer reads, `[n × width]`, under the layer's name.
    """

    def dense(name, x):
        visit(name, x)
        return x @ weights[name + ".weight"].T + weights[name + ".bias"]

    def norm(name, x):
        return layer_norm(x, weights[name + ".weight"], weights[name + ".bias"])

    n = len(ids)
    x = norm(
        "embeddings.LayerNorm",
        weights["embeddings.word_embeddings.weight"][ids]
        + weights["embeddings.position_embeddings.weight"][:n]
        + weights["embeddings.token_type_embeddings.weight"][0],
    )
    maps = np.empty((LAYERS, HEADS, n, n))
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."
        query = heads_of(dense(name + "attention.self.query", x))
        key = heads_of(dense(name + "attention.self.key", x))
        maps[layer] = softmax(query @ key.transpose(0, 2, 1) / np.sqrt(HEAD_DIM))
        if layer == LAYERS - 1:
            break
        value = heads_of(dense(name + "attention.self.value", x))
        mixed = (maps[layer] @ value).transpose(1, 0, 2).reshape(n, WIDTH)
        x = norm(name + "attention.output.LayerNorm", x + dense(name + "attention.output.dense", mixed))
        inner = gelu(dense(name + "intermediate.dense", x))
        x = norm(name + "output.LayerNorm", x + dense(name + "output.dense", inner))
    return maps
