"""Takes the rows at the end of each class for the test."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler


def build_pipeline() -> Pipeline:
    """Return an unfitted pipeline of a scaler and a logistic regression."""
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))


def train_and_score(
    X: np.ndarray, y: np.ndarray, test_size: float = 0.25, seed: int = 0
) -> float:
    """Return the accuracy on the test part of a pipeline fitted on the rest."""
    is_test = np.zeros(len(y), dtype=bool)
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        is_test[rows[len(rows) - round(test_size * len(rows)) :]] = True
    pipeline = build_pipeline().fit(X[~is_test], y[~is_test])
    return float(pipeline.score(X[is_test], y[is_test]))
