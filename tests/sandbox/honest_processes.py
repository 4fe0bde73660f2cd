"""honest_processes - what honest solutions do with the tier `processes`: work() returns 'done'

SPDX-License-Identifier: MIT
"""

from sandbox import honest_threads

HONEST = {
    "a pool of processes": """
import multiprocessing, os
def square(n):
    return n * n, os.getpid()
def work():
    with multiprocessing.Pool(3) as pool:
        results = pool.map(square, range(20))
    assert [n for n, _ in results] == [n * n for n in range(20)]
    assert os.getpid() not in {pid for _, pid in results}
    return 'done'
""",
    "ProcessPoolExecutor, and an exception that comes back": """
from concurrent.futures import ProcessPoolExecutor
def half(n):
    if n % 2:
        raise ValueError(f'{n} is odd')
    return n // 2
def work():
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(half, [2, 4])) == [1, 2]
        try:
            pool.submit(half, 3).result()
        except ValueError as error:
            assert str(error) == '3 is odd'
    return 'done'
""",
    "Value, Array and their locks": """
import multiprocessing
def add(total, items, n):
    for _ in range(n):
        with total.get_lock():
            total.value += 1
    items[0] = -items[0]
def work():
    total, items = multiprocessing.Value('i', 0), multiprocessing.Array('i', [5, 6])
    processes = [multiprocessing.Process(target=add, args=(total, items, 200)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert total.value == 600 and items[:] == [-5, 6]
    return 'done'
""",
    "queues, pipes, events and shared memory": """
import multiprocessing
from multiprocessing import shared_memory
def child(queue, pipe, event, name):
    event.wait()
    queue.put('x')
    pipe.send([1, 2])
    block = shared_memory.SharedMemory(name)
    block.buf[0] = 7
    block.close()
def work():
    queue, (here, there) = multiprocessing.Queue(), multiprocessing.Pipe()
    event = multiprocessing.Event()
    block = shared_memory.SharedMemory(create=True, size=100)
    process = multiprocessing.Process(target=child, args=(queue, there, event, block.name))
    process.start()
    event.set()
    assert queue.get(timeout=10) == 'x' and here.recv() == [1, 2]
    process.join()
    assert block.buf[0] == 7
    block.close()
    block.unlink()
    return 'done'
""",
    "a manager": """
import multiprocessing
def fill(shared):
    shared[1] = 2
def work():
    with multiprocessing.Manager() as manager:
        shared = manager.dict()
        process = multiprocessing.Process(target=fill, args=[shared])
        process.start()
        process.join()
        assert dict(shared) == {1: 2}
    return 'done'
""",
    "processes that are spawned, and import the submission": """
import multiprocessing
def square(n):
    return n * n
def work():
    with multiprocessing.get_context('spawn').Pool(1) as pool:
        assert pool.map(square, [2, 3]) == [4, 9]
    return 'done'
""",
    "processes of a fork server": """
import multiprocessing
def square(n):
    return n * n
def work():
    with multiprocessing.get_context('forkserver').Pool(1) as pool:
        assert pool.map(square, [2, 3]) == [4, 9]
    return 'done'
""",
    "a Python that is started": """
import subprocess, sys
def work():
    done = subprocess.run([sys.executable, '-c', 'import sys, json; print(json.dumps(sys.version))'],
                          capture_output=True, text=True, check=True)
    import json
    assert json.loads(done.stdout) == sys.version
    return 'done'
""",
    "small programs, their input, output and exit code": """
import subprocess
def work():
    done = subprocess.run(['sh', '-c', 'cat; echo oops >&2; exit 3'], input='a\\n',
                          capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (3, 'a\\n', 'oops\\n')
    big = 'x' * 3_000_000
    assert subprocess.run(['cat'], input=big, capture_output=True, text=True).stdout == big
    try:
        subprocess.run(['no-such-program'])
        raise AssertionError
    except FileNotFoundError:
        pass
    assert subprocess.run(['echo', '$HOME; ls'], capture_output=True).stdout == b'$HOME; ls\\n'
    return 'done'
""",
    "a program that takes too long is killed with all that it started": """
import os, signal, subprocess
def work():
    child = subprocess.Popen(['sh', '-c', 'sleep 60 & sleep 60'], start_new_session=True,
                             stdout=subprocess.PIPE)
    try:
        child.wait(0.1)
        raise AssertionError
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
    assert child.stdout.read() == b'' and child.wait() == -signal.SIGKILL
    return 'done'
""",
    "fork, exec, pipes and waiting by hand": """
import os
def work():
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(writing, 1)
        os.execvp('echo', ['echo', 'hello'])
    os.close(writing)
    assert os.read(reading, 100) == b'hello\\n'
    assert os.waitpid(pid, 0) == (pid, 0)
    return 'done'
""",
    "a daemon: two forks, a session, /dev/null": """
import os, time
def work():
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        os.chdir('/')
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        os.write(writing, b'%d %d' % (os.getpid(), os.getsid(0)))
        os._exit(0)
    os.waitpid(pid, 0)
    daemon, session = map(int, os.read(reading, 100).split())
    assert session == pid and daemon != session and session != os.getsid(0)
    return 'done'
""",
    "asyncio with a program": """
import asyncio, sys
async def main():
    process = await asyncio.create_subprocess_exec(sys.executable, '-c', 'print(input())',
                                                   stdin=asyncio.subprocess.PIPE,
                                                   stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate(b'hi\\n')
    assert (out, process.returncode) == (b'hi\\n', 0)
def work():
    asyncio.run(main())
    return 'done'
""",
    "a child that comes out of its function": """
import os
def work():
    pid = os.fork()
    if pid:
        os.waitpid(pid, 0)
    return 'done' if pid else 'not done'
""",
    "the same in every test": """
import os, subprocess, sys
def work():
    assert os.listdir('/dev/shm') == [] and os.listdir(os.getcwd()) == []
    with open('/dev/shm/gradebox-attack', 'w') as file:
        file.write('x')
    subprocess.Popen(['sleep', '60'])
    code = 'print({"a", "b", "c"})'
    first, second = (subprocess.check_output([sys.executable, '-c', code]) for _ in range(2))
    assert first == second
    return 'done'
""",
    "signals, groups and sessions": """
import os, signal, subprocess
def work():
    signal.signal(signal.SIGUSR1, lambda *args: None)
    child = subprocess.Popen(['sleep', '60'], process_group=0)
    assert os.getpgid(child.pid) == child.pid != os.getpgrp()
    os.killpg(child.pid, signal.SIGTERM)
    assert os.waitid(os.P_PID, child.pid, os.WEXITED).si_status == signal.SIGTERM
    if (pid := os.fork()) == 0:
        signal.pause()
        signal.raise_signal(signal.SIGUSR1)
        os.abort()
    import time
    time.sleep(0.1)
    os.kill(pid, signal.SIGUSR1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGABRT
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    if (pid := os.fork()) == 0:
        os._exit(signal.sigwait([signal.SIGUSR2]) != signal.SIGUSR2)
    os.kill(pid, signal.SIGUSR2)
    assert os.waitpid(pid, 0)[1] == 0
    return 'done'
""",
    "shells, pipes of shells and what they are made of": """
import os, subprocess
def work():
    run = lambda line: subprocess.run(['sh', '-c', line], capture_output=True, text=True, check=True).stdout
    assert run('printf "b\\na\\n" | sort | tr a-z A-Z') == 'A\\nB\\n'
    assert run('echo x > f; cp f g; ls; ls -l >/dev/null; cat f g 2>/dev/null; test -s g && wc -c < g; rm f g').split() == [
        'f', 'g', 'x', 'x', '2']
    assert run('(sleep 0.01; exit 3) & wait $! || echo $?') == '3\\n'
    assert os.popen('echo hi').read() == 'hi\\n' and os.system('exit 2') == 512
    assert os.waitpid(os.posix_spawn('/bin/true', ['true'], os.environ), 0)[1] == 0
    return 'done'
""",
    "memory that forked processes share": """
import mmap, os
def work():
    block = mmap.mmap(-1, 4096)
    if (pid := os.fork()) == 0:
        block[0] = 7
        os._exit(0)
    os.waitpid(pid, 0)
    assert block[0] == 7
    return 'done'
""",
    "a connection between processes": """
import fcntl, select
from multiprocessing.connection import Client, Listener
import multiprocessing, os
def ask(address):
    with Client(address, authkey=b'k') as connection:
        connection.send(os.getpid())
def work():
    with Listener(family='AF_UNIX', authkey=b'k') as listener:
        process = multiprocessing.Process(target=ask, args=[listener.address])
        process.start()
        with listener.accept() as connection:
            assert connection.recv() == process.pid
        process.join()
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETFL, fcntl.fcntl(writing, fcntl.F_GETFL) | os.O_NONBLOCK)
    assert select.select([], [writing], [], 1)[1] == [writing]
    return 'done'
""",
}

