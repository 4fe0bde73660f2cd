"""Tells a missing method from a fault by nothing."""

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
    try:
        noise = entity.speak()
    except AttributeError:
        raise AttributeError("nothing to hear") from None
    print(noise)
