def items(n):
    from urllib.request import urlopen
    return urlopen('http://127.0.0.1/', timeout=1).read()
