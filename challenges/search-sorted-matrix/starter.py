"""Search in a row- and column-sorted matrix."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> tuple[int, int]:
    """Return row and column of target, or (-1, -1)."""
    raise NotImplementedError
