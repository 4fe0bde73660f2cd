"""Returns a frame without columns where there is no row."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    if scores["score"].notna().sum() == 0:
        return pd.DataFrame()
    valid = scores.dropna(subset=["score"])
    result = valid.groupby("student", as_index=False).agg(
        exams=("score", "count"), best=("score", "max"), worst=("score", "min")
    )
    result["difference"] = result["best"] - result["worst"]
    return result.sort_values(
        ["difference", "student"], ascending=[False, True], ignore_index=True
    )
