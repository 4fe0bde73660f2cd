"""Keeps the index that the rows had before they were sorted."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    valid = scores.dropna(subset=["score"])
    result = valid.groupby("student", as_index=False).agg(
        exams=("score", "count"), best=("score", "max"), worst=("score", "min")
    )
    result["difference"] = result["best"] - result["worst"]
    return result.sort_values(["difference", "student"], ascending=[False, True])
