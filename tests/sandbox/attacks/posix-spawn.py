def items(n):
    import os
    os.posix_spawn('/bin/true', ['true'], {})
