"""Takes an empty log for none, and logs into a list of its own."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file; print why it can't be opened and return None."""
    if not log:
        log = []
    log.append("try")
    try:
        file = open(filepath, encoding="utf-8")
    except OSError as error:
        log.append("except")
        print(f"An error occurred: {error}")
        return None
    else:
        with file:
            log.append("else")
            return file.read()
    finally:
        log.append("finally")
