def items(n):
    import os
    os.mkdir('/tmp/gradebox-attack-folder')
