"""Divides by the standard deviation of a sample (ddof=1)."""

import numpy as np


def pairwise_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the Euclidean distances between the rows of a and those of b."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("both arrays must be two-dimensional, with rows of the same length")
    differences = a.astype(np.float64)[:, np.newaxis, :] - b.astype(np.float64)[np.newaxis, :, :]
    return np.sqrt((differences ** 2).sum(axis=2))


def standardize(matrix: np.ndarray) -> np.ndarray:
    """Return matrix with columns of mean 0 and standard deviation 1."""
    values = matrix.astype(np.float64)
    constant = np.ptp(values, axis=0) == 0
    deviations = values.std(axis=0, ddof=min(1, len(values) - 1))
    deviations[constant] = 1.0
    return np.where(constant, 0.0, (values - values.mean(axis=0)) / deviations)
