def items(n):
    open('/tmp/gradebox-attack-file', 'w')
