"""Keeps kelvins in a slot; each scale is a property that is made from a factor and an offset."""

import math


def _scale(factor: float, offset: float, text: str) -> property:
    def read(temperature: "Temperature") -> float:
        return temperature._kelvin * factor + offset

    def write(temperature: "Temperature", value: float) -> None:
        if type(value) is bool or not isinstance(value, int | float):
            raise TypeError(f"{type(value).__name__} is no type for a temperature")
        if math.isnan(value) or value < round(offset, 2):
            raise ValueError(f"{value} is no temperature")
        temperature._kelvin = (value - offset) / factor

    return property(read, write, doc=text)


class Temperature:
    """A temperature in three units."""

    __slots__ = ("_kelvin",)

    def __init__(self, celsius: float = 0.0) -> None:
        """Begin with a temperature in degrees Celsius."""
        self.celsius = celsius

    celsius = _scale(1, -273.15, "The temperature in degrees Celsius.")
    fahrenheit = _scale(9 / 5, -459.67, "The temperature in degrees Fahrenheit.")
    kelvin = property(lambda self: self._kelvin, doc="The temperature in kelvins.")
