def items(n):
    import os
    os.link('/etc/passwd', 'answer')
