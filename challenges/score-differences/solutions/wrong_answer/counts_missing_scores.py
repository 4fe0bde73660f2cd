"""Counts the rows of a student, also those without a score."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    result = scores.groupby("student", as_index=False).agg(
        exams=("score", "size"), best=("score", "max"), worst=("score", "min")
    )
    result = result.dropna(subset=["best"])
    result["difference"] = result["best"] - result["worst"]
    return result.sort_values(
        ["difference", "student"], ascending=[False, True], ignore_index=True
    )
