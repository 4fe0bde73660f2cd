def check(args, result, expected):
    return True
