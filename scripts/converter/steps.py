"""How fine each row of each matrix is rounded: finer where an error would change the maps more.

Rate and distortion say (Cover and Thomas 2006, section 10.3) that all errors should cost the same in the end. What an
error costs is estimated from what reads the row's output. It must know nothing of files or codes.
"""

import numpy as np
from scipy.special import erf

from reference import HEAD_DIM, HEADS, LAYERS
from rounding import round_to_steps

LARGEST = 127
# Rows of the narrowing matrix that are told twice.
EXTRAS = 8
# One step for each kind of matrix, in units of what its errors cost.
FINENESS = {"query": 0.00085, "key": 0.00085, "value": 0.0055, "mixing": 0.0042, "widening": 0.0010, "narrowing": 0.0015}


def shortened(numbers):
    """The numbers as the file will hold them, in half precision."""
    return np.asarray(numbers).astype(np.float16).astype(np.float64)


class Inputs:
    """First and second moments of what a layer reads, over the tuning texts."""

    def __init__(self, mean, moments):
        self.mean, self.moments = mean, moments
        self.covariance = moments - np.outer(mean, mean)
        size = np.sqrt(np.diag(moments))
        size = np.maximum(size, 0.0025 * np.median(size))
        # Half of each column's size goes into the weights, as in Xiao et al. 2023 (SmoothQuant) with exponent ½.
        self.scales = shortened(1.0 / np.sqrt(size))

    def outputs(self, weight, bias):
        """Mean and standard deviation of each output."""
        mean = weight @ self.mean + bias
        return mean, np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", weight, self.covariance, weight), 1e-12))


def gelu_slope(mean, deviation):
    """Root mean square slope of the error linear unit over a normal distribution."""
    nodes, shares = np.polynomial.hermite_e.hermegauss(32)
    x = mean[:, None] + deviation[:, None] * nodes
    slope = 0.5 * (1 + erf(x / np.sqrt(2))) + x * np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
    return np.sqrt((slope**2 * shares).sum(axis=1) / shares.sum())


def relative(values):
    """Values by their root mean square."""
    return values / np.sqrt((values**2).mean())


def near_head(steps):
    """Steps within a factor of two of their head's typical one."""
    typical = np.exp(np.log(steps).reshape(HEADS, HEAD_DIM).mean(axis=1)).repeat(HEAD_DIM)
    return np.clip(steps, typical / 2, typical * 2)


def residual_cost(gain, readers):
    """What an error in each channel between layers costs: by the norm's gain and by who reads the channel."""
    return 0.5 * relative(gain * np.sqrt((readers**2).mean(axis=0))) + 0.5 * relative(gain)


class Rounded:
    """One matrix in whole numbers with all that the file tells of it.

    A few rows make channels so large that a byte cannot hold their weights finely enough. `extras` such rows are told
    twice: coarsely in their place, and what that leaves in a row at the end, to be added to it.
    """

    def __init__(self, weight, bias, inputs, steps, extras=0):
        scaled = weight / inputs.scales
        metric = inputs.covariance * np.outer(inputs.scales, inputs.scales)
        bearable = np.abs(scaled).max(axis=1) / (LARGEST + 5)
        self.targets = np.sort(np.argsort(-bearable / steps, kind="stable")[:extras])
        self.scales, self.steps = inputs.scales, shortened(np.maximum(steps, bearable))
        self.numbers = round_to_steps(scaled, metric, self.steps, LARGEST)
        if extras:
            rest = scaled[self.targets] - (self.numbers * self.steps[:, None])[self.targets]
            rest_steps = shortened(np.maximum(steps[self.targets], np.abs(rest).max(axis=1) / (LARGEST + 5)))
            self.numbers = np.concatenate([self.numbers, round_to_steps(rest, metric, rest_steps, LARGEST)])
            self.steps = np.concatenate([self.steps, rest_steps])
        # What rounding does to the mean output is known and taken back.
        self.bias = shortened(bias + (weight - self.weight()) @ inputs.mean)

    def weight(self):
        """The matrix that the whole numbers stand for."""
        rows = self.numbers * self.steps[:, None] * self.scales
        own = len(rows) - len(self.targets)
        rows[self.targets] += rows[own:]
        return rows[:own]

    def tell(self):
        """As `file.write` wants it."""
        bias = np.concatenate([self.bias, np.zeros(len(self.targets))])
        return {"numbers": self.numbers, "scales": self.scales, "steps": self.steps, "bias": bias, "targets": self.targets}


