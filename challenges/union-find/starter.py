"""Disjoint sets (union-find)."""


class UnionFind:
    """The numbers below a size, in sets that can be merged.

    The attribute (or property) count is the number of sets.
    """

    def __init__(self, size: int) -> None:
        """Make a set of its own for each number from 0 to size - 1."""
        raise NotImplementedError

    def find(self, x: int) -> int:
        """Return the member that represents the set of x."""
        raise NotImplementedError

    def union(self, a: int, b: int) -> bool:
        """Merge the sets of a and b; tell whether they were two."""
        raise NotImplementedError

    def connected(self, a: int, b: int) -> bool:
        """Tell whether a and b are in one set."""
        raise NotImplementedError
