"""honest_threads - what honest solutions do with the tier `threads`: work() returns 'done'

SPDX-License-Identifier: MIT
"""

HONEST = {
    "a pool of threads": """
from concurrent.futures import ThreadPoolExecutor
def work():
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda n: n * n, range(50))) == [n * n for n in range(50)]
    return 'done'
""",
    "a producer and a consumer with a queue": """
import queue, threading
def work():
    q = queue.Queue(2)
    producer = threading.Thread(target=lambda: [q.put(n) for n in range(20)])
    producer.start()
    assert [q.get(timeout=5) for n in range(20)] == list(range(20))
    producer.join()
    return 'done'
""",
    "a hundred threads at once": """
import threading
def work():
    barrier = threading.Barrier(101)
    threads = [threading.Thread(target=barrier.wait) for _ in range(100)]
    for thread in threads:
        thread.start()
    barrier.wait()
    for thread in threads:
        thread.join()
    assert threading.active_count() == 1
    return 'done'
""",
    "locks, conditions, events, timers and values of a thread": """
import threading
def work():
    condition, event, local = threading.Condition(), threading.Event(), threading.local()
    with condition:
        assert not condition.wait(0.01)
    timer = threading.Timer(0.01, event.set)
    timer.start()
    assert event.wait(5)
    timer.join()
    assert threading.Semaphore(2).acquire(timeout=1)
    with threading.RLock():
        local.x = 1
    return 'done'
""",
    "asyncio with threads of its own": """
import asyncio, time
async def several():
    return await asyncio.gather(*(asyncio.to_thread(time.sleep, 0.01) for _ in range(4)))
def work():
    asyncio.run(several())
    return 'done'
""",
    "deep recursion in a thread, also through C": """
import functools, threading
class Deep:
    def __init__(self, n):
        self.n = n
    def __call__(self):
        return 0 if self.n == 0 else sorted([1], key=lambda _: Deep(self.n - 1)())[0]
@functools.cache
def count(n):
    return 0 if n == 0 else 1 + count(n - 1)
def work():
    seen = []
    def run():
        for deep in (Deep(100_000), lambda: count(100_000)):
            try:
                deep()
            except RecursionError:
                seen.append(1)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [1, 1]
    return 'done'
""",
    "an exception in a thread is printed, and is nobody's violation": """
import io, sys, threading
def boom():
    raise ValueError('in a thread')
def work():
    sys.stderr = out = io.StringIO()
    thread = threading.Thread(target=boom, name='mine')
    thread.start()
    thread.join()
    sys.stderr = sys.__stderr__
    assert 'Exception in thread mine' in out.getvalue() and 'ValueError: in a thread' in out.getvalue()
    return 'done'
""",
    "threads that go on when the answer is there": """
import threading
def count():
    n = 0
    while True:
        n += 1
def work():
    for _ in range(4):
        threading.Thread(target=count).start()
    return 'done'
""",
    "threads that print while a long answer is sent": """
import threading
def work():
    for _ in range(3):
        threading.Thread(target=lambda: [print('x') for _ in range(100)]).start()
    return 'done'
""",
    "numbers of threads as Python tells them": """
import threading
def work():
    seen = []
    thread = threading.Thread(target=lambda: seen.append(threading.get_native_id()))
    thread.start()
    thread.join()
    assert seen == [thread.native_id] and seen[0] != threading.get_native_id()
    assert threading.main_thread().native_id == threading.get_native_id()
    return 'done'
""",
}
