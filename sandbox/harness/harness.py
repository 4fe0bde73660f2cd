# harness - the Python half of what runs in a box
#
# Compiled into the bundle of the standard library and run once, before the fork, as a module that
# stands in no table: C holds the only reference to its dict; importer.py has run in it before. It loads
# a submission, finds its entry, compiles the setter's snippets, and drives coroutines without an
# operating system's event loop. Nothing in here knows an expected value, and nothing in here is
# trusted: once a submission runs it may change all of it.
#
# No path must ever reach the kernel in the `pure` tier, or an honest solution would be reported for
# a forbidden system call. CPython opens source files behind one's back in three places, each shut:
# the compiler (it looks for the line of a SyntaxError: see refuse_sources in warm.c), the C printers
# of uncaught exceptions (see print_exception), and linecache (primed by load).
# SPDX-License-Identifier: MIT
import _io
import builtins
import linecache
import sys
import time
from itertools import islice
from types import CoroutineType, FunctionType, ModuleType

SOLUTION = 'solution'
SOLUTION_FILE = 'solution.py'
SNIPPET_FILE = '<test>'
GENERATE_FILE = '<generate>'
EXPRESSION_FILE = '<py>'
SHOWN_NAMES = 5     # our choice: of what a submission defines, where its entry is missing


# ---- compiling -----------------------------------------------------------------------------------

def source_lines(source):
    """The lines of a source, decoded as Python does, or [] where Python would refuse it."""
    head = source[:256]
    try:
        if source.startswith(b'\xef\xbb\xbf'):
            text = source[3:].decode()
        elif b'coding' not in head:
            text = source.decode()  # any named codec would be imported here, at 0.8 ms
        else:
            from tokenize import detect_encoding
            encoding = detect_encoding(iter(source.splitlines(True)).__next__)[0]
            text = source.decode(encoding)
    except (SyntaxError, UnicodeError, LookupError):
        return []
    return _io.StringIO(text, newline=None).readlines()


class Lines:
    """The lines of a source, decoded and split only when somebody asks for them: few boxes ever do,
    and it would be a fifth of what they cost."""

    def __init__(self, source):
        self.source = source
        self.lines = None

    def split(self):
        if self.lines is None:
            self.lines = source_lines(self.source)
            if self.lines and not self.lines[-1].endswith('\n'):
                self.lines[-1] += '\n'
        return self.lines

    def __len__(self):
        return len(self.split())

    def __getitem__(self, index):
        return self.split()[index]

    def __iter__(self):
        return iter(self.split())


def remember_lines(filename, lines):
    """Primes linecache: without a time stamp checkcache() never looks for the file."""
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    linecache.cache[filename] = (sum(map(len, lines)), None, lines, filename)


def compile_text(source, filename, lines, flags=0):
    """compile(), with the line of a SyntaxError, which the compiler can't read from a file."""
    try:
        return compile(source, filename, 'exec', flags, dont_inherit=True)
    except SyntaxError as error:
        if error.filename == filename and not error.text and error.lineno and \
                error.lineno <= len(lines):
            error.text = lines[error.lineno - 1]
        raise


# ---- the submission ------------------------------------------------------------------------------

NODE_CLASS = '''
class {name}:
    def __init__(self, {parameters}):
        {assignments}
    def __repr__(self):
        return f"{name}({{self.{value}!r}})"
'''


def make_node_class(name, shape, value, *links):
    parameters = ', '.join([value + '=0'] + [link + '=None' for link in links])
    assignments = '; '.join(f'self.{attribute} = {attribute}' for attribute in (value, *links))
    namespace = {'__name__': SOLUTION}
    source = NODE_CLASS.format(name=name, parameters=parameters, assignments=assignments,
                               value=value)
    exec(compile(source, '<gradebox>', 'exec', dont_inherit=True), namespace)
    return namespace[name]


DEFAULT_NODE_TYPES = (
    ('ListNode', 'linked_list', 'val', 'next'),
    ('TreeNode', 'tree', 'val', 'left', 'right'),
)
made_node_classes = {row: make_node_class(*row) for row in DEFAULT_NODE_TYPES}


def node_classes(node_types):
    """name -> class for rows (name, shape, value, links...); those made before the fork are kept."""
    return {row[0]: made_node_classes.get(row) or make_node_class(*row) for row in node_types}


