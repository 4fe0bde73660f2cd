"""Draws the rows of one stratified shuffle, and counts right predictions."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler


def build_pipeline() -> Pipeline:
    """Return an unfitted pipeline of a scaler and a logistic regression."""
    return Pipeline([("scale", StandardScaler()), ("classify", LogisticRegression(max_iter=500))])


def train_and_score(
    X: np.ndarray, y: np.ndarray, test_size: float = 0.25, seed: int = 0
) -> float:
    """Return the accuracy on the test part of a pipeline fitted on the rest."""
    shuffle = StratifiedShuffleSplit(n_splits=1, test_size=test_size, random_state=seed)
    train, test = next(shuffle.split(X, y))
    pipeline = build_pipeline()
    pipeline.fit(X[train], y[train])
    return float(accuracy_score(y[test], pipeline.predict(X[test])))
