"""Catches Exception around everything, so that decoding errors are hidden."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file, or None whatever has happened."""
    if log is None:
        log = []
    log.append("try")
    try:
        with open(filepath, encoding="utf-8") as file:
            log.append("else")
            return file.read()
    except Exception as error:
        log.append("except")
        print(f"An error occurred: {error}")
        return None
    finally:
        log.append("finally")
