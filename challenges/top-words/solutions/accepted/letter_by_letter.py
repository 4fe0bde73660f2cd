"""Reads the text letter by letter, and takes the best words from a heap."""

import heapq
from collections import defaultdict
from collections.abc import Iterable


def top_words(text: str, n: int, stop_words: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the n most frequent words of text with their counts, without the stop words."""
    counts: defaultdict[str, int] = defaultdict(int)
    start = -1
    text = text.lower() + " "
    for place, letter in enumerate(text):
        if "a" <= letter <= "z":
            if start < 0:
                start = place
        elif start >= 0:
            counts[text[start:place]] += 1
            start = -1
    excluded = {word.lower() for word in stop_words}
    pairs = [(-count, word) for word, count in counts.items() if word not in excluded]
    return [(word, -count) for count, word in heapq.nsmallest(n, pairs)]
