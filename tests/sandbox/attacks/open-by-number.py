def items(n):
    import os
    numbers = list(range(4, 200))
    for fd in numbers:
        try:
            open(fd, 'rb', buffering=0).read(1)
        except OSError as error:
            last = error
        else:
            return 'a descriptor was left'
    raise last
