"""Reads inside of the try, so an OSError while reading counts as one of the opening."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file, or None where anything raises an OSError."""
    entries = [] if log is None else log
    entries.append("try")
    try:
        with open(filepath, encoding="utf-8") as file:
            entries.append("else")
            return file.read()
    except OSError as error:
        entries.append("except")
        print(f"An error occurred: {error}")
        return None
    finally:
        entries.append("finally")
