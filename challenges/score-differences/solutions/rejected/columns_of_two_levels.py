"""Leaves the columns of agg in two levels."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    result = scores.dropna().groupby("student").agg({"score": ["count", "max", "min"]})
    result[("score", "difference")] = result[("score", "max")] - result[("score", "min")]
    result = result.reset_index().sort_values(
        [("score", "difference"), ("student", "")], ascending=[False, True], ignore_index=True
    )
    return result.rename(columns={"count": "exams", "max": "best", "min": "worst"})
