"""Each module imports the other class below its own; partners are linked without constructors."""

import os

MODULE_A = """
class A:
    def __init__(self):
        self.b = object.__new__(B)
        self.b.a = self


from module_b import B  # noqa: E402
"""

MODULE_B = """
class B:
    def __init__(self):
        self.a = object.__new__(A)
        self.a.b = self


from module_a import A  # noqa: E402
"""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    for name, text in (("module_a.py", MODULE_A), ("module_b.py", MODULE_B)):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
