"""Turns all but letters into blanks, splits at these, and sorts twice, as sorting is stable."""

from collections.abc import Iterable
from string import ascii_lowercase


def top_words(text: str, n: int, stop_words: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the n most frequent words of text with their counts, without the stop words."""
    text = text.lower()
    separators = str.maketrans(dict.fromkeys(set(text) - set(ascii_lowercase), " "))
    excluded = {word.lower() for word in stop_words}
    counts: dict[str, int] = {}
    for word in text.translate(separators).split():
        if word not in excluded:
            counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts.items())
    ordered.sort(key=lambda pair: pair[1], reverse=True)
    return ordered[:n] if n > 0 else []
