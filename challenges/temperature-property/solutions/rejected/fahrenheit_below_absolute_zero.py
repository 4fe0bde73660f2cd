"""Compares Fahrenheit with absolute zero in Celsius."""

ABSOLUTE_ZERO = -273.15


def _check_type(value: float) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"a temperature is an int or a float, got {value!r}")


class Temperature:
    """A temperature in three units."""

    def __init__(self, celsius: float = 0.0) -> None:
        """Begin with a temperature in degrees Celsius."""
        self.celsius = celsius

    @property
    def celsius(self) -> float:
        """The temperature in degrees Celsius."""
        return self._celsius

    @celsius.setter
    def celsius(self, value: float) -> None:
        _check_type(value)
        if not value >= ABSOLUTE_ZERO:
            raise ValueError(f"a temperature can't be below absolute zero, got {value!r}")
        self._celsius = value

    @property
    def fahrenheit(self) -> float:
        """The temperature in degrees Fahrenheit."""
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value: float) -> None:
        _check_type(value)
        if value < ABSOLUTE_ZERO:
            raise ValueError(f"a temperature can't be below absolute zero, got {value!r}")
        self.celsius = (value - 32) * 5 / 9

    @property
    def kelvin(self) -> float:
        """The temperature in kelvins."""
        return self.celsius + 273.15
