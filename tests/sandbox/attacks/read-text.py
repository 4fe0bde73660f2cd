def items(n):
    from pathlib import Path
    return Path('/etc/hostname').read_text()
