"""Plain dicts in each other, a key of no character marking the end; complete is recursive."""

from collections.abc import Iterator
from itertools import islice

END = None  # no character, so that it can't be part of a word


class Trie:
    """Words that can be found by how they begin."""

    def __init__(self) -> None:
        self._root: dict = {}

    def _find(self, prefix: str) -> dict:
        table = self._root
        for character in prefix:
            table = table.get(character, {})
        return table

    def _words(self, prefix: str, table: dict) -> Iterator[str]:
        if END in table:
            yield prefix
        for character in sorted(key for key in table if key is not END):
            yield from self._words(prefix + character, table[character])

    def insert(self, word: str) -> None:
        """Store word."""
        table = self._root
        for character in word:
            table = table.setdefault(character, {})
        table[END] = True

    def search(self, word: str) -> bool:
        """Tell whether exactly this word was stored."""
        return END in self._find(word)

    def startswith(self, prefix: str) -> bool:
        """Tell whether a stored word begins with prefix."""
        return bool(self._find(prefix))

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the first words that begin with prefix, in ascending order, at most limit."""
        return list(islice(self._words(prefix, self._find(prefix)), limit))
