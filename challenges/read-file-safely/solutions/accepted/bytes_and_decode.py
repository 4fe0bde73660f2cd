"""Reads bytes, decodes them itself and closes by hand, as text files translate line ends."""


def _note(log: list[str] | None, entry: str) -> None:
    """Append an entry if there is a log."""
    if log is not None:
        log.append(entry)


def _read(file) -> str:
    """Return the text of an open file, and close it."""
    try:
        return file.read().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    finally:
        file.close()


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file; print why it can't be opened and return None."""
    file = None
    try:
        _note(log, "try")
        try:
            file = open(filepath, "rb")
        except OSError as error:
            _note(log, "except")
            print("An error occurred:", error)
            return None
        _note(log, "else")
        return _read(file)
    finally:
        if file is not None:
            file.close()
        _note(log, "finally")
