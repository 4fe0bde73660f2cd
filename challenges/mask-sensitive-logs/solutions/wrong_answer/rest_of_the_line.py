"""Masks all that follows."""

import logging
import re
from collections.abc import Iterable
from typing import TextIO


class _MaskingFormatter(logging.Formatter):
    """Writes level, name and message, without the values of some keys."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        keys = "|".join(re.escape(secret) for secret in secrets)
        pair = rf"(?<!\w)((?:{keys or '(?!)'})\s*[=:]\s*).+"
        self._pair = re.compile(pair, re.IGNORECASE)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for a record."""
        message = self._pair.sub(r"\1***", record.getMessage())
        return f"{record.levelname} {record.name} {message}"


def make_logger(
    name: str, stream: TextIO, secrets: Iterable[str] = ("password", "token")
) -> logging.Logger:
    """Return the logger of this name, which writes to stream and masks secrets."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_MaskingFormatter(secrets))
    logger = logging.getLogger(name)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.handlers = [handler]
    return logger
