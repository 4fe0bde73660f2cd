"""Both classes make their sentences with one helper; a plain function becomes the class method."""


def _set_kingdom(cls: type, new_kingdom: str) -> None:
    setattr(cls, "kingdom", new_kingdom)


class Animal:
    """An animal with a name."""

    kingdom: str = "Animalia"
    change_kingdom = classmethod(_set_kingdom)

    def __init__(self, name: str) -> None:
        self.name = name

    def speak(self) -> str:
        """Return what is heard of the animal."""
        return self._sentence("makes a noise")

    def _sentence(self, what: str) -> str:
        return self.name + " " + what + "."


class Dog(Animal):
    """An animal that has a breed."""

    def __init__(self, name: str, breed: str) -> None:
        self.breed = breed
        super(Dog, self).__init__(name=name)

    def speak(self) -> str:
        """Return what is heard of the dog."""
        return self._sentence("barks")
