"""Defines both classes in one module, and the other one only hands its class on."""

import os

MODULE_A = """
class A:
    def __init__(self, b=None):
        self.b = B(self) if b is None else b


class B:
    def __init__(self, a=None):
        self.a = A(self) if a is None else a
"""

MODULE_B = """
from module_a import B  # noqa: F401
"""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    for name, text in (("module_a.py", MODULE_A), ("module_b.py", MODULE_B)):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
