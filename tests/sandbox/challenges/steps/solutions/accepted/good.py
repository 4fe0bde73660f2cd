def double(n):
    print(n)
    return 2 * n
