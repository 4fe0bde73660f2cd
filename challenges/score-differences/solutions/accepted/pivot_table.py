"""Makes a table of all three figures, and leaves students without a score out."""

import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    valid = scores[scores["score"].notna()]
    if valid.empty:
        columns = ["student", "exams", "best", "worst", "difference"]
        return pd.DataFrame({name: [] for name in columns})
    table = valid.pivot_table(index="student", values="score", aggfunc=["count", "max", "min"])
    table.columns = ["exams", "best", "worst"]
    table = table.assign(difference=table["best"] - table["worst"]).reset_index()
    table = table.sort_values("student").sort_values("difference", ascending=False, kind="stable")
    return table.reset_index(drop=True)
