"""Counts one set less also where nothing was merged."""


class UnionFind:
    """The numbers below a size, in sets that can be merged; but see above."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._size = [1] * size
        self.count = size

    def find(self, x: int) -> int:
        """Return the member that represents the set of x."""
        if x < 0:
            raise IndexError(x)
        parent = self._parent
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def union(self, a: int, b: int) -> bool:
        """Merge the sets of a and b; tell whether they were two."""
        a, b = self.find(a), self.find(b)
        self.count -= 1
        if a == b:
            return False
        if self._size[a] < self._size[b]:
            a, b = b, a
        self._parent[b] = a
        self._size[a] += self._size[b]
        return True

    def connected(self, a: int, b: int) -> bool:
        """Tell whether a and b are in one set."""
        return self.find(a) == self.find(b)
