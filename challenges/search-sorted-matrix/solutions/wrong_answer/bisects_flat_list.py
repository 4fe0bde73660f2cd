"""Bisects all elements as if each row began where the one before ends."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> tuple[int, int]:
    """Return row and column of target, or (-1, -1)."""
    if not matrix or not matrix[0]:
        return -1, -1
    columns = len(matrix[0])
    low, high = 0, len(matrix) * columns - 1
    while low <= high:
        row, column = divmod((low + high) // 2, columns)
        if matrix[row][column] == target:
            return row, column
        if matrix[row][column] < target:
            low = row * columns + column + 1
        else:
            high = row * columns + column - 1
    return -1, -1
