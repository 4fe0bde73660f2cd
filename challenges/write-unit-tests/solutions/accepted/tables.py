"""Tables of pairs and sums, and subtests for their rows."""

import unittest


def add_numbers(a: int | float, b: int | float) -> int | float:
    """Return the sum of two numbers, which are ints or floats and no bools."""
    for number in (a, b):
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise TypeError(f"an int or a float is needed, got {number!r}")
    return a + b


SUMS = [
    (2, 3, 5),
    (-4, 1, -3),
    (-4, -1, -5),
    (0, 9, 9),
    (9, 0, 9),
    (10**25, 1, 10000000000000000000000001),
    (0.5, 0.25, 0.75),
    (-1.5, 1, -0.5),
]
REFUSED = [("1", "2"), ("1", 2), (1, "2"), (True, 2), (2, False), (None, 1), ([1], [2])]


class TestAddition(unittest.TestCase):
    """Tests of the global function add_numbers."""

    def test_sums(self) -> None:
        """Every sum is right and of the right type."""
        for a, b, right in SUMS:
            with self.subTest(a=a, b=b):
                result = add_numbers(a, b)
                self.assertEqual(result, right)
                self.assertIs(type(result), type(right))

    def test_order(self) -> None:
        """The order of the two makes no difference."""
        for a, b, _ in SUMS:
            with self.subTest(a=a, b=b):
                self.assertEqual(add_numbers(a, b), add_numbers(b, a))

    def test_refused(self) -> None:
        """What isn't a number is a TypeError."""
        for a, b in REFUSED:
            with self.subTest(a=a, b=b):
                self.assertRaises(TypeError, add_numbers, a, b)
