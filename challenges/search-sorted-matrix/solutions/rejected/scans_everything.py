"""Looks at one element after the other: reads them all (WA), and takes too long (TLE)."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> tuple[int, int]:
    """Return row and column of target, or (-1, -1)."""
    for row in range(len(matrix)):
        for column in range(len(matrix[row])):
            if matrix[row][column] == target:
                return row, column
    return -1, -1
