"""Compares the lengths of rows, but not the numbers of dimensions."""

import numpy as np


def pairwise_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the Euclidean distances between the rows of a and those of b."""
    a, b = np.atleast_2d(a).astype(np.float64), np.atleast_2d(b).astype(np.float64)
    if a.shape[-1] != b.shape[-1]:
        raise ValueError("rows of the same length are needed")
    return np.sqrt(((a[:, None] - b[None]) ** 2).sum(axis=-1))


def standardize(matrix: np.ndarray) -> np.ndarray:
    """Return matrix with columns of mean 0 and standard deviation 1."""
    values = matrix.astype(np.float64)
    constant = (values == values[:1]).all(axis=0)
    deviations = np.where(constant, 1.0, values.std(axis=0))
    return np.where(constant, 0.0, (values - values.mean(axis=0)) / deviations)
