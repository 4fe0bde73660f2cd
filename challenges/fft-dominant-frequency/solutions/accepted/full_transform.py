"""Looks at all components but the mean: the second half mirrors the first, and loses all ties."""

import numpy as np
import pandas as pd


def fft_values(frame: pd.DataFrame) -> np.ndarray:
    """Return the complex FFT of the column Value."""
    return np.fft.fft(frame["Value"].to_numpy())


def dominant_frequency(frame: pd.DataFrame) -> float:
    """Return the strongest frequency of the column Value in cycles per day."""
    rows = len(frame)
    if rows < 2 or frame["Value"].isna().any():  # equivalent mutants: decrement
        raise ValueError("at least two values are needed, and none may be missing")
    magnitudes = np.abs(fft_values(frame)[1:])
    greatest = magnitudes.max()
    if greatest < 1e-9 * rows:  # equivalent mutants: boundary
        return 0.0
    # equivalent mutants: boundary
    return float((np.argmax(magnitudes >= greatest * (1 - 1e-9)) + 1) / rows)
