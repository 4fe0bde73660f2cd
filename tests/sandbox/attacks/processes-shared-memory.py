import os
import time
from multiprocessing import shared_memory


def items(n):
    block = shared_memory.SharedMemory("gradebox-attack", create=True, size=100)
    block.buf[0] = block.buf[0] + 1
    time.sleep(0.05)    # while the other tests do the same
    seen = [block.buf[0], os.listdir("/dev/shm")]
    block.close()
    return list(range(n)) if seen == [1, ["gradebox-attack"]] else seen
