"""Most frequent words of a text."""

from collections.abc import Iterable


def top_words(text: str, n: int, stop_words: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the n most frequent words of text with their counts, without the stop words."""
    raise NotImplementedError
