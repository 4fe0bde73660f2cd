# program - submissions that are run as __main__, and standard input
#
# Run before the fork, after harness.py and in the same namespace. A program ends as one does under a
# Python of its own, up to the point where nothing of it is left that could print: threads joined, exit
# handlers called, its names dropped, what is buffered flushed. Then C ends the process, and the kernel
# tells gradebox the status; so os._exit() and everything else that ends a process is a way to end.
# Only an exception that nobody caught is answered, because it says more than a status.
# SPDX-License-Identifier: MIT
import builtins
import linecache
import sys
from types import ModuleType

SOLUTION, SOLUTION_FILE, Lines, compile_text, flush_output, state = map(globals().get, (
    'SOLUTION', 'SOLUTION_FILE', 'Lines', 'compile_text', 'flush_output', 'state'))

FLUSH_FAILED = 120  # Py_RunMain: standard output could not be flushed


class Program:
    """The one of this box."""
    code = None
    module = None


def open_input():
    """Standard input is descriptor 0 and not the empty one of other boxes."""
    sys.stdin = sys.__stdin__ = open(0, encoding='utf-8', closefd=False)


def load_program(source):
    """Compiles a submission. Raises what Python raises."""
    lines = Lines(source)
    linecache.cache[SOLUTION_FILE] = (len(source), None, lines, SOLUTION_FILE)
    if b'asyncio' in source:
        state.mentions_asyncio = True
    Program.code = compile_text(source, SOLUTION_FILE, lines)
    Program.module = ModuleType('__main__')
    Program.module.__dict__.update(__file__=SOLUTION_FILE, __builtins__=builtins, __cached__=None,
                                   __annotations__={})
    sys.modules.pop(SOLUTION, None)
    sys.modules['__main__'] = Program.module


def exit_status(code):
    """What sys.exit(code) means."""
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xff if -1 << 63 <= code < 1 << 63 else 0xff
    print(code, file=sys.stderr)
    return 1


def drop_module(has_traceback):
    """What the module of a program held goes, and with it what prints when it goes. A traceback, which
    is still to be told, holds it; then only what has something to say is dropped."""
    import gc
    names = Program.module.__dict__
    if has_traceback:
        for name in [name for name, value in names.items() if hasattr(type(value), '__del__')]:
            del names[name]
    Program.module = names = None
    sys.modules.pop('__main__', None)
    gc.collect()


def shut_down(status, has_traceback):
    """What Py_FinalizeEx does as far as a program can see it; the status that is left of it."""
    import atexit
    threading = sys.modules.get('threading')
    if threading is not None:
        threading._shutdown()
    atexit._run_exitfuncs()
    drop_module(has_traceback)
    stream = sys.stdout
    try:
        if stream is not None and not stream.closed:
            stream.flush()
    except Exception:
        status = FLUSH_FAILED
    flush_output()
    return status


def run_program(argv):
    """Runs it to its natural end. Returns its exit status, or raises what it didn't catch."""
    sys.argv = [SOLUTION_FILE, *argv]
    uncaught, status = None, 0
    try:
        exec(Program.code, Program.module.__dict__)
    except SystemExit as end:
        status = exit_status(end.code)
    except BaseException as error:
        uncaught = error
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
    status = shut_down(status, uncaught is not None)
    if uncaught is not None:
        raise uncaught
    return status
