"""Assert statements, and a method that all tests share."""

import math
import unittest


def add_numbers(a: int | float, b: int | float) -> int | float:
    """Return the sum of two numbers, which are ints or floats and no bools."""
    for number in (a, b):
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise TypeError(f"an int or a float is needed, got {number!r}")
    return a + b


class TestAddition(unittest.TestCase):
    """Tests of the global function add_numbers."""

    def test_ints(self) -> None:
        """Small ints, zero, and both signs."""
        for a in range(-3, 4):
            for b in range(-3, 4):
                assert add_numbers(a, b) - b == a, (a, b)

    def test_precision(self) -> None:
        """Ints are exact, and floats nearly so."""
        assert add_numbers(2**53, 1) == 9007199254740993
        assert math.isclose(add_numbers(0.1, 0.2), 0.3)

    def expect_type_error(self, a: object, b: object) -> None:
        """Fail unless this pair is refused."""
        try:
            add_numbers(a, b)
        except TypeError:
            return
        self.fail("no TypeError")

    def test_types(self) -> None:
        """Neither a text nor a truth is a number."""
        self.expect_type_error("a", "b")
        self.expect_type_error(False, True)
