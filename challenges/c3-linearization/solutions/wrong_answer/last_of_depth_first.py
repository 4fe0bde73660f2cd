"""Goes depth-first and keeps the last place of each name, as old classes of Python did."""


def c3_mro(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the classes in the order of a depth-first search."""
    names = _visit(name, bases, ())
    return [cls for place, cls in enumerate(names) if cls not in names[place + 1 :]]


def _visit(name: str, bases: dict[str, list[str]], path: tuple[str, ...]) -> list[str]:
    direct = bases.get(name, [])
    if name in path or len(set(direct)) < len(direct):
        raise TypeError(name)
    names = [name]
    for base in direct:
        names += _visit(base, bases, (*path, name))
    return names
