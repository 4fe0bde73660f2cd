"""Returns in finally, which swallows the exception that is on its way."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file, or None whatever has happened."""
    if log is None:
        log = []
    content = None
    log.append("try")
    try:
        file = open(filepath, encoding="utf-8")
    except OSError as error:
        log.append("except")
        print(f"An error occurred: {error}")
    else:
        with file:
            log.append("else")
            content = file.read()
    finally:
        log.append("finally")
        return content
