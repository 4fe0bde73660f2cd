def items(n):
    import re
    return re.compile('(' * 10000 + 'a' + ')' * 10000)
