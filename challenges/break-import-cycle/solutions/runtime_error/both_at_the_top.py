"""Both modules import the other's class at the top."""

import os

MODULE_A = """
from module_b import B


class A:
    def __init__(self, b=None):
        self.b = B(self) if b is None else b
"""

MODULE_B = """
from module_a import A


class B:
    def __init__(self, a=None):
        self.a = A(self) if a is None else a
"""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    for name, text in (("module_a.py", MODULE_A), ("module_b.py", MODULE_B)):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
