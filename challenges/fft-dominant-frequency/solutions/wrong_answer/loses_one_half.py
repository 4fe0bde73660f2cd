"""Keeps the positive frequencies of fftfreq, among which 0.5 isn't."""

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
    if len(values) == 2:
        return 0.5 if abs(values[0] - values[1]) >= 2e-9 else 0.0
    frequencies = np.fft.fftfreq(len(values))
    positive = frequencies > 0
    magnitudes = np.abs(np.fft.fft(values - values.mean()))[positive]
    if magnitudes.max() < 1e-9 * len(values):
        return 0.0
    return float(frequencies[positive][np.argmax(magnitudes >= magnitudes.max() * (1 - 1e-9))])
