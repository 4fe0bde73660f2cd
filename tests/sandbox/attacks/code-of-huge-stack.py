import types


def items(n):
    code = (lambda: 0).__code__.replace(co_stacksize=1 << 30)
    return types.FunctionType(code, {})()
