"""Walk a directory tree."""


def process_files_recursively(start_path: str, pattern: str = "*") -> list[str]:
    """Process all files below start_path whose name matches, and return their paths."""
    raise NotImplementedError
