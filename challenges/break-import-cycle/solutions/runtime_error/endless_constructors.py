"""Each constructor calls the other one, for ever."""

import os

MODULE_A = """
class A:
    def __init__(self):
        from module_b import B

        self.b = B()
        self.b.a = self
"""

MODULE_B = """
class B:
    def __init__(self):
        from module_a import A

        self.a = A()
        self.a.b = self
"""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    for name, text in (("module_a.py", MODULE_A), ("module_b.py", MODULE_B)):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
