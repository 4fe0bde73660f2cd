"""Goes down the rows, and in each to the left of where it left the one before."""


def search_in_sorted_matrix(matrix: list[list[int]], target: int) -> tuple[int, int]:
    """Return row and column of target, or (-1, -1)."""
    last = -1
    for row, numbers in enumerate(matrix):
        if row == 0:
            last = len(numbers) - 1
        while last >= 0 and numbers[last] > target:
            last -= 1
        if last >= 0 and numbers[last] == target:
            return row, last
    return -1, -1
