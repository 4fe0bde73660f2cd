"""Gives an A its B; a B that is made by itself has an A that knows another B."""

import os

MODULE_A = """
class A:
    def __init__(self, b=None):
        from module_b import B

        self.b = B(a=self) if b is None else b
"""

MODULE_B = """
class B:
    def __init__(self, a=None):
        from module_a import A

        self.a = A() if a is None else a
"""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    for name, text in (("module_a.py", MODULE_A), ("module_b.py", MODULE_B)):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
