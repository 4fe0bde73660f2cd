import threading


def items(n):
    event = threading.Event()
    while True:
        threading.Thread(target=event.wait, daemon=True).start()
