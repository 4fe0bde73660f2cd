"""Takes an empty line for the end of the file."""


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of the lines up to the first empty one."""
    total = 0
    with open(filename, encoding="utf-8") as file:
        while line := file.readline().strip():
            try:
                total += int(line)
            except ValueError:
                continue
    return total
