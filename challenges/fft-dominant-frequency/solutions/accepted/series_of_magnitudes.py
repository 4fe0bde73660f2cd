"""Keeps the magnitudes in a pandas Series by frequency."""

import numpy as np
import pandas as pd


def fft_values(frame: pd.DataFrame) -> np.ndarray:
    """Return the complex FFT of the column Value."""
    return np.asarray(np.fft.fft(frame.loc[:, "Value"].to_numpy(copy=True)))


def dominant_frequency(frame: pd.DataFrame) -> float:
    """Return the strongest frequency of the column Value in cycles per day."""
    values = frame["Value"]
    if values.size < 2 or values.isna().any():
        raise ValueError("too few values, or missing ones")
    spectrum = np.fft.fft((values - values.mean()).to_numpy())
    magnitudes = pd.Series(np.abs(spectrum), index=np.abs(np.fft.fftfreq(values.size)))
    magnitudes = magnitudes[magnitudes.index > 0].sort_index()
    if magnitudes.max() < 1e-9 * values.size:
        return 0.0
    near = magnitudes >= magnitudes.max() - 1e-9 * magnitudes.max()
    return float(near.idxmax())
