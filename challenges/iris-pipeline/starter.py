"""scikit-learn pipeline."""

import numpy as np
from sklearn.pipeline import Pipeline


def build_pipeline() -> Pipeline:
    """Return an unfitted pipeline of a scaler and a logistic regression."""
    raise NotImplementedError


def train_and_score(
    X: np.ndarray, y: np.ndarray, test_size: float = 0.25, seed: int = 0
) -> float:
    """Return the accuracy on the test part of a pipeline fitted on the rest."""
    raise NotImplementedError
