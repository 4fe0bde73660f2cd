"""Keeps a list of all places that are still possible: reads little, but takes O(rows * columns)."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> tuple[int, int]:
    """Return row and column of target, or (-1, -1)."""
    left = [(row, column) for row in range(len(matrix)) for column in range(len(matrix[row]))]
    while left:
        row, column = left[0][0], left[-1][1]
        value = matrix[row][column]
        if value == target:
            return row, column
        if value > target:
            left = [place for place in left if place[1] < column]
        else:
            left = [place for place in left if place[0] > row]
    return -1, -1