def begin(node_types, name=SOLUTION):
    """The empty module of a submission with the node classes in it: (module, name -> class)."""
    injected = node_classes(node_types)
    module = ModuleType(name)
    module.__file__ = SOLUTION_FILE
    module.__builtins__ = builtins
    module.__dict__.update(injected)
    sys.modules[name] = module
    return module, injected


def load(module, source):
    """Compiles and runs a submission's bytes in its module. Raises what Python raises."""
    lines = Lines(source)
    linecache.cache[SOLUTION_FILE] = (len(source), None, lines, SOLUTION_FILE)
    if b'asyncio' in source:
        state.mentions_asyncio = True
    if state.folder_of_modules:
        with _io.open(f'{state.folder_of_modules}/{SOLUTION_FILE}', 'wb') as file:
            file.write(source)
    exec(compile_text(source, SOLUTION_FILE, lines), module.__dict__)


def find_entry(module, kind, names):
    """The submission's entry.

    'function' and 'class': the first of names that is there and is of that kind, else None.
    'names': the list of those that are missing.
    """
    namespace = module.__dict__
    if kind == 'names':
        return [name for name in names if name not in namespace]
    for name in names:
        found = namespace.get(name)
        if found is not None and (isinstance(found, type) if kind == 'class' else callable(found)):
            if name != names[0]:
                state.entry = {names[0]: found}
            return found
    return None


def describe_missing(module, injected, kind, names):
    """The sentence for an entry that isn't there: what was asked for, and what is there instead."""
    namespace = module.__dict__
    if kind != 'names' and names[0] in namespace:
        return (f"'{names[0]}' must be a {kind}, but it is of the type "
                f"'{type(namespace[names[0]]).__name__}'")
    own = {name: value for name, value in namespace.items()
           if injected.get(name) is not value and type(value) in (FunctionType, type)
           and value.__module__ == module.__name__}
    wanted = (', ' if kind == 'names' else ' or ').join(map(repr, names))
    text = f"it doesn't define {'' if kind == 'names' else f'the {kind} '}{wanted}"
    for name, value in own.items():
        if kind == 'function' and isinstance(value, type):
            methods = [method for method in names if method in value.__dict__]
            if methods:
                return f"{text} outside of a class: '{methods[0]}' is a method of '{name}'"
    shown = [repr(name) for name in own][:SHOWN_NAMES]
    if len(own) > SHOWN_NAMES:
        shown.append('...')
    return f"{text}, only {', '.join(shown)}" if shown else text


# ---- the setter's code ---------------------------------------------------------------------------

def function_from(source, namespace, filename, make, parameters, name):
    """A function whose body is source, with the line numbers of source as written.

    The body is parsed as a module and put into a function's syntax tree, so that it needs no
    indentation (which would change its multi-line strings).
    """
    from _ast import Module, Pass, PyCF_ONLY_AST, arg, arguments
    lines = source.splitlines(True)
    remember_lines(filename, lines)
    body = compile_text(source, filename, lines, PyCF_ONLY_AST).body
    place = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
    if not body:
        body = [Pass(**place)]
    parameters = arguments(posonlyargs=[], args=[arg(arg=one, annotation=None, **place)
                                                 for one in parameters],
                           vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[])
    extra = {'type_params': []} if sys.version_info >= (3, 12) else {}
    function = make(name=name, args=parameters, body=body, decorator_list=[], returns=None,
                    type_comment=None, **extra, **place)
    tree = Module(body=[function], type_ignores=[])
    exec(compile_text(tree, filename, lines), namespace)
    return namespace.pop(name)


def snippet_namespace(module, injected):
    """What a snippet sees: the node classes and the submission's names, in a dict of its own."""
    namespace = {'__name__': 'test', '__builtins__': builtins, **injected}
    for name, value in module.__dict__.items():
        if not (name.startswith('__') and name.endswith('__')):
            namespace[name] = value
    namespace.update(state.entry)
    return namespace


