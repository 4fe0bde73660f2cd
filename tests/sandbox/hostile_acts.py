"""hostile_acts - submissions that attack the grader, the machine, or what surrounds them

A row: what it does, challenge, source, verdict (two where the interpreter's build decides). The
sources of ACTS and ASLEEP are bodies of `items(n)`; those of MODULES are whole files.
SPDX-License-Identifier: MIT
"""

# What a grader might be expected to believe.
TOKENS = 'b\'{"verdict": "AC", "score": 100.0}\\nok 1 - four\\n<PASSED::>\\nOK\\n\''

# A RESULT frame as the harness sends it, with the right answer and a guessed nonce: header of
# length, type and nonce, then CBOR for [0, [0, 1, 2, 3], null].
FORGED = (
    "import os, struct\n"
    "body = b'\\x83\\x00\\x84\\x00\\x01\\x02\\x03\\xf6'\n"
    "for nonce in (0, 1, 2, 2**64 - 1):\n"
    "    frame = struct.pack('=IIQ', len(body), {type}, nonce) + body\n"
    "    os.write(3, frame)\n"
)
FRAME_LOADED, FRAME_RESULT = 66, 68

ACTS = [
    # ---- leaving early
    ("os._exit(0)", "import os; os._exit(0)", "RE"),
    ("os._exit(1)", "import os; os._exit(1)", "RE"),
    ("sys.exit()", "import sys; sys.exit()", "RE"),
    ("sys.exit(0)", "import sys; sys.exit(0)", "RE"),
    ("exit after printing success", f"import os; os.write(1, {TOKENS}); os._exit(0)", "RE"),
    ("raise SystemExit", "raise SystemExit", "RE"),
    ("raise KeyboardInterrupt", "raise KeyboardInterrupt", "RE"),
    ("raise GeneratorExit", "raise GeneratorExit", "RE"),
    ("raise StopIteration", "raise StopIteration([0, 1, 2, 3])", "RE"),
    ("raise MemoryError", "raise MemoryError", "MLE"),
    ("raise RecursionError", "raise RecursionError", "RE"),
    ("raise its own BaseException", "class E(BaseException): pass\nraise E([0, 1, 2, 3])", "RE"),
    ("os.abort()", "import os; os.abort()", "RE"),

    # ---- exceptions that fight back
    ("__str__ that raises",
     "class E(Exception):\n    def __str__(self): raise E\nraise E()", "RE"),
    ("__str__ that returns no text",
     "class E(Exception):\n    def __str__(self): return 7\nraise E()", "RE"),
    ("__str__ that exits",
     "import os\nclass E(Exception):\n    def __str__(self): os._exit(0)\nraise E()", "RE"),
    ("__str__ that never ends",
     "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E()", "RE TLE"),
    ("__repr__ and __eq__ that never end",
     "class E(Exception):\n    def __repr__(self):\n        while True: pass\n"
     "    __eq__ = __hash__ = __repr__\nraise E(E())", "RE TLE"),
    ("a class name of 5 MB", "raise type('E' * 5000000, (Exception,), {})()", "RE"),
    ("a message of 10 MB", "raise ValueError('x' * 10000000)", "RE"),
    ("a message with lone surrogates and NULs", "raise ValueError('\\ud800\\0\\x1b[31m')", "RE"),
    ("a metaclass whose __name__ raises",
     "class M(type):\n    __name__ = property(lambda c: 1 / 0)\n    __mro__ = __name__\n"
     "class E(Exception, metaclass=M): pass\nraise E()", "RE"),
    ("a chain of causes that is a circle",
     "a, b = ValueError(1), ValueError(2)\na.__cause__, b.__cause__ = b, a\nraise a", "RE"),
    ("a traceback that is gone", "raise ValueError('x').with_traceback(None)", "RE"),
    ("a group in a group, 500 deep",
     "e = ValueError(1)\nfor _ in range(500): e = ExceptionGroup('x', [e])\nraise e", "RE"),

    # ---- descriptors
    ("writes success to every descriptor, then a wrong answer",
     "import os\nfor fd in range(1024):\n    try:\n"
     f"        os.write(fd, {TOKENS})\n    except OSError: pass\nreturn 7", "RE"),
    ("writes success to every descriptor, then the right answer",
     "import os\nfor fd in range(1024):\n    try:\n"
     f"        os.write(fd, {TOKENS})\n    except OSError: pass\nreturn list(range(n))", "RE"),
    ("writes zeros to every descriptor but its output",
     "import os\nfor fd in range(3, 1024):\n    try: os.write(fd, bytes(4096))\n"
     "    except OSError: pass\nreturn list(range(n))", "RE"),
    ("prints success", f"print({TOKENS}.decode(), flush=True)\nreturn 7", "WA"),
    ("sends a forged result, then exits",
     FORGED.format(type=FRAME_RESULT) + "os._exit(0)", "RE"),
    ("sends a forged result, then returns nothing", FORGED.format(type=FRAME_RESULT), "RE"),
    ("sends a forged result, then sleeps",
     FORGED.format(type=FRAME_RESULT) + "import time; time.sleep(60)", "RE"),
    ("sends a frame of another kind", FORGED.format(type=FRAME_LOADED) + "os._exit(0)", "RE"),
    ("announces a frame of 4 GiB",
     "import os, struct\nos.write(3, struct.pack('=IIQ', 2**32 - 1, 68, 0))\n"
     "return list(range(n))", "RE"),
    ("closes every descriptor",
     "import os\nfor fd in range(1024):\n    try: os.close(fd)\n    except OSError: pass\n"
     "return list(range(n))", "RE"),
    ("closes its output, and is right",
     "import os\nfor fd in range(3): os.close(fd)\nreturn list(range(n))", "AC"),
    ("moves a descriptor over the socket", "import os\nos.dup2(1, 3)", "SV"),
    ("copies a descriptor", "import os\nos.dup(1)", "SV"),
    ("os.closerange", "import os\nos.closerange(3, 64)\nreturn list(range(n))", "RE SV"),

    # ---- other processes
    ("fork", "import os\nos.fork()\nreturn list(range(n))", "SV"),
    ("fork, and catches the refusal",
     "import os\ntry: os.fork()\nexcept OSError: pass\nreturn list(range(n))", "SV"),
    ("vfork through subprocess", "import subprocess\nsubprocess.run(['/bin/true'])", "SV"),
    ("os.system", "import os\nos.system('true')\nreturn list(range(n))", "SV"),
    ("exec", "import os\nos.execv('/bin/true', ['true'])", "SV"),
    ("os.posix_spawn", "import os\nos.posix_spawn('/bin/true', ['true'], {})", "SV"),
    ("multiprocessing", "import multiprocessing\nmultiprocessing.Process().start()", "SV RE"),
    ("a thread", "import threading\nthreading.Thread(target=print).start()", "SV"),
    ("a thread pool",
     "from concurrent.futures import ThreadPoolExecutor\n"
     "with ThreadPoolExecutor() as pool: return list(pool.map(int, range(n)))", "SV"),
    ("kill -9 of itself", "import os\nos.kill(os.getpid(), 9)\nreturn list(range(n))", "SV"),
    ("kill -9 of process 1", "import os\nos.kill(1, 9)", "SV"),
    ("kill -9 of everybody", "import os\nos.kill(-1, 9)", "SV"),
    ("kill -9 of its group", "import os\nos.kill(0, 9)", "SV"),
    ("kill -9 of its parent", "import os\nos.kill(os.getppid(), 9)", "SV"),
    ("kill -9 of 300 numbers",
     "import os\nfor pid in range(300):\n    try: os.kill(pid, 9)\n    except OSError: pass\n"
     "return list(range(n))", "SV"),
    ("raises SIGTERM", "import signal\nsignal.raise_signal(signal.SIGTERM)", "SV"),
    ("a priority", "import os\nos.nice(-20)", "SV"),

    # ---- files, network, native code
    ("open for reading", "return open('/etc/passwd').read()", "SV"),
    ("open, and catches the refusal",
     "try: open('/etc/passwd')\nexcept OSError: pass\nreturn list(range(n))", "SV"),
    ("open for writing", "open('/tmp/x', 'w')", "SV"),
    ("its own memory as a file", "return open('/proc/self/mem', 'rb').read(1)", "SV"),
    ("its descriptors as files", "return open('/proc/self/fd/3', 'rb')", "SV"),
    ("a directory", "import os\nreturn os.listdir('/')", "SV"),
    ("a new directory", "import os\nos.mkdir('/tmp/x')", "SV"),
    ("chdir", "import os\nos.chdir('/')", "SV"),
    ("a temporary file", "import tempfile\ntempfile.TemporaryFile()", "SV RE"),
    ("os.path.exists, an honest probe",
     "import os.path\nreturn list(range(n)) if not os.path.exists('/etc/passwd') else 7", "AC"),
    ("memfd", "import os\nos.memfd_create('x')", "SV"),
    ("a pipe", "import os\nos.pipe()", "SV"),
    ("a socket", "import socket\nsocket.socket()", "SV"),
    ("a socket pair", "import socket\nsocket.socketpair()", "SV"),
    ("a raw socket", "import socket\nsocket.socket(socket.AF_PACKET, socket.SOCK_RAW)", "SV"),
    ("an event loop",
     "import asyncio\nasync def f(): return list(range(n))\nreturn asyncio.run(f())", "AC SV"),
    ("ctypes", "import ctypes\nctypes.CDLL(None).getppid()", "RE SV"),
    ("shared memory", "import mmap\nmmap.mmap(-1, 1 << 30)\nreturn list(range(n))", "RE SV"),
    ("32 refused calls",
     "import os\nfor _ in range(32):\n    try: os.fork()\n    except OSError: pass\n"
     "return list(range(n))", "SV"),
    ("a refused call, whose line is hidden",
     "import os, signal\nfor number in range(1, 65):\n"
     "    try: signal.signal(number, signal.SIG_IGN)\n    except (OSError, ValueError): pass\n"
     "try: os.fork()\nexcept OSError: pass\nreturn list(range(n))", "SV"),
    ("a refused call, and a handler that never ends",
     "import os, signal\ndef f(*args):\n    while True: pass\nfor number in range(32, 65):\n"
     "    try: signal.signal(number, f)\n    except (OSError, ValueError): pass\n"
     "try: os.fork()\nexcept OSError: pass\nreturn list(range(n))", "SV"),

    # ---- time
    ("spins", "while True: pass", "TLE"),
    ("spins in C", "return 10 ** 10 ** 8", "TLE"),
    ("spins in a regular expression", "import re\nre.match('(a+)+$', 'a' * 64 + 'b')", "TLE"),
    ("catches everything and goes on",
     "while True:\n    try:\n        while True: pass\n    except BaseException: pass", "TLE"),
    ("ignores every signal and spins",
     "import signal\nfor number in range(1, 65):\n"
     "    try: signal.signal(number, signal.SIG_IGN)\n    except (OSError, ValueError): pass\n"
     "while True: pass", "TLE"),
    ("an alarm that raises",
     "import signal\ndef f(*args): raise TimeoutError\nsignal.signal(signal.SIGALRM, f)\n"
     "signal.setitimer(signal.ITIMER_REAL, 0.05)\nwhile True: pass", "RE"),
    ("an alarm every millisecond, and is right",
     "import signal\nsignal.signal(signal.SIGALRM, lambda *args: None)\n"
     "signal.setitimer(signal.ITIMER_REAL, 1e-3, 1e-3)\nreturn list(range(n))", "AC"),
    ("reads its standard input", "return list(range(int(input())))", "RE"),

    # ---- memory
    ("bytearray of 64 TiB", "bytearray(1 << 46)", "MLE"),
    ("a list of 10^9", "return [0] * 10**9", "MLE"),
    ("a list that grows", "a = []\nwhile True: a.append(1.5)", "MLE"),
    ("a text that doubles", "a = 'x'\nwhile True: a += a", "MLE"),
    ("a dict that grows", "a = {}\nwhile True: a[len(a)] = a", "MLE"),
    ("an integer that doubles", "a = 1\nwhile True: a <<= 8 * 1000000", "MLE"),
    ("one huge format", "return '%1000000000d' % 1", "MLE"),
    ("60 MB at once", "return len(bytearray(60 << 20))", "MLE"),
    ("60 MB in small pieces", "return len([bytes(1000) for _ in range(60000)])", "MLE"),
    ("30 MB, which is allowed", "return list(range(n)) if bytearray(30 << 20) else 0", "AC"),
    ("frames without end", "import sys\nsys.setrecursionlimit(10**9)\nreturn items(n)", "MLE"),

    # ---- recursion
    ("recursion", "return items(n)", "RE"),
    ("recursion between two", "f = lambda: g()\ng = lambda: f()\nf()", "RE"),
    ("recursion that catches its error",
     "try: return items(n)\nexcept RecursionError: return items(n)", "RE TLE"),
    ("recursion in C, limited", "import json\njson.loads('[' * 100000)", "RE"),

    # ---- output
    ("prints without end", "while True: print('x' * 100)", "OLE"),
    ("prints on stderr without end",
     "import sys\nwhile True: print('x' * 100, file=sys.stderr)", "OLE"),
    ("writes without end", "import os\nwhile True: os.write(1, b'x' * 65536)", "OLE"),
    ("one print of 20 MB", "print('x' * 20000000)\nreturn list(range(n))", "OLE"),
    ("prints more than is kept, and is right", "print('x' * 20000)\nreturn list(range(n))", "AC"),
    ("prints half a character, and is right",
     "import os\nos.write(1, b'\\xe2\\x82')\nreturn list(range(n))", "AC"),

    # ---- breaking what it stands on, and being right
    ("builtins replaced",
     "import builtins\nfor name in list(vars(builtins)):\n"
     "    if name in ('len', 'list', 'isinstance', 'type', 'repr', 'str', 'int', 'iter'):\n"
     "        setattr(builtins, name, None)\nreturn [0, 1, 2, 3]", "AC RE"),
    ("builtins emptied", "import builtins\nvars(builtins).clear()\nreturn [0, 1, 2, 3]", "AC RE"),
    ("sys.modules emptied", "import sys\nsys.modules.clear()\nreturn [0, 1, 2, 3]", "AC"),
    ("sys.stdout without write", "import sys\nsys.stdout = sys.stderr = 7\nreturn [0, 1, 2, 3]", "AC"),
    ("sys.stdout that raises",
     "import sys\nclass O:\n    def __getattr__(self, name): raise ValueError\n"
     "sys.stdout = O()\nreturn [0, 1, 2, 3]", "AC"),
    ("sys.stdout deleted", "import sys\ndel sys.stdout\nreturn [0, 1, 2, 3]", "AC"),
    ("its own function deleted", "global items\ndel items\nreturn [0, 1, 2, 3]", "AC"),
    ("the recursion limit at its lowest",
     "import sys\nsys.setrecursionlimit(30)\nreturn [0, 1, 2, 3]", "AC"),
    ("an atexit that never ends",
     "import atexit\n@atexit.register\ndef f():\n    while True: pass\nreturn [0, 1, 2, 3]", "AC"),
    ("a __del__ that never ends",
     "global keep\nclass D:\n    def __del__(self):\n        while True: pass\n"
     "keep = D()\nreturn [0, 1, 2, 3]", "AC"),
    ("a trace function that counts",
     "import sys\nsys.settrace(lambda *args: None)\nreturn [0, 1, 2, 3]", "AC"),
    ("builtins replaced, and is wrong",
     "import builtins\nbuiltins.len = builtins.isinstance = builtins.all = lambda *a: True\n"
     "return []", "WA"),
]

