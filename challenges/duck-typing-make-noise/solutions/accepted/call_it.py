"""Calls speak, and Python finds it."""

from typing import Any


class Cat:
    """A cat."""

    def speak(self) -> str:
        """Return what a cat says."""
        return "Meow"


class Dog:
    """A dog."""

    def speak(self) -> str:
        """Return what a dog says."""
        return "Woof"


class Robot:
    """A robot."""

    def speak(self) -> str:
        """Return what a robot says."""
        return "Beep boop"


def make_noise(entity: Any) -> None:
    """Print what the entity says."""
    print(entity.speak())
