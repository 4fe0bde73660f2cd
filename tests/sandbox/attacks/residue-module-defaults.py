import textwrap


def items(n):
    found = textwrap.dedent.__defaults__ is not None or hasattr(textwrap.dedent, "left")
    textwrap.dedent.__defaults__ = ("x",)
    textwrap.dedent.left = True
    return list(range(n)) if not found else found
