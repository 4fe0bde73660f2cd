"""Configuration with defaults, file and environment."""

from collections.abc import Mapping
from typing import Any


class ConfigError(ValueError):
    """A configuration that can't be used; problems says why."""

    problems: list[str]


def load_config(
    text: str, environ: Mapping[str, str], schema: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """Return the value of every setting of the schema."""
    raise NotImplementedError
