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
    "a selector that threads and handlers wake by pipes and counters": """
import os, resource, select, selectors, threading
def work():
    reading, writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    inherited, other = os.pipe()
    counter = os.eventfd(0, os.EFD_SEMAPHORE | os.EFD_NONBLOCK)
    with selectors.DefaultSelector() as selector:
        selector.register(reading, selectors.EVENT_READ, 'pipe')
        selector.register(counter, selectors.EVENT_READ, 'counter')
        assert selector.select(0.01) == []
        threads = [threading.Thread(target=os.eventfd_write, args=[counter, 2])]
        threads.append(threading.Thread(target=os.write, args=[writing, b'x']))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(key.data for key, _ in selector.select(5)) == ['counter', 'pipe']
    assert os.read(reading, 10) == b'x' and os.eventfd_read(counter) == os.eventfd_read(counter) == 1
    os.write(other, b'yz')
    assert select.select([inherited], [], [], 5)[0] == [inherited] and os.read(inherited, 9) == b'yz'
    assert os.fstat(reading).st_ino == os.fstat(writing).st_ino != os.fstat(other).st_ino
    pipes, most = [], resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    try:
        while True:
            pipes.append(os.pipe())
    except OSError:
        assert most // 2 - 10 < len(pipes) < most // 2, len(pipes)
    return 'done'
""",
    "signals to itself, of each kind that Python knows": """
import os, signal, threading
def work():
    seen, reached = [], threading.Event()
    for number in (signal.SIGUSR1, signal.SIGTERM, signal.SIGINT, signal.SIGABRT):
        signal.signal(number, lambda number, _: seen.append(number))
    signal.raise_signal(signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), 0)
    signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    signal.raise_signal(signal.SIGABRT)
    assert seen == [signal.SIGUSR1, signal.SIGTERM, signal.SIGINT, signal.SIGABRT], seen
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    def wait():
        assert signal.sigwait([signal.SIGUSR2]) == signal.SIGUSR2
        reached.set()
    thread = threading.Thread(target=wait)
    thread.start()
    signal.pthread_kill(thread.ident, signal.SIGUSR2)
    thread.join()
    assert reached.is_set()
    reading, writing = os.pipe2(os.O_NONBLOCK)
    signal.set_wakeup_fd(writing)
    signal.raise_signal(signal.SIGTERM)
    signal.set_wakeup_fd(-1)
    assert os.read(reading, 9) == bytes([signal.SIGTERM])
    return 'done'
""",
    "descriptors are copied, and what is printed is caught": """
import fcntl, os
def work():
    reading, writing = os.pipe()
    kept = os.dup(1)
    os.dup2(writing, 1)
    print('caught', flush=True)
    os.dup2(kept, 1)
    assert os.read(reading, 99) == b'caught\\n'
    other = os.dup2(writing, 40, inheritable=False)
    assert other == 40 and not os.get_inheritable(other)
    os.set_inheritable(other, True)
    assert os.get_inheritable(other)
    os.set_inheritable(other, False)
    fcntl.fcntl(other, fcntl.F_SETFD, 0)
    os.set_blocking(reading, False)
    assert not os.get_blocking(reading)
    fcntl.fcntl(reading, fcntl.F_SETFL, fcntl.fcntl(reading, fcntl.F_GETFL) & ~os.O_NONBLOCK)
    assert os.get_blocking(reading)
    return 'done'
""",
    "who it is among others": """
import os
def work():
    assert os.getresuid()[0] == os.getuid() and os.getresgid()[0] == os.getgid()
    assert os.getpgrp() == os.getpgid(0) == os.getpgid(os.getpid())
    assert os.getsid(0) >= 0 and os.getppid() >= 0 and len(os.getgroups()) >= 0
    os.umask(os.umask(0o77))
    return 'done'
""",
    "waits for nothing, and for signals": """
import select, selectors, signal
def work():
    assert select.select([], [], [], 0.001) == ([], [], [])
    assert select.poll().poll(1) == [] and selectors.PollSelector().select(0.001) == []
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    signal.setitimer(signal.ITIMER_REAL, 0.001)
    assert signal.sigwait([signal.SIGALRM])
    assert signal.sigtimedwait([signal.SIGALRM], 0.001) is None and not signal.sigpending()
    signal.signal(signal.SIGALRM, lambda *a: None)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
    signal.pause()
    return 'done'
""",
    "how nice it is": """
import os
def work():
    nice = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, os.getpid()) == nice
    try:
        os.setpriority(os.PRIO_PROCESS, 0, 0)
        assert os.nice(0) == nice == 0
    except PermissionError:
        assert nice
    try:
        os.nice(3)
        assert False
    except PermissionError:
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
