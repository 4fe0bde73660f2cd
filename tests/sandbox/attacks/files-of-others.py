import fcntl
import os
import time

OWN = {"/tmp/work", "/tmp/gradebox-attack", "/tmp/work/gradebox-attack"}


def items(n):
    paths = [path for path in ("/tmp/gradebox-attack", "gradebox-attack", "/gradebox-attack", "/var/tmp/gradebox-attack",
                               "/dev/shm/gradebox-attack") if made(path)]
    time.sleep(0.05)    # while the other tests do the same
    # Its root can't be listed, and what stands in it can.
    found = {os.path.join(folder, name) for root in ("/", "/tmp") for folder, folders, files in os.walk(root)
             for name in folders + files}
    if found - {"/tmp"} != OWN or paths != ["/tmp/gradebox-attack", "gradebox-attack"]:
        return [paths, sorted(found)]
    return list(range(n))


def made(path):
    """Whether it can be made, anew, and locked."""
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT)
    except OSError:
        return False
    assert os.fstat(fd).st_size == 0, path
    os.write(fd, b"x")
    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return True
