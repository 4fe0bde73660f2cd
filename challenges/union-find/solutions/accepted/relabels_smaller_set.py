"""A label for each element and a list for each label: the smaller list is relabelled."""


class UnionFind:
    """The numbers below a size, in sets that can be merged."""

    def __init__(self, size: int) -> None:
        self._label = list(range(size))
        self._members = {x: [x] for x in range(size)}

    @property
    def count(self) -> int:
        """The number of sets."""
        return len(self._members)

    def find(self, x: int) -> int:
        """Return the member that represents the set of x."""
        if x < 0:
            raise IndexError("a negative number is no element")
        return self._label[x]

    def union(self, a: int, b: int) -> bool:
        """Merge the sets of a and b; tell whether they were two."""
        keep, drop = self.find(a), self.find(b)
        if keep == drop:
            return False
        sizes = len(self._members[keep]), len(self._members[drop])
        if sizes[0] < sizes[1]:  # equivalent mutants: boundary
            keep, drop = drop, keep
        moved = self._members.pop(drop)
        for x in moved:
            self._label[x] = keep
        self._members[keep] += moved
        return True

    def connected(self, a: int, b: int) -> bool:
        """Tell whether a and b are in one set."""
        return self.find(a) == self.find(b)
