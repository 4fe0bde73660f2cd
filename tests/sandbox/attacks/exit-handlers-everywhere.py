def items(n):
    import atexit
    import threading
    import weakref
    def linger(*args):
        while True:
            pass
    global thing
    class Thing:
        pass
    thing = Thing()
    atexit.register(linger)
    weakref.finalize(thing, linger)
    threading._register_atexit(linger)
    return list(range(n))
