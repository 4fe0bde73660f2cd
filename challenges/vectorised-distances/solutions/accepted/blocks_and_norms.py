"""Takes numpy's norm of the differences, for a block of rows after the other."""

import numpy as np


def pairwise_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the Euclidean distances between the rows of a and those of b."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("both arrays must be two-dimensional, with rows of the same length")
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    result = np.empty((a.shape[0], b.shape[0]))
    step = max(1, 100_000 // max(1, len(b)))
    for start in range(0, len(a), step):
        block = a[start : start + step, None] - b
        result[start : start + step] = np.linalg.norm(block, axis=-1)
    return result


def standardize(matrix: np.ndarray) -> np.ndarray:
    """Return matrix with columns of mean 0 and standard deviation 1."""
    values = matrix.astype(np.float64)
    centred = values - values.mean(axis=0)
    centred[:, np.ptp(values, axis=0) == 0] = 0.0
    deviations = centred.std(axis=0)
    return np.divide(centred, deviations, out=np.zeros_like(centred), where=deviations > 0)