def compile_snippet(source, namespace):
    """A function without parameters, an async one where it awaits something.

    Only there is an event loop running: elsewhere a submission may call asyncio.run().
    """
    if 'asyncio' in source:
        state.mentions_asyncio = True
    from _ast import AsyncFunctionDef, FunctionDef
    try:
        return function_from(source, namespace, SNIPPET_FILE, FunctionDef, (), 'snippet')
    except SyntaxError:
        pass    # or it is wrong as both
    return function_from(source, namespace, SNIPPET_FILE, AsyncFunctionDef, (), 'snippet')


def linked_list(values, cycle=None):
    """Nodes of the first linked-list class; cycle is the index that the last one points to."""
    make, row = state.builders['linked_list']
    nodes = [make(value) for value in values]
    for node, following in zip(nodes, nodes[1:]):
        setattr(node, row[3], following)
    if nodes:
        setattr(nodes[-1], row[3], None if cycle is None else nodes[cycle])
    return nodes[0] if nodes else None


def tree(values):
    """A binary tree from its values in level order, None for a missing child."""
    make, row = state.builders['tree']
    values = list(values)
    if not values or values[0] is None:
        return None
    root = make(values[0])
    parents, at = [root], 1
    for parent in parents:
        for link in row[3:5]:
            child = None
            if at < len(values) and values[at] is not None:
                child = make(values[at])
                parents.append(child)
            setattr(parent, link, child)
            at += 1
    if at < len(values):
        raise ValueError('tree: a value without a parent')
    return root


def setter_namespace(node_types=DEFAULT_NODE_TYPES):
    """What !py expressions and `generate` see besides the built-in names."""
    import math
    import random
    import string
    classes = node_classes(node_types)
    for row in reversed(node_types):
        state.builders[row[1]] = (classes[row[0]], row)
    return {'__name__': 'setter', '__builtins__': builtins, 'math': math, 'random': random,
            'string': string, 'linked_list': linked_list, 'tree': tree, **classes}


def compile_expression(expression):
    remember_lines(EXPRESSION_FILE, expression.splitlines(True))
    return compile(expression.lstrip(' \t'), EXPRESSION_FILE, 'eval', dont_inherit=True)


def evaluate(expression, namespace):
    """The value of a !py expression."""
    return eval(compile_expression(expression), dict(namespace))


def compile_generate(source, namespace):
    from _ast import FunctionDef
    return function_from(source, namespace, GENERATE_FILE, FunctionDef, ('rng', 'index'), 'generate')


def generate(source, seed_text, index, namespace):
    """What the body of a generate function returns; the same seed and index give the same."""
    from random import Random
    function = compile_generate(source, dict(namespace))
    return function(Random(f'{seed_text}:{index}'), index)


def check_code(kind, source):
    """Raises what Python has against a snippet (0), the body of generate (1) or an expression (2)."""
    if kind == 0:
        compile_snippet(source, {})
    elif kind == 1:
        compile_generate(source, {})
    else:
        compile_expression(source)


def examine(name, source, options):
    """What one of our own modules finds in the syntax tree of a source, of which nothing is run."""
    return __import__('gradebox ' + name).examine(source, *options)


# ---- coroutines and iterators --------------------------------------------------------------------

class State:
    """What changes after the fork."""
    mentions_asyncio = False    # by the submission or a snippet
    builders = {}               # shape -> (class, row of node_types)
    folder_of_modules = None    # where programs that a box starts look for the submission
    entry = {}                  # first name -> what stands there under an alias: snippets say that name


state = State()


