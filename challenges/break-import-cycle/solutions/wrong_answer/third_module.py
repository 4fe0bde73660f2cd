"""Defines the classes in a third module."""

import os

MODULE_A = """
from module_common import A  # noqa: F401
"""

MODULE_B = """
from module_common import B  # noqa: F401
"""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    texts = {"module_a.py": MODULE_A, "module_b.py": MODULE_B, "module_common.py": CLASSES}
    for name, text in texts.items():
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)


CLASSES = """
class A:
    __module__ = 'module_a'

    def __init__(self, b=None):
        self.b = B(self) if b is None else b


class B:
    __module__ = 'module_b'

    def __init__(self, a=None):
        self.a = A(self) if a is None else a
"""
