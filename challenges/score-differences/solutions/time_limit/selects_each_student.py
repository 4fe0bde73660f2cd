"""Searches all rows for each student."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    rows = []
    for name in scores["student"].unique():
        values = scores.loc[scores["student"] == name, "score"].dropna()
        if len(values):
            best, worst = values.max(), values.min()
            rows.append([name, len(values), best, worst, best - worst])
    result = pd.DataFrame(rows, columns=["student", "exams", "best", "worst", "difference"])
    return result.sort_values(
        ["difference", "student"], ascending=[False, True], ignore_index=True
    )
