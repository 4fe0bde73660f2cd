"""Objects that can be called hold the arguments; parameters are counted in the code object."""

from collections.abc import Callable
from typing import Any


class _Curried:
    """A function with the first of its arguments."""

    def __init__(self, func: Callable, given: tuple = ()) -> None:
        self._func = func
        self._given = given

    def __call__(self, *args: Any) -> Any:
        given = self._given + args
        missing = self._func.__code__.co_argcount - len(given)
        if missing < 0:
            raise TypeError(f"{-missing} arguments too many")
        return _Curried(self._func, given) if missing else self._func(*given)


def curry(func: Callable) -> Callable:
    """Return a function that collects the arguments of func over several calls."""
    return _Curried(func)


class partial:
    """A function with some of its arguments."""

    def __init__(self, func: Callable, *args: Any, **kwargs: Any) -> None:
        if isinstance(func, partial):
            args = func.args + args
            kwargs = func.keywords | kwargs
            func = func.func
        self.func = func
        self.args = args
        self.keywords = kwargs

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function with the stored arguments and these."""
        return self.func(*self.args, *args, **self.keywords | kwargs)
