"""Plain attributes and a check at every assignment, so the state isn't encapsulated."""

from typing import Any


class Temperature:
    """A temperature in three units."""

    def __init__(self, celsius: float = 0.0) -> None:
        """Begin with a temperature in degrees Celsius."""
        self.celsius = celsius

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "kelvin":
            raise AttributeError("kelvin is read-only")
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise TypeError(f"a temperature is an int or a float, got {value!r}")
        celsius = (value - 32) * 5 / 9 if name == "fahrenheit" else value
        if not celsius >= -273.15:
            raise ValueError(f"a temperature can't be below absolute zero, got {value!r}")
        self.__dict__["celsius"] = celsius
        self.__dict__["fahrenheit"] = celsius * 9 / 5 + 32
        self.__dict__["kelvin"] = celsius + 273.15
