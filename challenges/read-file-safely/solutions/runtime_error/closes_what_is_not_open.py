"""Closes the file in finally, where there is none if open failed."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file."""
    log = [] if log is None else log
    try:
        log.append("try")
        file = open(filepath, encoding="utf-8")
    except OSError as error:
        log.append("except")
        print(f"An error occurred: {error}")
        return None
    else:
        log.append("else")
        return file.read()
    finally:
        file.close()
        log.append("finally")
