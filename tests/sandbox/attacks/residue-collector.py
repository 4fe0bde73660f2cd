import gc


def items(n):
    found = not gc.isenabled() or gc.get_threshold()[0] == 17 or gc.callbacks or gc.get_debug()
    gc.disable()
    gc.set_threshold(17)
    gc.callbacks.append(print)
    gc.set_debug(gc.DEBUG_SAVEALL)
    return list(range(n)) if not found else found
