"""Has one try around the loop, so that the first bad line ends the sum."""


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of the lines up to the first that is no integer."""
    total = 0
    with open(filename, encoding="utf-8") as lines:
        try:
            for line in lines:
                total += int(line)
        except ValueError:
            pass
    return total
