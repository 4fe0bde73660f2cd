"""A handler looks for any word with a separator and a value, and asks whether it is secret."""

import logging
import re
from collections.abc import Iterable
from typing import TextIO


class _MaskingHandler(logging.Handler):
    """Writes lines in which the values of some keys are masked."""

    def __init__(self, stream: TextIO, secrets: Iterable[str]) -> None:
        super().__init__()
        self._stream = stream
        self._patterns = [
            re.compile(rf"(^|\W)({re.escape(secret)})([ \t]*[:=]\s*)([^\s,;]+)", re.IGNORECASE)
            for secret in secrets
        ]

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line of a record."""
        message = record.getMessage()
        for pattern in self._patterns:
            message = pattern.sub(lambda match: "".join(match.group(1, 2, 3)) + "***", message)
        print(record.levelname, record.name, message, file=self._stream, flush=True)


def make_logger(
    name: str, stream: TextIO, secrets: Iterable[str] = ("password", "token")
) -> logging.Logger:
    """Return the logger of this name, which writes to stream and masks secrets."""
    logger = logging.getLogger(name)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(_MaskingHandler(stream, secrets))
    logger.setLevel("INFO")
    logger.propagate = False
    return logger