# Bodies too, against a short limit of wall time.
ASLEEP = [
    ("begins a frame and stops",
     "import os, time\nos.write(3, b'\\x08\\0\\0\\0D')\ntime.sleep(60)", "TLE RE"),
    ("reads the grader's socket", "import os\nos.read(3, 100000)", "TLE"),
    ("sleeps", "import time\ntime.sleep(60)", "TLE"),
    ("sleeps in small pieces", "import time\nwhile True: time.sleep(0.001)", "TLE"),
    ("waits for a lock", "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
     "TLE"),
]

MODULES = [
    # ---- while it is loaded
    ("exits while it is loaded", "items", "import sys\nsys.exit(0)", "LE"),
    ("os._exit while it is loaded", "items", "import os\nos._exit(0)", "LE RE"),
    ("interrupts while it is loaded", "items", "raise KeyboardInterrupt", "LE"),
    ("spins while it is loaded", "items", "while True: pass", "TLE"),
    ("sleeps while it is loaded", "brief", "import time\ntime.sleep(60)", "TLE"),
    ("eats memory while it is loaded", "items", "x = bytearray(60 << 20)", "MLE"),
    ("prints without end while it is loaded", "items", "while True: print('x' * 100)", "OLE"),
    ("forks while it is loaded", "items", "import os\nos.fork()\ndef items(n): pass", "SV"),
    ("closes the socket while it is loaded", "items", "import os\nos.close(3)", "RE"),
    ("compiles a huge constant", "items", "x = 2 ** 2 ** 40", "MLE LE TLE"),
    ("is nested beyond the parser", "items", "x = " + "-" * 200000 + "1", "LE MLE"),

    # ---- through the C stack: each map asks the one inside, and nobody counts
    ("recursion in C through the whole stack", "deep",
     "def items(n):\n    it = iter(())\n    for _ in range(800000): it = map(int, it)\n"
     "    return list(it)", "RE"),

    # ---- looking for what is expected
    ("walks frames for the answer", "planted", """
import sys
def answer(question):
    needle = "".join(map(chr, (112, 108, 97, 110, 116, 101, 100, 45)))
    frame = sys._getframe()
    while frame is not None:
        for space in (frame.f_locals, frame.f_globals, frame.f_builtins):
            for value in list(space.values()):
                if isinstance(value, str) and value.startswith(needle):
                    return value
        frame = frame.f_back
    return "nothing found"
""", "WA"),
    ("walks the collector's objects for the answer", "planted", """
import gc, sys
def answer(question):
    needle = "".join(map(chr, (112, 108, 97, 110, 116, 101, 100, 45)))
    gc.unfreeze()
    seen, todo = set(), gc.get_objects() + [sys._getframe()]
    while todo:
        thing = todo.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        kind = type(thing)
        if kind is str and thing.startswith(needle):
            return thing
        if kind in (bytes, bytearray) and needle.encode() in thing:
            at = thing.index(needle.encode())
            return bytes(thing[at:at + 18]).decode()
        if kind not in (str, int, bytes, float):
            todo.extend(gc.get_referents(thing))
    return "nothing found"
""", "WA"),
    ("looks through environment and arguments", "planted", """
import os, sys
def answer(question):
    needle = "".join(map(chr, (112, 108, 97, 110, 116, 101, 100, 45)))
    for text in [*os.environ.values(), *sys.argv, *sys.orig_argv, *sys.path]:
        if needle in text:
            return text
    return "nothing found"
""", "WA"),
    ("subclasses of everything, for one that was imported to grade", "items", """
def items(n):
    for kind in object.__subclasses__():
        if "expect" in kind.__name__.lower() or "compar" in kind.__name__.lower():
            return kind
    return 7
""", "WA"),
]

# It is the control of the search above: the same walk does find what is there.
CONTROL = """
import gc, sys
def answer(question):
    needle = "".join(map(chr, (97, 115, 107, 101, 100, 45)))
    del question
    seen, todo = set(), gc.get_objects() + [sys._getframe()]
    while todo:
        thing = todo.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if type(thing) is str and thing.startswith(needle):
            return "found " + thing
        if type(thing) not in (str, int, bytes, float):
            todo.extend(gc.get_referents(thing))
    return "nothing found"
"""


def body(source):
    return "def items(n):\n" + "".join(f"    {line}\n" for line in source.splitlines())


HOSTILE_ACTS = [
    *((name, "items", body(source), verdict) for name, source, verdict in ACTS),
    *((name, "brief", body(source), verdict) for name, source, verdict in ASLEEP),
    *MODULES,
]
