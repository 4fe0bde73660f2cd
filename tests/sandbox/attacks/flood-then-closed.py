def items(n):
    import os
    os.close(1)
    try:
        print('x', flush=True)
    except OSError:
        raise BrokenPipeError('its own') from None
