"""Clean a messy CSV file."""

import pandas as pd


def clean_csv(path: str) -> pd.DataFrame:
    """Return what is left of the file once it has been cleaned."""
    raise NotImplementedError
