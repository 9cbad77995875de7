"""Rounding a matrix to whole steps so that what it computes changes least.

After Frantar et al. 2022 (GPTQ): columns are rounded one by one, and what rounding one loses is made up for by the
columns still to come, in the metric of the inputs' second moments. It must know nothing of layers or files.
"""

import numpy as np

BLOCK = 48
DAMPING = 0.01


def round_to_steps(weights, moments, steps, largest):
    """Whole numbers `[rows × columns]` whose `steps`-fold stands for `weights`.

    `moments` `[columns × columns]` weighs errors, `steps` is `[rows]`, and no number exceeds `largest` in size.
    """
    columns = weights.shape[1]
    moments = moments + np.eye(columns) * (DAMPING * np.mean(np.diag(moments)))
    order = np.argsort(-np.diag(moments), kind="stable")
    # The upper Cholesky factor of the inverse, by which the error of one column is spread over the later ones.
    spread = np.linalg.cholesky(np.linalg.inv(moments[np.ix_(order, order)])).T.astype(np.float32)
    rest = np.ascontiguousarray((weights / steps[:, None]).T[order].astype(np.float32))
    whole = np.empty(rest.shape, np.int8)
    for first in range(0, columns, BLOCK):
        last = min(first + BLOCK, columns)
        errors = np.empty((last - first, rest.shape[1]), np.float32)
        for column in range(first, last):
            rounded = np.clip(np.rint(rest[column]), -largest, largest)
            whole[column] = rounded
            error = (rest[column] - rounded) / spread[column, column]
            rest[column + 1 : last] -= spread[column, column + 1 : last, None] * error
            errors[column - first] = error
        rest[last:] -= spread[first:last, last:].T @ errors
    result = np.empty_like(whole)
    result[order] = whole
    return np.ascontiguousarray(result.T)


def entropy_bits(numbers):
    """Bits that the numbers take if each is coded by its frequency among them."""
    counts = np.unique(numbers, return_counts=True)[1]
    return float(-(counts * np.log2(counts / counts.sum())).sum())
