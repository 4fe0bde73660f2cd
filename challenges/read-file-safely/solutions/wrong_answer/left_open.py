"""Closes the file after reading, but not when reading fails."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file; print why it can't be opened and return None."""
    if log is None:
        log = []
    log.append("try")
    try:
        file = open(filepath, encoding="utf-8")
    except OSError as error:
        log.append("except")
        print(f"An error occurred: {error}")
        return None
    else:
        log.append("else")
        content = file.read()
        file.close()
        return content
    finally:
        log.append("finally")
