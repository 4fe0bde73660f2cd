"""Makes the classes and asks Python for their order, which is not allowed."""


def c3_mro(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the C3 linearization of the class name."""
    return [cls.__name__ for cls in _class(name, bases, {}).__mro__[:-1]]


def _class(name: str, bases: dict[str, list[str]], classes: dict[str, type | None]) -> type:
    if name not in classes:
        classes[name] = None
        direct = []
        for base in bases.get(name, []):
            direct.append(_class(base, bases, classes))
        if None in direct:
            raise TypeError(name)
        classes[name] = type(name, tuple(direct), {})
    return classes[name]
