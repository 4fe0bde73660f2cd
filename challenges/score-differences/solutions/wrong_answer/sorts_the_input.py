"""Drops and sorts in the frame of the caller."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    scores.dropna(subset=["score"], inplace=True)
    scores.sort_values("student", inplace=True)
    result = scores.groupby("student", as_index=False).agg(
        exams=("score", "count"), best=("score", "max"), worst=("score", "min")
    )
    result["difference"] = result["best"] - result["worst"]
    return result.sort_values(
        ["difference", "student"], ascending=[False, True], ignore_index=True
    )
