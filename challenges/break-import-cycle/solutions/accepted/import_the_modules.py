"""Both import the other module, not its class, which is looked up when it is needed."""

import os

MODULE_A = """
import module_b


class A:
    def __init__(self, b=None):
        self.b = module_b.B(self) if b is None else b
"""

MODULE_B = """
import module_a


class B:
    def __init__(self, a=None):
        self.a = module_a.A(self) if a is None else a
"""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    for name, text in (("module_a.py", MODULE_A), ("module_b.py", MODULE_B)):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
