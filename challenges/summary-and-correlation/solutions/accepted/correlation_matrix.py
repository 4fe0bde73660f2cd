"""Takes the pairs out of the matrix of all correlations."""

import numpy as np
import pandas as pd


def summarize(frame: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Return mean, median, std and missing of each numeric column."""
    numbers = frame.select_dtypes(include="number")
    table = pd.DataFrame(
        {
            "mean": numbers.mean(),
            "median": numbers.median(),
            "std": numbers.std().fillna(0.0),
            "missing": numbers.isna().sum(),
        }
    )
    return {
        name: {**row, "missing": int(row["missing"])}
        for name, row in table.reindex(numbers.columns).to_dict("index").items()
    }


def strongest_pair(frame: pd.DataFrame) -> tuple[str, str, float] | None:
    """Return the two columns of the strongest correlation, and that, if there are any."""
    numbers = frame.select_dtypes(include="number")
    numbers = numbers[sorted(numbers.columns)]
    if numbers.shape[1] < 2:
        return None
    matrix = numbers.corr(min_periods=3)
    above = np.triu(np.ones(matrix.shape, dtype=bool), k=1)
    pairs = matrix.where(above).stack()
    if pairs.empty:
        return None
    near = pairs[pairs.abs() >= pairs.abs().max() - 1e-12]
    first, second = near.index[0]
    return first, second, float(near.iloc[0])
