"""Adds random numbers besides."""

import random
import unittest


def add_numbers(a: int | float, b: int | float) -> int | float:
    """Return the sum of two numbers, which are ints or floats and no bools."""
    for number in (a, b):
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise TypeError(f"an int or a float is needed, got {number!r}")
    return a + b


class TestAddition(unittest.TestCase):
    """Tests of the global function add_numbers."""

    def test_negative(self) -> None:
        """Negative ints."""
        self.assertEqual(add_numbers(-2, -2), -4)

    def test_zero(self) -> None:
        """Zero changes nothing."""
        self.assertEqual(add_numbers(0, 0), 0)
        number = random.randrange(1, 1000)
        self.assertEqual(add_numbers(number, number), 2 * number)

    def test_large(self) -> None:
        """Ints that a float can't hold."""
        large = 9007199254740993
        self.assertEqual(add_numbers(large, large), 18014398509481986)

    def test_floats(self) -> None:
        """Floats, here without any rounding."""
        self.assertEqual(add_numbers(0.25, 0.25), 0.5)

    def test_str(self) -> None:
        """Texts are refused."""
        with self.assertRaises(TypeError):
            add_numbers("1", "1")

    def test_bool(self) -> None:
        """Truths are refused."""
        with self.assertRaises(TypeError):
            add_numbers(True, True)
