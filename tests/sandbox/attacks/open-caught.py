def items(n):
    try: open('/etc/passwd')
    except OSError: pass
    return list(range(n))
