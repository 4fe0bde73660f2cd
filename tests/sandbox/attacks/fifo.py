def items(n):
    import os
    os.mkfifo('/tmp/answer')
