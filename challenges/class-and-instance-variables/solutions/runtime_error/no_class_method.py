"""change_kingdom is an ordinary method that looks for the class itself."""


class Animal:
    """An animal with a name."""

    kingdom = "Animalia"

    def __init__(self, name: str) -> None:
        self.name = name

    def speak(self) -> str:
        """Return what is heard of the animal."""
        return f"{self.name} makes a noise."

    def change_kingdom(self, new_kingdom: str) -> None:
        """Set the kingdom of this class."""
        type(self).kingdom = new_kingdom


class Dog(Animal):
    """An animal that has a breed."""

    def __init__(self, name: str, breed: str) -> None:
        super().__init__(name)
        self.breed = breed

    def speak(self) -> str:
        """Return what is heard of the dog."""
        return f"{self.name} barks."
