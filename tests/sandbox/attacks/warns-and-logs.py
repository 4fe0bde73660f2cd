import logging
import warnings

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(process)d %(message)s")
PATTERN = "\d+"


def items(n):
    warnings.warn("this is old", DeprecationWarning)
    warnings.warn("this is odd")
    logging.getLogger(__name__).info("n is %d", n)
    try:
        1 / 0
    except ZeroDivisionError:
        logging.exception("as expected")
    return list(range(n))
