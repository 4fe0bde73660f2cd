"""Splits and scores with what scikit-learn has for it."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler


def build_pipeline() -> Pipeline:
    """Return an unfitted pipeline of a scaler and a logistic regression."""
    return make_pipeline(StandardScaler(), LogisticRegression())


def train_and_score(
    X: np.ndarray, y: np.ndarray, test_size: float = 0.25, seed: int = 0
) -> float:
    """Return the accuracy on the test part of a pipeline fitted on the rest."""
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=seed, stratify=y
    )
    pipeline = build_pipeline().fit(X_train, y_train)
    return float(pipeline.score(X_test, y_test))
