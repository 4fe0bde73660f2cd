"""Makes a float of whatever can be made one."""

ABSOLUTE_ZERO = -273.15


def _check_type(value: float) -> None:
    if isinstance(value, bool):
        raise TypeError(f"a temperature is an int or a float, got {value!r}")
    float(value)


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
        value = float(value)
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
        self.celsius = (float(value) - 32) * 5 / 9

    @property
    def kelvin(self) -> float:
        """The temperature in kelvins."""
        return self.celsius + 273.15
