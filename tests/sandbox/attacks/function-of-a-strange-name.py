def items(n):
    def inner():
        raise ValueError("x")
    inner.__code__ = inner.__code__.replace(co_name="\x1b[31m\n" + "n" * 100000)
    return inner()
