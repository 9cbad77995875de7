"""One matrix in whole numbers, so chosen that it also makes up for what was lost before it.

It must know nothing of layers or files.
"""

import numpy as np

from rounding import DAMPING, round_to_steps
from steps import shortened

LARGEST = 127
# Rows of the narrowing matrix that are told twice.
EXTRAS = 8


def covariance_of(x, y):
    """`[columns of x × columns of y]` of two tables with a row for each token."""
    return ((x - x.mean(axis=0)).T @ (y - y.mean(axis=0))).astype(np.float64) / len(x)


def corrected(weight, covariance, shortfall, read):
    """The weights that come closest, over what is read, to `weight`'s outputs and what they fall short of besides.

    Least squares; what hardly varies in the inputs is left alone.
    """
    calm = np.eye(len(covariance)) * (DAMPING * np.mean(np.diag(covariance)))
    return weight + np.linalg.solve(covariance + calm, covariance_of(read, shortfall)).T


class Rounded:
    """All that the file tells of one matrix.

    A few rows make channels so large that a byte cannot hold their weights finely enough. `extras` such rows are told
    twice: coarsely in their place, and what that leaves in a row at the end, to be added to it.
    """

    def __init__(self, weight, bias, scales, steps, original, read, lost=0.0, extras=0):
        """`original` and `read` `[tokens × inputs]` are what the matrix reads in the original and in the rounded model.

        `lost` `[tokens × outputs]` is what the rows lack by now to which the output will be added.
        """
        shortfall = (original - read) @ weight.T.astype(np.float32) + lost
        mean = read.mean(axis=0, dtype=np.float64)
        scaled_read = read * scales.astype(np.float32)
        covariance = covariance_of(scaled_read, scaled_read)
        scaled = corrected(weight / scales, covariance, shortfall, scaled_read)
        bearable = np.abs(scaled).max(axis=1) / (LARGEST + 5)
        self.targets = np.sort(np.argsort(-bearable / steps, kind="stable")[:extras])
        self.scales, self.steps = scales, shortened(np.maximum(steps, bearable))
        self.numbers = round_to_steps(scaled, covariance, self.steps, LARGEST)
        if extras:
            rest = scaled[self.targets] - (self.numbers * self.steps[:, None])[self.targets]
            rest_steps = shortened(np.maximum(steps[self.targets], np.abs(rest).max(axis=1) / (LARGEST + 5)))
            self.numbers = np.concatenate([self.numbers, round_to_steps(rest, covariance, rest_steps, LARGEST)])
            self.steps = np.concatenate([self.steps, rest_steps])
        # What rounding does to the mean output is known and taken back.
        self.bias = shortened(bias + (weight - self.weight()) @ mean + shortfall.mean(axis=0, dtype=np.float64))

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
