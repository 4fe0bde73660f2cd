"""Reads inside of try, and logs else when all is read."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file; print why it can't be opened and return None."""
    if log is None:
        log = []
    log.append("try")
    try:
        with open(filepath, encoding="utf-8") as file:
            content = file.read()
    except OSError as error:
        log.append("except")
        print(f"An error occurred: {error}")
        return None
    else:
        log.append("else")
        return content
    finally:
        log.append("finally")
