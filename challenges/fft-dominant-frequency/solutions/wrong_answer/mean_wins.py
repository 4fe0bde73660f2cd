"""Leaves the mean in, so that the frequency 0 is the strongest."""

import numpy as np
import pandas as pd


def fft_values(frame: pd.DataFrame) -> np.ndarray:
    """Return the complex FFT of the column Value."""
    return np.fft.fft(frame["Value"].to_numpy())


def dominant_frequency(frame: pd.DataFrame) -> float:
    """Return the strongest frequency of the column Value in cycles per day."""
    values = frame["Value"].to_numpy()
    if len(values) < 2 or np.isnan(values).any():
        raise ValueError("at least two values are needed, and none may be missing")
    magnitudes = np.abs(np.fft.rfft(values))
    if magnitudes.max() < 1e-9 * len(values):
        return 0.0
    strongest = np.argmax(magnitudes >= magnitudes.max() * (1 - 1e-9))
    return float(np.fft.rfftfreq(len(values))[strongest])
