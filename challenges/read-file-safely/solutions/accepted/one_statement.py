"""One try with all its clauses: else reads, and a with closes the file."""


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
        return None  # equivalent mutants: drop
    else:
        with file:
            log.append("else")
            return file.read()
    finally:
        log.append("finally")
