def items(n):
    text = 'ab' * 1000000
    while True:
        text.replace('ba', 'ab').count('aba')
