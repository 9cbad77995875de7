"""Rounding a matrix to whole steps so that what it computes changes least.

After Frantar et al. 2022 (GPTQ): columns are rounded one by one, and what rounding one loses is made up for by the
columns still to come, in the metric of the inputs' second moments. It must know nothing of layers or files.
"""

import numpy as np

BLOCK = 48
DAMPING = 0.01
# The engine adds up 16-bit products of activations up to 127 with weights in lanes of eight: of every 16 columns,
# those whose place in their four is 0 or 1 share one lane, the others another. The sizes that meet must not exceed this.
LANE_LIMIT = 32_767 // 127


def lane_of(column):
    """Which lane a column's products fall into."""
    return column // 16 * 2 + column % 4 // 2


def round_to_steps(weights, moments, steps, largest, lane_limit=LANE_LIMIT):
    """Whole numbers `[rows × columns]` whose `steps`-fold stands for `weights`.

    `moments` `[columns × columns]` weighs errors, `steps` is `[rows]`. No number exceeds `largest` in size, and the
    sizes in no lane sum to more than `lane_limit`; the columns that matter most are served first.
    """
    columns = weights.shape[1]
    moments = moments + np.eye(columns) * (DAMPING * np.mean(np.diag(moments)))
    order = np.argsort(-np.diag(moments), kind="stable")
    # The upper Cholesky factor of the inverse, by which the error of one column is spread over the later ones.
    spread = np.linalg.cholesky(np.linalg.inv(moments[np.ix_(order, order)])).T.astype(np.float32)
    rest = np.ascontiguousarray((weights / steps[:, None]).T[order].astype(np.float32))
    whole = np.empty(rest.shape, np.int8)
    left = np.full((columns // 8, rest.shape[1]), lane_limit, np.float32)
    for first in range(0, columns, BLOCK):
        last = min(first + BLOCK, columns)
        errors = np.empty((last - first, rest.shape[1]), np.float32)
        for column in range(first, last):
            lane = left[lane_of(order[column])]
            limit = np.minimum(lane, largest)
            rounded = np.clip(np.rint(rest[column]), -limit, limit)
            whole[column] = rounded
            lane -= np.abs(rounded)
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
