"""Dependency injection container."""

from collections.abc import Callable
from typing import Any


class DependencyInjector:
    """Makes objects together with all that they need."""

    def __init__(self) -> None:
        """Begin without any constructors."""
        raise NotImplementedError

    def register(self, name: str, constructor: Callable, singleton: bool = False) -> None:
        """Store a constructor under a name."""
        raise NotImplementedError

    def resolve(self, name: str) -> Any:
        """Call the constructor of this name, with what its parameters ask for."""
        raise NotImplementedError
