"""Marks the end of a word with a '*' among the characters, which may be part of a word."""

from collections.abc import Iterator
from itertools import islice


class Trie:
    """Words that can be found by how they begin; see above for what it does wrong."""

    def __init__(self) -> None:
        self._root: dict[str, dict] = {}

    def _find(self, prefix: str) -> dict[str, dict]:
        table = self._root
        for character in prefix:
            table = table.get(character, {})
        return table

    def _words(self, prefix: str, table: dict[str, dict]) -> Iterator[str]:
        if "*" in table:
            yield prefix
        for character in sorted(table):
            if character != "*":
                yield from self._words(prefix + character, table[character])

    def insert(self, word: str) -> None:
        """Store word."""
        table = self._root
        for character in word + "*":
            table = table.setdefault(character, {})

    def search(self, word: str) -> bool:
        """Tell whether exactly this word was stored."""
        return "*" in self._find(word)

    def startswith(self, prefix: str) -> bool:
        """Tell whether a stored word begins with prefix."""
        return bool(self._find(prefix))

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the first words that begin with prefix, in ascending order, at most limit."""
        return list(islice(self._words(prefix, self._find(prefix)), limit))
