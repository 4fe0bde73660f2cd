import gc
import weakref


class Noisy:
    def __del__(self):
        raise SystemExit(3)


def callback(*args):
    raise KeyboardInterrupt


def items(n):
    noisy = Noisy()
    reference = weakref.ref(noisy, callback)
    gc.callbacks.append(callback)
    del noisy
    gc.collect()
    return list(range(n))
