import threading
import time


def go_on():
    while True:
        print("x", end="")
        time.sleep(0.01)


def items(n):
    assert threading.active_count() == 1
    for _ in range(20):
        threading.Thread(target=go_on).start()
    return list(range(n))
