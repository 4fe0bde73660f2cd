"""The same walk from the opposite corner, up and to the right."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> tuple[int, int]:
    """Return row and column of target, or (-1, -1)."""
    row, column = len(matrix) - 1, 0
    while row >= 0 and column < len(matrix[row]):
        if matrix[row][column] < target:
            column += 1
        elif matrix[row][column] > target:
            row -= 1
        else:
            return (row, column)
    return (-1, -1)
