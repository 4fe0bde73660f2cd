def items(n):
    import os
    os.mkfifo('/tmp/gradebox-attack-answer')
