def items(n):
    import threading
    threading.Thread(target=print).start()
