"""Returns a list where a tuple is asked for."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> list[int]:
    """Return row and column of target, or (-1, -1)."""
    row, column = 0, len(matrix[0]) - 1 if matrix else -1
    while row < len(matrix) and column >= 0:
        if matrix[row][column] == target:
            return [row, column]
        if matrix[row][column] > target:
            column -= 1
        else:
            row += 1
    return [-1, -1]