def install_event_loop(asyncio):
    """Makes asyncio's own functions use a loop that asks the kernel for nothing but sleep."""
    from asyncio import base_events, events

    class Selector:
        def select(self, timeout):
            if timeout is None:
                # Nothing is ready and no timer runs: only another thread could still help.
                threading = sys.modules.get('threading')
                if threading is None or threading.active_count() <= 1:
                    raise RuntimeError('deadlock: every task waits for something that no task '
                                       'will do')
                timeout = 0.001
            if timeout > 0:
                time.sleep(timeout)
            return ()

    class EventLoop(base_events.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = Selector()

        def _process_events(self, events):
            pass

        def _write_to_self(self):
            pass

    base = getattr(events, 'BaseDefaultEventLoopPolicy', None) or events._BaseDefaultEventLoopPolicy

    class EventLoopPolicy(base):
        _loop_factory = EventLoop

    events._event_loop_policy = EventLoopPolicy()


def name_platform(platform):
    """uname(2) would tell a box the name of the machine, if it were allowed; uuid and others ask."""
    platform._uname_cache = platform.uname_result('Linux', 'box', '', '', sys.implementation._multiarch
                                                  .partition('-')[0])


def describe_machine(os):
    """What honest programs and Python's own modules ask: how many processors there are, for which the
    C library would look into /sys and /proc, and where they are, which has no name for the kernel."""
    os.cpu_count = lambda: 1
    os.sched_getaffinity = lambda pid, /: {0}
    os.getcwd = lambda: '/'
    os.getcwdb = lambda: b'/'


globals()['after_import'].update(asyncio=install_event_loop, platform=name_platform)


def step(awaitable):
    """Runs an awaitable that needs no event loop."""
    steps = awaitable if hasattr(awaitable, 'send') else awaitable.__await__()
    while True:
        try:
            wanted = steps.send(None) if hasattr(steps, 'send') else next(steps)
        except StopIteration as end:
            return end.value
        if wanted is not None:
            raise RuntimeError(f'an awaitable without an event loop yielded {wanted!r}')


def drive(awaitable):
    """Runs a coroutine or another awaitable to its end and returns its result."""
    if not state.mentions_asyncio and 'asyncio' not in sys.modules:
        return step(awaitable)
    import asyncio

    async def wait():
        return await awaitable
    with asyncio.Runner() as runner:
        return runner.run(awaitable if type(awaitable) is CoroutineType else wait())


async def take_async(iterator, n):
    items = []
    if n > 0:
        async for item in iterator:
            items.append(item)
            if len(items) >= n:
                break
    return items


def take(iterator, n):
    """At most n items, as a list."""
    if hasattr(type(iterator), '__anext__'):
        return drive(take_async(iterator, n))
    return list(islice(iterator, n))


def settle(value, n):
    """What counts as the result of a call: coroutines awaited, iterators as lists."""
    if type(value) is CoroutineType or hasattr(type(value), '__await__'):
        value = drive(value)
    kind = type(value)
    if hasattr(kind, '__anext__') or (hasattr(kind, '__next__') and hasattr(kind, '__iter__')):
        return take(value, n)
    return value


# ---- what site and the console would have set up -------------------------------------------------

def print_exception(kind, value, trace):
    """sys.excepthook in Python: the one in C opens the source file."""
    import traceback
    traceback.print_exception(kind, value, trace)


def print_unraisable(unraisable):
    import traceback
    stream = sys.stderr
    if stream is None:
        return
    stream.write(f'{unraisable.err_msg or "Exception ignored in"}: {unraisable.object!r}\n')
    traceback.print_exception(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback,
                              file=stream)


def rehearse():
    """Goes through what every test goes through: what that changes is changed before the fork, and
    not in a copy of the page in every box."""
    for _ in range(8):  # code is specialised after so many calls
        module, _ = begin(DEFAULT_NODE_TYPES)
        load(module, b'def f(x):\n    return [x]\n')
        settle(find_entry(module, 'function', ['f'])(1), 1)
        flush_output()
    del sys.modules[SOLUTION], linecache.cache[SOLUTION_FILE]


def set_up():
    """Once, in the zygote."""
    import _sitebuiltins
    builtins.exit = _sitebuiltins.Quitter('exit', 'Ctrl-D (i.e. EOF)')
    builtins.quit = _sitebuiltins.Quitter('quit', 'Ctrl-D (i.e. EOF)')
    builtins.help = _sitebuiltins._Helper()
    sys.stdin = _io.TextIOWrapper(_io.BytesIO(), encoding='utf-8')
    sys.__stdin__ = sys.stdin
    sys.argv = [SOLUTION_FILE]
    sys.excepthook = print_exception
    sys.unraisablehook = print_unraisable
    import os
    describe_machine(os)
    import random
    random.seed(0)  # what a solution draws at random is the same in every box
    import gc
    rehearse()
    gc.freeze()     # the collector in a box must not write to what is shared with the zygote


real_stdout, real_stderr = sys.stdout, sys.stderr


def flush_output():
    """Whatever the submission has put in the place of sys.stdout, what it printed comes out."""
    for stream in (sys.stdout, sys.stderr, real_stdout, real_stderr):
        try:
            stream.flush()
        except Exception:
            pass
