"""Looks through a set of all words for one with the prefix: O(number of words) a call."""

from bisect import bisect_left


class Trie:
    """Words that can be found by how they begin."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._ordered: list[str] = []

    def insert(self, word: str) -> None:
        """Store word."""
        self._words.add(word)

    def search(self, word: str) -> bool:
        """Tell whether exactly this word was stored."""
        return word in self._words

    def startswith(self, prefix: str) -> bool:
        """Tell whether a stored word begins with prefix."""
        return any(word.startswith(prefix) for word in self._words)

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the first words that begin with prefix, in ascending order, at most limit."""
        if len(self._ordered) != len(self._words):
            self._ordered = sorted(self._words)
        start = bisect_left(self._ordered, prefix)
        found = self._ordered[start:start + limit]
        return [word for word in found if word.startswith(prefix)]
