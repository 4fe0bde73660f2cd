"""Dog forgets the constructor of Animal."""


class Animal:
    """An animal with a name."""

    kingdom = "Animalia"

    def __init__(self, name: str) -> None:
        self.name = name

    def speak(self) -> str:
        """Return what is heard of the animal."""
        return f"{self.name} makes a noise."

    @classmethod
    def change_kingdom(cls, new_kingdom: str) -> None:
        """Set the kingdom of this class."""
        cls.kingdom = new_kingdom


class Dog(Animal):
    """An animal that has a breed."""

    def __init__(self, name: str, breed: str) -> None:
        self.breed = breed

    def speak(self) -> str:
        """Return what is heard of the dog."""
        return f"{self.name} barks."
