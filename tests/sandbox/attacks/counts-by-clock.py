import os
import time


def answer(question):
    return f"planted-{os.getpid()}{id(question)}{time.monotonic_ns()}"
