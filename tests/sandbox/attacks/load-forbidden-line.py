def items(n):
    return list(range(n))


data = open("/etc/passwd").read()
