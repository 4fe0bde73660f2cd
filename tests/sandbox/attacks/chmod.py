def items(n):
    import os
    os.chmod('/tmp', 0o777)
