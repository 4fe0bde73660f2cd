"""Takes the greatest value of the matrix, in which each column stands with itself."""

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
    numbers = frame.select_dtypes("number")
    numbers = numbers[sorted(numbers.columns)]
    pairs = numbers.corr(min_periods=3).stack() if numbers.shape[1] else pd.Series(dtype=float)
    if pairs.empty:
        return None
    near = pairs[pairs.abs() >= pairs.abs().max() - 1e-12]
    first, second = near.index[0]
    return first, second, float(near.iloc[0])
