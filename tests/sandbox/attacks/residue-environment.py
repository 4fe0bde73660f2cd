import os


def items(n):
    found = "LEFT" in os.environ
    os.environ["LEFT"] = "1"
    os.putenv("LEFT2", "1")
    return list(range(n)) if not found else found
