"""Properties with validation."""


class Temperature:
    """A temperature in three units."""

    def __init__(self, celsius: float = 0.0) -> None:
        """Begin with a temperature in degrees Celsius."""
        raise NotImplementedError

    @property
    def celsius(self) -> float:
        """The temperature in degrees Celsius."""
        raise NotImplementedError

    @celsius.setter
    def celsius(self, value: float) -> None:
        raise NotImplementedError

    @property
    def fahrenheit(self) -> float:
        """The temperature in degrees Fahrenheit."""
        raise NotImplementedError

    @fahrenheit.setter
    def fahrenheit(self, value: float) -> None:
        raise NotImplementedError

    @property
    def kelvin(self) -> float:
        """The temperature in kelvins."""
        raise NotImplementedError
