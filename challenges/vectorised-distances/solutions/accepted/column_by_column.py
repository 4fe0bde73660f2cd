"""Adds up the squares of one column after the other, into one array of the result."""

import numpy as np


def pairwise_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the Euclidean distances between the rows of a and those of b."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("both arrays must be two-dimensional, with rows of the same length")
    total = np.zeros((len(a), len(b)))
    for left, right in zip(a.T.astype(float), b.T.astype(float)):
        total += np.subtract.outer(left, right) ** 2
    return np.sqrt(total, out=total)


def standardize(matrix: np.ndarray) -> np.ndarray:
    """Return matrix with columns of mean 0 and standard deviation 1."""
    result = np.array(matrix, dtype=float)
    spread = result.max(axis=0) - result.min(axis=0)
    result -= result.mean(axis=0)
    varied = spread > 0
    result[:, ~varied] = 0
    result[:, varied] /= np.sqrt((result[:, varied] ** 2).mean(axis=0))
    return result
