"""A protocol says what is needed; only a type checker looks at it."""

import sys
from operator import methodcaller
from typing import Any, Protocol


class Speaker(Protocol):
    """Whatever can speak."""

    def speak(self) -> Any:
        """Return what it says."""


class Cat:
    """A cat, which always says the same."""

    @staticmethod
    def speak() -> str:
        """Return what a cat says."""
        return "Meow"


class Dog:
    """A dog with a voice of its own."""

    def __init__(self) -> None:
        self._voice = "Woof"

    def speak(self) -> str:
        """Return what a dog says."""
        return self._voice


class Robot:
    """A robot, which puts its noises together."""

    noises = ("Beep", "boop")

    def speak(self) -> str:
        """Return what a robot says."""
        return " ".join(self.noises)


def make_noise(entity: Speaker) -> None:
    """Print what the entity says."""
    said = methodcaller("speak")(entity)
    sys.stdout.write(f"{said}\n")
