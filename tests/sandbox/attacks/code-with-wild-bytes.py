import types


def items(n):
    code = items.__code__.replace(
        co_code=bytes([151, 0, 100, 255, 100, 254, 122, 0, 83, 0]), co_consts=(), co_stacksize=1)
    return types.FunctionType(code, globals())(n)
