"""The factors by which a matrix's inputs are scaled before the engine rounds them to seven bits a token.

Large factors on a channel make its activations exact and its weights coarse. Xiao et al. 2023 (SmoothQuant) balance the
two by a rule; here the rule is where a descent begins that makes the sum of both errors small. It must know nothing of
layers or files.
"""

import numpy as np

from rounding import DAMPING
from steps import shortened

ROUNDS, RATE = 200, 0.02
LARGEST_ACTIVATION = 127


def unforeseen(covariance):
    """Of each channel, the variance that the channels rounded after it cannot make up for: see `rounding.py`."""
    damped = covariance + np.eye(len(covariance)) * (DAMPING * np.mean(np.diag(covariance)))
    order = np.argsort(-np.diag(damped), kind="stable")
    spread = np.linalg.cholesky(np.linalg.inv(damped[np.ix_(order, order)])).T
    variance = np.empty(len(order))
    variance[order] = 1 / np.diag(spread) ** 2
    return variance


def error_and_slope(logarithms, sample, sensitivity, variance):
    """The error of all outputs in units of their rows' steps, and its slope by the logarithms of the scales."""
    scales = np.exp(logarithms)
    scaled = sample * scales.astype(np.float32)
    tokens, highest, lowest = np.arange(len(sample)), scaled.argmax(axis=1), scaled.argmin(axis=1)
    high, low = np.maximum(scaled[tokens, highest], 0.0), np.minimum(scaled[tokens, lowest], 0.0)
    square_step = ((high - low).astype(np.float64) ** 2).mean() / LARGEST_ACTIVATION**2
    of_activations, of_weights = sensitivity / scales**2, variance * scales**2
    by_range = np.zeros(len(scales))
    np.add.at(by_range, highest, (high - low) * high)
    np.add.at(by_range, lowest, (low - high) * low)
    by_range *= 2 / (len(sample) * LARGEST_ACTIVATION**2)
    error = of_activations.sum() * square_step + of_weights.sum()
    return error, 2 * (of_weights - of_activations * square_step) + of_activations.sum() * by_range


def balanced_scales(inputs, weight, steps):
    """Scales for what is read, `Inputs`, by a matrix whose rows are rounded to these steps.

    Their product is held, for the weights' bits depend on it alone. The descent is Kingma and Ba's (2015).
    """
    size = np.sqrt(np.diag(inputs.moments))
    logarithms = -0.5 * np.log(np.maximum(size, 0.0025 * np.median(size)))
    level = logarithms.mean()
    sensitivity = ((weight / steps[:, None]) ** 2).sum(axis=0)
    variance = len(weight) * unforeseen(inputs.covariance)
    first, second = np.zeros(len(size)), np.zeros(len(size))
    least, best = np.inf, logarithms
    for turn in range(ROUNDS):
        error, slope = error_and_slope(logarithms, inputs.sample, sensitivity, variance)
        if error < least:
            least, best = error, logarithms
        first, second = 0.9 * first + 0.1 * slope / error, 0.99 * second + 0.01 * (slope / error) ** 2
        move = first / (1 - 0.9 ** (turn + 1)) / (np.sqrt(second / (1 - 0.99 ** (turn + 1))) + 1e-12)
        logarithms = logarithms - RATE * (1 - turn / ROUNDS) * move
        logarithms += level - logarithms.mean()
    return shortened(np.exp(best))
