"""Flattens the file into a dict, lays the environment over it, and converts by a table."""

import configparser
from collections.abc import Callable, Mapping
from typing import Any


class ConfigError(ValueError):
    """A configuration that can't be used; problems says why."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = list(problems)


def _to_bool(text: str) -> bool:
    word = text.casefold()
    if word in ("true", "yes", "on", "1"):
        return True
    if word in ("false", "no", "off", "0"):
        return False
    raise ValueError(text)


_CONVERT: dict[type, Callable[[str], Any]] = {str: str, int: int, float: float, bool: _to_bool}


def load_config(
    text: str, environ: Mapping[str, str], schema: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """Return the value of every setting of the schema."""
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error as error:
        raise ConfigError(f"malformed: {error}") from error
    raw = {
        f"{section}.{option}": value
        for section in parser.sections()
        for option, value in parser.items(section)
    }
    variables = {"APP_" + key.replace(".", "_").upper(): key for key in schema}
    raw |= {key: environ[name] for name, key in variables.items() if name in environ}

    result: dict[str, Any] = {}
    problems: list[str] = []
    for key, setting in schema.items():
        if key not in raw:
            try:
                result[key] = setting["default"]
            except KeyError:
                problems.append(f"{key}: missing")
            continue
        value = raw[key].strip()
        try:
            result[key] = _CONVERT[setting["type"]](value)
        except ValueError:
            problems.append(f"{key}: expected {setting['type'].__name__}, got '{value}'")
    if problems:
        raise ConfigError(*problems)
    return result
