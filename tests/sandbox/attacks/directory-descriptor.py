def items(n):
    import os
    return os.open('passwd', os.O_RDONLY, dir_fd=5)
