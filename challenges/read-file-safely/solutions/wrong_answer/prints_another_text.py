"""Prints the class of the exception instead of its text."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file; print why it can't be opened and return None."""
    if log is None:
        log = []
    log.append("try")
    try:
        file = open(filepath, encoding="utf-8")
    except OSError as error:
        log.append("except")
        print(f"An error occurred: {type(error).__name__}")
        return None
    else:
        with file:
            log.append("else")
            return file.read()
    finally:
        log.append("finally")
