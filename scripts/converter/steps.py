"""How fine each row of each matrix is rounded: finer where an error would change the maps more.

Rate and distortion say (Cover and Thomas 2006, section 10.3) that all errors should cost the same in the end. What an
error costs is estimated from what reads the row's output. It must know nothing of files or codes.
"""

import numpy as np
from scipy.special import erf

from reference import HEAD_DIM, HEADS, LAYERS

# The step of each kind of matrix, layer by layer, in units of what its errors cost. Found by rounding one part at a time
# and measuring what it did to all maps: what early layers get wrong is seen by all that follow.
FINENESS = {
    "query": (0.00047, 0.00054, 0.00051, 0.00046, 0.00053, 0.00061),
    "key": (0.00048, 0.00055, 0.00052, 0.00053, 0.00064, 0.00063),
    "value": (0.0032, 0.0034, 0.0039, 0.0058, 0.0078),
    "mixing": (0.0032, 0.0027, 0.0029, 0.0041, 0.0072),
    "widening": (0.00036, 0.00063, 0.00054, 0.0011, 0.0014),
    "narrowing": (0.0009, 0.0015, 0.0012, 0.0025, 0.0026),
}

# So many tokens at most are kept of what a matrix reads.
SAMPLE = 3000


def shortened(numbers):
    """The numbers as the file will hold them, in half precision."""
    return np.asarray(numbers).astype(np.float16).astype(np.float64)


class Inputs:
    """First and second moments of what a layer reads, over the tuning texts, and some of it."""

    def __init__(self, read):
        self.mean = read.mean(axis=0, dtype=np.float64)
        self.moments = (read.T @ read).astype(np.float64) / len(read)
        self.covariance = self.moments - np.outer(self.mean, self.mean)
        self.sample = read[:: -(-len(read) // SAMPLE)].copy()

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


def query_and_key_steps(weights, moments, layer):
    """Steps of the queries' rows and of the keys'."""
    name = f"encoder.layer.{layer}.attention.self."
    inputs = moments[name + "query"]
    query_mean, query_size = inputs.outputs(weights[name + "query.weight"], weights[name + "query.bias"])
    _, key_size = inputs.outputs(weights[name + "key.weight"], weights[name + "key.bias"])
    # A score is a sum over query times key; what all keys share cancels in the softmax, what all queries share does not.
    return [
        near_head(FINENESS["query"][layer] * np.sqrt(HEAD_DIM) / key_size),
        near_head(FINENESS["key"][layer] * np.sqrt(HEAD_DIM) / np.hypot(query_mean, query_size)),
    ]


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


def passed_on(matrix, cost):
    """Cost of an error in each of a matrix's inputs, from that of its outputs."""
    return np.sqrt(((matrix * cost[:, None]) ** 2).sum(axis=0))


def steps_by_cost(fineness, cost):
    """Steps that are finer where an error costs more, within reason where it costs next to nothing."""
    return fineness / np.maximum(cost, 0.3 * np.median(cost))


def layer_steps(weights, moments, layer):
    """Steps of all rows of one layer's matrices, by the name of the matrix."""
    name = f"encoder.layer.{layer}."
    attending = query_and_key_steps(weights, moments, layer)
    if layer == LAYERS - 1:
        return {name + "attention.self.query": np.concatenate(attending)}
    mixed_cost, narrowed_cost = costs(weights, moments, layer)
    value_cost = passed_on(weights[name + "attention.output.dense.weight"], mixed_cost)
    attending.append(steps_by_cost(FINENESS["value"][layer], value_cost))
    widening = name + "intermediate.dense"
    outputs = moments[widening].outputs(weights[widening + ".weight"], weights[widening + ".bias"])
    inner_cost = passed_on(weights[name + "output.dense.weight"], narrowed_cost) * gelu_slope(*outputs)
    return {
        name + "attention.self.query": np.concatenate(attending),
        name + "attention.output.dense": FINENESS["mixing"][layer] / mixed_cost,
        widening: steps_by_cost(FINENESS["widening"][layer], inner_cost),
        name + "output.dense": FINENESS["narrowing"][layer] / narrowed_cost,
    }
