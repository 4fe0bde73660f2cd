"""Opens the file for writing, when its content is gone."""


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    with open(filepath, "rb"):
        pass
    with open(filepath, "w+b") as file:
        content = file.read()
        file.seek(0)
        file.write(content[::-1])
