"""Loops over the rows in Python."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    known = {}
    for _, row in scores.dropna(subset=["score"]).iterrows():
        known.setdefault(row["student"], []).append(row["score"])
    rows = [[name, len(s), max(s), min(s), max(s) - min(s)] for name, s in known.items()]
    result = pd.DataFrame(rows, columns=["student", "exams", "best", "worst", "difference"])
    return result.sort_values(
        ["difference", "student"], ascending=[False, True], ignore_index=True
    )
