import random
import types


def items(n):
    generator = random.Random(7)
    for _ in range(100000):
        code = items.__code__.replace(co_code=generator.randbytes(64))
        try:
            types.FunctionType(code, {})(n)
        except BaseException:
            pass
    return 0
