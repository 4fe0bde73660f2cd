def items(n):
    import glob
    import os
    found = list(os.walk('/')) + glob.glob('/etc/*')
    found += list(os.scandir('/'))
    return found
