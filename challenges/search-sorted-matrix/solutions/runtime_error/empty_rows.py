"""Compares with the corners before it knows that there are any: IndexError for empty rows."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> tuple[int, int]:
    """Return row and column of target, or (-1, -1)."""
    if not matrix or not matrix[0][0] <= target <= matrix[-1][-1]:
        return -1, -1
    row, column = 0, len(matrix[0]) - 1
    while row < len(matrix) and column >= 0:
        if matrix[row][column] == target:
            return row, column
        if matrix[row][column] > target:
            column -= 1
        else:
            row += 1
    return -1, -1
