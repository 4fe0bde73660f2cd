"""First makes an empty shell for each list and dict that it finds, then fills all the shells."""

from typing import Any


def shallow_copy(value: Any) -> Any:
    """Return a new list, dict or set with the same elements, or any other value itself."""
    if isinstance(value, (list, dict, set)):
        return value.copy()
    return value


def deep_copy(value: Any) -> Any:
    """Return an equal value that shares no list, dict or set with the original."""
    shells: dict[int, tuple[Any, Any]] = {}
    waiting = [value]
    while waiting:
        original = waiting.pop()
        if isinstance(original, tuple):
            waiting.extend(original)
        elif isinstance(original, (list, dict)) and id(original) not in shells:
            is_list = isinstance(original, list)
            shells[id(original)] = (original, [] if is_list else {})
            waiting.extend(original if is_list else original.values())
    for original, shell in shells.values():
        if isinstance(original, list):
            shell.extend(of_shells(item, shells) for item in original)
        else:
            shell.update((key, of_shells(original[key], shells)) for key in original)
    return of_shells(value, shells)


def of_shells(value: Any, shells: dict[int, tuple[Any, Any]]) -> Any:
    """Return the shell of a list or a dict, and a copy of any other value."""
    if isinstance(value, (list, dict)):
        return shells[id(value)][1]
    if isinstance(value, tuple):
        return tuple(of_shells(item, shells) for item in value)
    return set(value) if isinstance(value, set) else value
