"""Class variables, overriding and class methods."""


class Animal:
    """An animal with a name."""

    kingdom: str

    def __init__(self, name: str) -> None:
        """Store the name."""
        raise NotImplementedError

    def speak(self) -> str:
        """Return what is heard of the animal."""
        raise NotImplementedError

    @classmethod
    def change_kingdom(cls, new_kingdom: str) -> None:
        """Set the kingdom of this class."""
        raise NotImplementedError


class Dog(Animal):
    """An animal that has a breed."""

    def __init__(self, name: str, breed: str) -> None:
        """Store name and breed."""
        raise NotImplementedError

    def speak(self) -> str:
        """Return what is heard of the dog."""
        raise NotImplementedError
