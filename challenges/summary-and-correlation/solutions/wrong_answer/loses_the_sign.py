"""Returns the absolute value of the correlation."""

from itertools import combinations

import pandas as pd


def summarize(frame: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Return mean, median, std and missing of each numeric column."""
    summary = {}
    for name, column in frame.select_dtypes("number").items():
        summary[name] = {
            "mean": float(column.mean()),
            "median": float(column.median()),
            "std": float(column.std()) if column.count() > 1 else 0.0,
            "missing": int(column.isna().sum()),
        }
    return summary


def strongest_pair(frame: pd.DataFrame) -> tuple[str, str, float] | None:
    """Return the two columns of the strongest correlation, and that, if there are any."""
    strongest = None
    for first, second in combinations(sorted(frame.select_dtypes("number")), 2):
        common = frame[[first, second]].dropna()
        if len(common) < 3 or (common.nunique() == 1).any():
            continue
        r = abs(float(common[first].corr(common[second])))
        if strongest is None or abs(r) > abs(strongest[2]) + 1e-12:
            strongest = first, second, r
    return strongest
