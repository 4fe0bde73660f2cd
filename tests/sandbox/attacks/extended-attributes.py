def items(n):
    import os
    return os.getxattr('/etc/passwd', 'user.x')
