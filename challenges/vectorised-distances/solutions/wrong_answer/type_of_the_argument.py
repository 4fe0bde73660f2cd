"""Writes the result into an array of the type of the argument."""

import numpy as np


def pairwise_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the Euclidean distances between the rows of a and those of b."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("both arrays must be two-dimensional, with rows of the same length")
    differences = a.astype(np.float64)[:, np.newaxis, :] - b.astype(np.float64)[np.newaxis, :, :]
    return np.sqrt((differences ** 2).sum(axis=2))


def standardize(matrix: np.ndarray) -> np.ndarray:
    """Return matrix with columns of mean 0 and standard deviation 1."""
    result = np.zeros_like(matrix)
    varied = np.ptp(matrix, axis=0) > 0
    part = matrix[:, varied].astype(np.float64)
    result[:, varied] = (part - part.mean(axis=0)) / part.std(axis=0)
    return result
