"""The partner is made when the attribute is read for the first time."""

import os

MODULE_A = """
from functools import cached_property


class A:
    @cached_property
    def b(self):
        import module_b

        partner = module_b.B()
        partner.a = self
        return partner
"""

MODULE_B = """
from functools import cached_property


class B:
    @cached_property
    def a(self):
        import module_a

        partner = module_a.A()
        partner.b = self
        return partner
"""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    for name, text in (("module_a.py", MODULE_A), ("module_b.py", MODULE_B)):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
