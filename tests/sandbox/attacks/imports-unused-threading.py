import multiprocessing
import socket
import subprocess
import tempfile
import threading


def items(n):
    return list(range(n))
