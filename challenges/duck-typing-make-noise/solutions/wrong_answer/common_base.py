"""Derives the three from one base class."""

from typing import Any


class Animal:
    """What can speak."""

    def speak(self) -> str:
        """Return what it says."""
        raise NotImplementedError


class Cat(Animal):
    """A cat."""

    def speak(self) -> str:
        """Return what a cat says."""
        return "Meow"


class Dog(Animal):
    """A dog."""

    def speak(self) -> str:
        """Return what a dog says."""
        return "Woof"


class Robot(Animal):
    """A robot."""

    def speak(self) -> str:
        """Return what a robot says."""
        return "Beep boop"


def make_noise(entity: Any) -> None:
    """Print what the entity says."""
    print(entity.speak())
