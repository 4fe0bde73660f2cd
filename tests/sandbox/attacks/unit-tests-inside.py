import doctest
import unittest


def items(n):
    """The numbers below n.

    >>> items(2)
    [0, 1]
    """
    return list(range(n))


class TestItems(unittest.TestCase):
    def test_three(self):
        self.assertEqual(items(3), [0, 1, 2])


assert unittest.defaultTestLoader.loadTestsFromTestCase(TestItems).countTestCases() == 1
result = unittest.TestResult()
TestItems("test_three").run(result)
assert result.wasSuccessful()
doctest.run_docstring_examples(items, {"items": items})
