"""Resolve a circular import."""


def write_modules(directory: str) -> None:
    """Write module_a.py and module_b.py into the directory."""
    raise NotImplementedError
