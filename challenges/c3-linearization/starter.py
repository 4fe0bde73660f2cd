"""Method resolution order (C3 linearization)."""


def c3_mro(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the C3 linearization of the class name."""
    raise NotImplementedError
