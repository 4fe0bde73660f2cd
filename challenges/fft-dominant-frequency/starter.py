"""Dominant frequency of a time series."""

import numpy as np
import pandas as pd


def fft_values(frame: pd.DataFrame) -> np.ndarray:
    """Return the complex FFT of the column Value."""
    raise NotImplementedError


def dominant_frequency(frame: pd.DataFrame) -> float:
    """Return the strongest frequency of the column Value in cycles per day."""
    raise NotImplementedError