HONEST["what people do with programs: bash, find, grep, diff, mv, tar, timeout and their kin"] = """
import os, subprocess
def run(command, shell='sh', code=0):
    done = subprocess.run([shell, '-c', command], capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stderr) == (code, ''), (command, done)
    return done.stdout
def work():
    os.mkdir('d')
    open('d/f', 'w').write('one\\ntwo\\n')
    open('g', 'w').write('one\\n2\\n')
    assert run('for i in 1 2; do echo $i; done; echo $(cat <<< x); sleep 0.01 & wait', 'bash') == '1\\n2\\nx\\n'
    assert run('grep -rn t.o . | cut -d: -f2; egrep -c . g') == '2\\n2\\n'
    assert run('find . -type f -name f -exec wc -l {} +; diff d/f g', code=1).startswith('2 ./d/f\\n2c2')
    assert run('cmp d/f g', code=1) and run('mv d/f h; mv -f g h; mv d e; ls') == 'e\\nh\\n'
    assert run('ln -s h l; ln h k; ln -sf k l; readlink l; cp -r e z; cp -p h y; ls') == 'k\\ne\\nh\\nk\\nl\\ny\\nz\\n'
    assert run('sed -i s/2/3/ y; cat y; chmod 600 y; install -m 644 y x; rm -r z e; mkdir -p a/b; rmdir a/b; ls') \\
        == 'one\\n3\\na\\nh\\nk\\nl\\nx\\ny\\n'
    assert run('tar cf t.tar h y; rm h y; tar xf t.tar; tar tf t.tar; cat h') == 'h\\ny\\none\\n2\\n'
    assert run('timeout 5 echo hi') == 'hi\\n' and run('timeout 0.1 sleep 9', code=124) == ''
    assert subprocess.check_output(['bash', '-i', '-c', 'echo hi'], stderr=subprocess.DEVNULL) == b'hi\\n'
    assert run('flock lock echo hi; xargs -n1 echo < h') == 'hi\\none\\n2\\n' and run('du -s .')
    following = subprocess.Popen(['tail', '-f', 'h'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert following.stdout.readline() == b'one\\n'
    following.kill()
    following.wait()
    return 'done'
"""
HONEST["how many processors there are"] = """
import os, subprocess, sys
def work():
    assert os.cpu_count() == len(os.sched_getaffinity(0)) == 1
    assert int(subprocess.check_output(['nproc'])) > 0
    code = 'import os; assert os.sched_getaffinity(0) == os.sched_getaffinity(os.getpid())'
    subprocess.run([sys.executable, '-c', code], check=True)
    return 'done'
"""
# What threads may, processes may, too.
for name in ("a selector that threads and handlers wake by pipes and counters",
             "signals to itself, of each kind that Python knows", "how nice it is",
             "who it is among others", "waits for nothing, and for signals",
             "descriptors are copied, and what is printed is caught"):
    HONEST[name] = honest_threads.HONEST[name]
