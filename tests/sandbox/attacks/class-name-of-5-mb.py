def items(n):
    raise type('E' * 5000000, (Exception,), {})()
