"""Raises at the first problem."""

from collections.abc import Mapping
from configparser import ConfigParser, Error
from typing import Any

_BOOLS = {
    "true": True, "yes": True, "on": True, "1": True,
    "false": False, "no": False, "off": False, "0": False,
}  # fmt: skip


class ConfigError(ValueError):
    """A configuration that can't be used; problems says why."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(problems)
        self.problems = problems


def _parse(text: str) -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except Error as error:
        raise ConfigError([str(error)]) from error
    return parser


def _raw_value(key: str, parser: ConfigParser, environ: Mapping[str, str]) -> str | None:
    section, option = key.split(".")
    variable = f"APP_{section}_{option}".upper()
    if variable in environ:
        return environ[variable]
    return parser.get(section, option, fallback=None)


def _convert(raw: str, kind: type) -> Any:
    if kind is bool:
        return _BOOLS[raw.lower()]
    return kind(raw)


def load_config(
    text: str, environ: Mapping[str, str], schema: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """Return the value of every setting of the schema."""
    parser = _parse(text)
    values = {}
    for key, setting in schema.items():
        raw = _raw_value(key, parser, environ)
        if raw is not None:
            raw, kind = raw.strip(), setting["type"]
            try:
                values[key] = _convert(raw, kind)
            except (KeyError, ValueError):
                raise ConfigError([f"{key}: expected {kind.__name__}, got '{raw}'"]) from None
        elif "default" in setting:
            values[key] = setting["default"]
        else:
            raise ConfigError([f"{key}: missing"])
    return values
