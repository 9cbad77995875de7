"""The table of pieces and positions in whole numbers: seldom pieces get coarser steps than frequent ones.

It must know nothing of files or codes.
"""

import numpy as np

from rounding import round_to_steps
from steps import shortened

POSITIONS = 256
LARGEST = 127
FINENESS = 0.136
# Steps are this fraction of a power of two apart, so that a byte names one.
STEPS_A_DOUBLING = 8
UNKNOWN, FIRST_LETTER, FIRST_WORD = 100, 1045, 1996
# Words up to this place get finer steps.
COMMON = 3500


def kept_ids(pieces):
    """Which ids a text can have: all but `[unused…]`, which no text spells."""
    return np.array([not piece.startswith("[unused") for piece in pieces])


def rarity(identities):
    """Factors on the steps, by place in the vocabulary, which lists words by how often they are used."""
    place = np.maximum(identities - FIRST_WORD, 0) + 1.0
    # Before the first word stand punctuation and digits, frequent, then letters of all the world's scripts: seldom, but
    # texts in them consist of little else.
    place[(identities >= FIRST_LETTER) & (identities < FIRST_WORD)] = COMMON / 2
    place[identities == UNKNOWN] = COMMON
    # A word is as frequent as its place is low (Zipf), and errors should cost the same in the end: hence the root. Seldom
    # words would then be too coarse for the texts that do have them.
    return np.clip((place / COMMON) ** np.where(place < COMMON, 0.5, 0.3), 0.2, 1.6)


def metric(weights, query_key_steps, gain):
    """What errors in the channels of a token's first vector cost, `[384 × 384]`: by the first layer's readers and as such."""
    name = "encoder.layer.0.attention.self."
    asking = np.concatenate([weights[name + part + ".weight"] for part in ("query", "key")]) / query_key_steps[:, None]
    shares = [asking.T @ asking, weights[name + "value.weight"].T @ weights[name + "value.weight"], np.eye(len(gain))]
    total = sum(share / np.trace(share) * part for share, part in zip(shares, (1.0, 0.5, 1.0)))
    return total * np.outer(gain, gain)


def round_pieces(weights, pieces, query_key_steps):
    """What `file.write` wants to know of the table, and the table that it stands for."""
    kept = kept_ids(pieces)
    table = weights["embeddings.word_embeddings.weight"][kept]
    positions = weights["embeddings.position_embeddings.weight"][:POSITIONS] + weights["embeddings.token_type_embeddings.weight"][0]
    costs = metric(weights, query_key_steps, weights["embeddings.LayerNorm.weight"])
    size = np.sqrt(np.diag(costs))
    columns = shortened(size.mean() / size)
    spread = lambda rows: (rows - rows.mean(axis=1, keepdims=True)) ** 2
    deviation = np.sqrt(spread(table).mean(axis=1) + spread(positions[1:128]).mean())
    steps = FINENESS * deviation * rarity(np.flatnonzero(kept).astype(np.float64))
    # Positions serve every text: their steps are as fine as a byte allows.
    rows = np.concatenate([table, positions])
    bearable = np.abs(rows / columns).max(axis=1) / LARGEST
    steps = np.maximum(np.concatenate([steps, np.zeros(POSITIONS)]), bearable)
    logarithms = np.ceil(np.log2(steps) * STEPS_A_DOUBLING - 0.5).astype(np.int64)
    used, indices = np.unique(logarithms, return_inverse=True)
    levels = shortened(2.0 ** (used / STEPS_A_DOUBLING))
    numbers = round_to_steps(rows / columns, costs * np.outer(columns, columns), levels[indices], LARGEST)
    told = {"numbers": numbers, "steps": indices, "levels": levels, "columns": columns}
    return kept, told, numbers * levels[indices][:, None] * columns
