def items(n):
    import os
    return os.tcgetpgrp(1)
