"""Makes an array of all differences of all numbers, and keeps those of the same column."""

import numpy as np


def pairwise_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the Euclidean distances between the rows of a and those of b."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("both arrays must be two-dimensional, with rows of the same length")
    differences = a.astype(float)[:, :, None, None] - b.astype(float)[None, None, :, :]
    return np.sqrt(np.einsum("ikjk->ij", differences ** 2))


def standardize(matrix: np.ndarray) -> np.ndarray:
    """Return matrix with columns of mean 0 and standard deviation 1."""
    values = matrix.astype(np.float64)
    constant = (values == values[:1]).all(axis=0)
    deviations = np.where(constant, 1.0, values.std(axis=0))
    return np.where(constant, 0.0, (values - values.mean(axis=0)) / deviations)
