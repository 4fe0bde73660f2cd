import os
import threading


def items(n):
    thread = threading.Thread(target=os.fork)
    thread.start()
    thread.join()
    return list(range(n))
