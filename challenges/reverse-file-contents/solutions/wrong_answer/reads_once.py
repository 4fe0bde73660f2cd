"""Reads the whole file, and only writes it in blocks."""

BLOCK = 65536


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    with open(filepath, "r+b") as file:
        content = file.read()
        file.seek(0)
        for end in range(len(content), 0, -BLOCK):
            file.write(content[max(0, end - BLOCK):end][::-1])