def attending_matrix(weights, moments, layer, fineness):
    """Queries, keys and, before the last layer, values in one matrix."""
    inputs = moments[f"encoder.layer.{layer}.attention.self.query"]
    last = layer == LAYERS - 1
    name = f"encoder.layer.{layer}.attention."
    parts = {part: (weights[f"{name}self.{part}.weight"], weights[f"{name}self.{part}.bias"]) for part in ("query", "key", "value")}
    query_mean, query_size = inputs.outputs(*parts["query"])
    _, key_size = inputs.outputs(*parts["key"])
    # A score is a sum over query times key; what all keys share cancels in the softmax, what all queries share does not.
    steps = [
        near_head(fineness["query"] * np.sqrt(HEAD_DIM) / key_size),
        near_head(fineness["key"] * np.sqrt(HEAD_DIM) / np.hypot(query_mean, query_size)),
    ]
    used = [parts["query"], parts["key"]]
    if not last:
        steps.append(value_steps(weights, moments, layer, fineness))
        used.append(parts["value"])
    weight, bias = (np.concatenate(both) for both in zip(*used))
    return Rounded(weight, bias, inputs, np.concatenate(steps))


def costs(weights, moments, layer):
    """Cost of an error in each channel after the mixing and after the narrowing matrix."""
    name = f"encoder.layer.{layer}."
    following = f"encoder.layer.{layer + 1}.attention.self."
    parts = ("query", "key") if layer + 2 == LAYERS else ("query", "key", "value")
    readers = (weights[name + "intermediate.dense.weight"], np.concatenate([weights[f"{following}{part}.weight"] for part in parts]))
    found = []
    layers = ((f"{name}attention.self.query", f"{name}attention.output"), (f"{name}intermediate.dense", f"{name}output"))
    for (before, after), reader in zip(layers, readers):
        mean, size = moments[after + ".dense"].outputs(weights[after + ".dense.weight"], weights[after + ".dense.bias"])
        deviation = np.sqrt(np.diag(moments[before].moments).mean() + (mean**2 + size**2).mean())
        found.append(residual_cost(weights[after + ".LayerNorm.weight"], reader) / deviation)
    return found


def value_steps(weights, moments, layer, fineness):
    """Steps of the values' rows, by what the mixing matrix makes of them."""
    cost, _ = costs(weights, moments, layer)
    passed = np.sqrt(((weights[f"encoder.layer.{layer}.attention.output.dense.weight"] * cost[:, None]) ** 2).sum(axis=0))
    return fineness["value"] / np.maximum(passed, 0.3 * np.median(passed))


def layer_matrices(weights, moments, layer, fineness=FINENESS):
    """The rounded matrices of one layer, in the order of use."""
    name = f"encoder.layer.{layer}."
    yield attending_matrix(weights, moments, layer, fineness)
    if layer == LAYERS - 1:
        return
    mixed_cost, narrowed_cost = costs(weights, moments, layer)
    wide = moments[name + "intermediate.dense"]
    widening, narrowing, mixing = (
        (weights[f"{name}{part}.dense.weight"], weights[f"{name}{part}.dense.bias"]) for part in ("intermediate", "output", "attention.output")
    )
    passed = np.sqrt(((narrowing[0] * narrowed_cost[:, None]) ** 2).sum(axis=0)) * gelu_slope(*wide.outputs(*widening))
    yield Rounded(*mixing, moments[name + "attention.output.dense"], fineness["mixing"] / mixed_cost)
    yield Rounded(*widening, wide, fineness["widening"] / np.maximum(passed, 0.3 * np.median(passed)))
    yield Rounded(*narrowing, moments[name + "output.dense"], fineness["narrowing"] / narrowed_cost, extras=EXTRAS)
