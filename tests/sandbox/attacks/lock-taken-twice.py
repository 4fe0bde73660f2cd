def items(n):
    import threading
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
