"""Prefix tree."""


class Trie:
    """Words that can be found by how they begin."""

    def __init__(self) -> None:
        """Make an empty trie."""
        raise NotImplementedError

    def insert(self, word: str) -> None:
        """Store word."""
        raise NotImplementedError

    def search(self, word: str) -> bool:
        """Tell whether exactly this word was stored."""
        raise NotImplementedError

    def startswith(self, prefix: str) -> bool:
        """Tell whether a stored word begins with prefix."""
        raise NotImplementedError

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the first words that begin with prefix, in ascending order, at most limit."""
        raise NotImplementedError
