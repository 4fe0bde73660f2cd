def items(n):
    open('/tmp/x', 'w')
