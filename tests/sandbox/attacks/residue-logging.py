import logging


def items(n):
    found = logging.getLogger().handlers or logging.getLogger("left").level
    logging.basicConfig(level=1)
    logging.getLogger("left").setLevel(3)
    logging.disable(50)
    return list(range(n)) if not found else found
