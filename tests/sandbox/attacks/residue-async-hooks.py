import asyncio
import sys


def items(n):
    found = sys.get_asyncgen_hooks().firstiter or sys.get_coroutine_origin_tracking_depth()
    asyncio.set_event_loop(asyncio.new_event_loop())
    sys.set_asyncgen_hooks(firstiter=print)
    sys.set_coroutine_origin_tracking_depth(9)
    return list(range(n)) if not found else found
