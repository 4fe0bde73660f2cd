"""Select rows and derive a column."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    raise NotImplementedError
