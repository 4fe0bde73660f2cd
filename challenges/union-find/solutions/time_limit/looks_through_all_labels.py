"""Looks through all elements for those of the second set, unless that is one alone: O(n)."""


class UnionFind:
    """The numbers below a size, in sets that can be merged."""

    def __init__(self, size: int) -> None:
        self._label = list(range(size))
        self._size = [1] * size
        self.count = size

    def find(self, x: int) -> int:
        """Return the member that represents the set of x."""
        if x < 0:
            raise IndexError(x)
        return self._label[x]

    def union(self, a: int, b: int) -> bool:
        """Merge the sets of a and b; tell whether they were two."""
        keep, drop = self.find(a), self.find(b)
        if keep == drop:
            return False
        if drop == b and self._size[b] == 1:
            self._label[b] = keep
        else:
            self._label = [keep if label == drop else label for label in self._label]
        self._size[keep] += self._size[drop]
        self.count -= 1
        return True

    def connected(self, a: int, b: int) -> bool:
        """Tell whether a and b are in one set."""
        return self.find(a) == self.find(b)
