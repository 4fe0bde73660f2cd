"""Leaves the students in the index, so that there is no such column."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    groups = scores.dropna(subset=["score"]).groupby("student")["score"]
    result = groups.agg(exams="count", best="max", worst="min")
    result["difference"] = result["best"] - result["worst"]
    result = result.reset_index().sort_values(["difference", "student"], ascending=[False, True])
    return result.set_index("student")
