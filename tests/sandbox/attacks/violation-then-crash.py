import faulthandler
import os


def items(n):
    try:
        os.fork()
    finally:
        faulthandler._sigsegv()
