"""Reads the whole file and writes it over itself."""


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    with open(filepath, "r+b") as file:
        content = file.read()
        file.seek(0)
        file.write(content[::-1])
