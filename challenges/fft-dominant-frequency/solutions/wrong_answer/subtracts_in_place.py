"""Subtracts the mean from the column of the frame itself."""

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
    frame["Value"] -= frame["Value"].mean()
    magnitudes = np.abs(np.fft.rfft(frame["Value"].to_numpy()))
    if magnitudes.max() < 1e-9 * len(values):
        return 0.0
    strongest = np.argmax(magnitudes >= magnitudes.max() * (1 - 1e-9))
    return float(np.fft.rfftfreq(len(frame))[strongest])
