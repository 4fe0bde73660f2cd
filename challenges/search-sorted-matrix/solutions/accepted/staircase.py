"""From the top right corner each element rules out the rest of its row or of its column."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> tuple[int, int]:
    """Return row and column of target, or (-1, -1)."""
    if not matrix:
        return -1, -1
    # equivalent mutants: decrement@33
    row, column = 0, len(matrix[0]) - 1
    while row < len(matrix) and column >= 0:
        value = matrix[row][column]
        if value == target:
            return row, column
        # equivalent mutants: boundary
        if value > target:
            column -= 1
        else:
            row += 1
    return -1, -1
