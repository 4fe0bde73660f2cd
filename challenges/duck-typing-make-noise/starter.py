"""Duck typing."""

from typing import Any


class Cat:
    """A cat."""

    def speak(self) -> str:
        """Return what a cat says."""
        raise NotImplementedError


class Dog:
    """A dog."""

    def speak(self) -> str:
        """Return what a dog says."""
        raise NotImplementedError


class Robot:
    """A robot."""

    def speak(self) -> str:
        """Return what a robot says."""
        raise NotImplementedError


def make_noise(entity: Any) -> None:
    """Print what the entity says."""
    raise NotImplementedError
