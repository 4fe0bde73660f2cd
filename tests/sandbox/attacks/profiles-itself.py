import inspect
import timeit
import tracemalloc


def items(n):
    tracemalloc.start()
    assert timeit.timeit("1 + 1", number=10) >= 0
    tracemalloc.stop()
    assert inspect.signature(items).parameters["n"]
    assert "inspect.getsource" in inspect.getsource(items)
    return list(range(n))
