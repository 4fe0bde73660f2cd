# rules - what a challenge's rules have against a source, found on its syntax tree
#
# In the bundle as 'gradebox rules'; imported only in the box that is asked, which never runs a line of the
# source. names.py tells what names stand for. Where that can't be told, the answer leans towards the rule
# for what is only good for hiding (eval, a name for getattr() that is put together), and towards the
# submission elsewhere.
# SPDX-License-Identifier: MIT
import ast
import builtins
import sys
import warnings

names, things = __import__('gradebox names'), __import__('gradebox things')
MODULE, MEMBER, CLASS, INSTANCE, NAMES_OF, ALL_NAMES, UNKNOWN = (
    things.MODULE, things.MEMBER, things.CLASS, things.INSTANCE, things.NAMES_OF,
    things.ALL_NAMES, things.UNKNOWN)

MOST_FOUND = 20     # our choice: one is enough
DEEP_TREES = 60000  # frames of Python, which cost no C stack since 3.11

# Words of forbid_syntax: what they stand for, for people; then which nodes they are.
SYNTAX = {
    'dict': ('a dict display or comprehension', lambda node: isinstance(node, (ast.Dict, ast.DictComp))),
    'for': ('a for loop', lambda node: isinstance(node, (ast.For, ast.AsyncFor))),
    'generator': ('a generator expression', lambda node: isinstance(node, ast.GeneratorExp)),
    'in': ("the operator 'in'", lambda node: isinstance(node, ast.Compare) and
           any(isinstance(op, (ast.In, ast.NotIn)) for op in node.ops)),
    'list': ('a list display or comprehension', lambda node: isinstance(node, ast.ListComp) or
             isinstance(node, ast.List) and isinstance(node.ctx, ast.Load)),
    'set': ('a set display or comprehension', lambda node: isinstance(node, (ast.Set, ast.SetComp))),
    'slice': ('a slice', lambda node: isinstance(node, ast.Subscript) and has_slice(node.slice)),
    'tuple': ('a tuple display', lambda node: isinstance(node, ast.Tuple) and
              isinstance(node.ctx, ast.Load)),
    'while': ('a while loop', lambda node: isinstance(node, ast.While)),
    'yield': ('yield', lambda node: isinstance(node, (ast.Yield, ast.YieldFrom))),
}

# Behind these no rule can look. What runs text, whatever the rules are...
TEXT_MEMBERS = {'builtins.eval', 'builtins.exec', 'builtins.compile', 'types.CodeType',
                'types.FunctionType', 'typing.ForwardRef'}
TEXT_MODULES = {'_imp', 'bdb', 'code', 'codeop', 'ctypes', 'imp', 'marshal', 'runpy', 'zipimport'}
# ... but these are imported by honest people, too, for the lines below `if __name__ == "__main__":`, which
# never run: it is their use elsewhere that counts.
TOOL_MODULES = {'cProfile', 'doctest', 'pdb', 'profile', 'timeit', 'trace', 'unittest'}
# ... except for what runs nothing: it is time.perf_counter by another name.
HARMLESS_TOOLS = {'timeit.default_timer'}
# ... and what loads or finds whatever it is told, where imports or calls are forbidden.
FINDING_MEMBERS = {'builtins.__loader__', 'builtins.__spec__', 'importlib.reload', 'inspect.getattr_static',
                   'inspect.getmembers', 'sys.meta_path', 'sys.modules', 'sys.path_hooks'}
FINDING_MODULES = {'gc', 'importlib.machinery', 'importlib.util', 'pickle', 'pkgutil', 'pydoc', 'shelve',
                   '_frozen_importlib', '_frozen_importlib_external'}
FINDING_ATTRIBUTES = {'__subclasses__', '__globals__', '__builtins__', '__loader__', '__spec__',
                      'f_globals', 'f_builtins', 'f_locals'}
# What is asked for a name or a module: seen where it is called.
FOLLOWED = {'builtins.getattr', 'builtins.vars', 'builtins.globals', 'builtins.__import__',
            'importlib.__import__', 'importlib.import_module', 'operator.attrgetter',
            'operator.methodcaller'}
BY_NAME = {'builtins.getattr': 1, 'operator.attrgetter': 0, 'operator.methodcaller': 0}


def is_main_guard(node):
    """if __name__ == "__main__": without an else"""
    test = node.test if isinstance(node, ast.If) and not node.orelse else None
    return isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and \
        test.left.id == '__name__' and isinstance(test.ops[0], ast.Eq) and len(test.ops) == 1 and \
        isinstance(test.comparators[0], ast.Constant) and test.comparators[0].value == '__main__'


def asks_its_name_only(tree):
    """Whether nothing could make __name__ another than it is: it is only read, and never spelled otherwise."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == '__name__' and not isinstance(node.ctx, ast.Load) \
                or isinstance(node, ast.Constant) and isinstance(node.value, str) and '__name__' in node.value \
                or isinstance(node, ast.Attribute) and node.attr == '__name__' \
                and not isinstance(node.ctx, ast.Load) \
                or isinstance(node, (ast.alias, ast.arg, ast.Global, ast.Nonlocal, ast.ExceptHandler,
                                     ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.MatchAs,
                                     ast.MatchStar, ast.MatchMapping)) and '__name__' in names_bound(node):
            return False
    return True


def names_bound(node):
    """The names that a node other than a Name binds or declares."""
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        return node.names
    return [getattr(node, one, None) for one in ('name', 'asname', 'arg', 'rest')]


def never_runs(tree):
    """The nodes below `if __name__ == "__main__":` at the top of a module that keeps its name."""
    if not asks_its_name_only(tree):
        return set()
    return {id(node) for guard in tree.body if is_main_guard(guard)
            for statement in guard.body for node in ast.walk(statement)}


def bound_in(tree):
    """The variables and parameters that a tree binds, wherever."""
    return {one.id if isinstance(one, ast.Name) else one.arg for one in ast.walk(tree)
            if isinstance(one, ast.arg) or isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def has_slice(node):
    return isinstance(node, ast.Slice) or \
        isinstance(node, ast.Tuple) and any(isinstance(one, ast.Slice) for one in node.elts)


def plain(path):
    """_functools is where functools has it from."""
    return '.'.join(part.lstrip('_') or part for part in path.split('.'))


def real(path):
    """What a dotted path of the standard library is, or None."""
    module, _, rest = path.partition('.')
    if module not in sys.stdlib_module_names:
        return None
    try:
        found = __import__(module)
        for part in rest.split('.') if rest else ():
            if not hasattr(found, part) and isinstance(found, type(sys)):
                __import__(f'{found.__name__}.{part}')
            found = getattr(found, part)
        return found
    except Exception:
        return None


def is_same(path, wanted):
    """Whether a module has from elsewhere, under the same name, what the rule forbids."""
    if path.rpartition('.')[2] != wanted.rpartition('.')[2]:
        return False
    found, forbidden = real(path), real(wanted)
    return forbidden is not None and (found is forbidden or
                                      getattr(found, '__origin__', None) is forbidden)


class Check:
    def __init__(self, imports, calls, syntax):
        self.imports = imports
        self.calls = [one for one in calls if '.' not in one]
        self.paths = [one for one in calls if '.' in one and
                      not isinstance(getattr(builtins, one.partition('.')[0], None), type)]
        # list.sort is sort of whatever is no module: nobody can tell what x is in x.sort().
        self.methods = {one.rpartition('.')[2]: one for one in calls
                        if '.' in one and one not in self.paths}
        self.syntax = syntax
        self.has_calls = bool(calls)
        self.first_rule = 'forbid_imports' if imports else 'forbid_calls' if calls else 'forbid_syntax'
        self.members = TEXT_MEMBERS | FINDING_MEMBERS if imports or calls else TEXT_MEMBERS
        self.modules = TEXT_MODULES | FINDING_MODULES if imports or calls else TEXT_MODULES
        self.attributes = FINDING_ATTRIBUTES if imports or calls else set()
        self.found = []
        self.mentioned = set()  # modules, as plain names
        self.harmless = set()   # ids of nodes

    def add(self, node, rule, name, text):
        row = [node.lineno, rule, name, text]
        if row not in self.found:
            self.found.append(row)

    def opaque(self, node, what):
        self.add(node, self.first_rule, what, f'it uses {what}, behind which no rule can look')

    def only_known_later(self, node):
        """Which name it is that getattr() or a dict of names is asked for, or which module is imported."""
        if self.has_calls or self.imports:
            self.opaque(node, 'a name that is only known later')

    # Modules.

    def module(self, node, path):
        """A module is imported, or what a module of the standard library has got it from is used."""
        self.mentioned.add(plain(path).partition('.')[0])
        for wanted in self.imports:
            if plain(path) == wanted or path == wanted or plain(path).startswith(wanted + '.'):
                self.add(node, 'forbid_imports', wanted, f"it imports '{path}'")
        is_harmless = isinstance(node, (ast.Import, ast.ImportFrom)) or id(node) in self.harmless
        tools = set() if is_harmless else TOOL_MODULES
        if any(path == one or path.startswith(one + '.') for one in self.modules | tools):
            self.opaque(node, f"the module '{path}'")

    def statement(self, node):
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.module(node, alias.name)
            return
        module = '.' * node.level + (node.module or '')
        self.module(node, module)
        for alias in node.names:
            if alias.name != '*':
                self.member_as_module(node, f'{module}.{alias.name}')
                self.lent(node, f'{module}.{alias.name}')

    def lent(self, node, path):
        """What is imported by its name may be the entry itself, which nobody else in the source has to use."""
        for wanted in self.paths:
            if path == wanted or plain(path) == wanted or is_same(path, wanted):
                self.add(node, 'forbid_calls', wanted, f"it imports '{path}'")

    def member_as_module(self, node, path):
        if any(plain(path) == wanted or plain(path).startswith(wanted + '.') for wanted in self.imports) \
                or path in self.modules:
            self.module(node, path)
            return
        if path.rpartition('.')[2] in self.imports or path.rpartition('.')[2] in self.modules:
            found = real(path)
            if isinstance(found, type(sys)):
                self.module(node, found.__name__)

    # Names and attributes.

    def thing(self, node, thing, name):
        """@name: as what it is used."""
        kind, value = thing
        if kind == MODULE:
            self.module(node, value)
        elif kind == MEMBER:
            self.member(node, value)
            if value in FOLLOWED and id(node) not in self.followed:
                self.only_known_later(node)
        elif self.is_of_names(thing) and id(node) not in self.followed:
            self.only_known_later(node)
        elif thing == UNKNOWN and isinstance(node, (ast.Attribute, ast.Call, ast.Subscript)):
            self.unknown(node, name)

    def member(self, node, path):
        self.member_as_module(node, path)
        name = path.rpartition('.')[2]
        if name in self.calls:
            self.add(node, 'forbid_calls', name, f"it uses '{name}'")
        if path.startswith('builtins.') and path.count('.') > 1 and name in self.methods:
            self.add(node, 'forbid_calls', self.methods[name], f"it uses '{name}'")
        for wanted in self.paths:
            if path == wanted or plain(path) == wanted or is_same(path, wanted):
                self.add(node, 'forbid_calls', wanted, f"it uses '{path}'")
        is_tool = path.partition('.')[0] in TOOL_MODULES and path not in HARMLESS_TOOLS
        if path in self.members or is_tool:
            self.opaque(node, f"'{path.removeprefix('builtins.')}'")

    def unknown(self, node, name):
        """An attribute of what can't be told."""
        if name in self.calls:
            self.add(node, 'forbid_calls', name, f"it uses '{name}'")
        elif name in self.methods:
            self.add(node, 'forbid_calls', self.methods[name], f"it uses '{name}'")
        for wanted in self.paths:
            module, _, last = wanted.rpartition('.')
            if last == name and module.partition('.')[0] in self.mentioned:
                self.add(node, 'forbid_calls', wanted, f"it uses '{name}'")

    @staticmethod
    def is_of_names(thing):
        """Whether it is a dict in which others than the source's own things are found by their names."""
        kind, value = thing
        return kind == ALL_NAMES or kind == NAMES_OF and value[0] in (MODULE, MEMBER)

    def name(self, node, scope):
        for thing in self.things.of(node, scope):
            self.thing(node, thing, node.id)

    def attribute(self, node, scope):
        if node.attr in self.attributes or isinstance(node.ctx, ast.Store):
            self.opaque(node, f"'{node.attr}'")
        for thing in self.things.of(node, scope):
            self.thing(node, thing, node.attr)

    def item(self, node, scope):
        """x.__dict__['sort'], globals()['sorted'], sys.modules['functools']"""
        dicts = {one for one in self.things.of(node.value, scope)
                 if one[0] in (NAMES_OF, ALL_NAMES) or one == (MEMBER, 'sys.modules')
                 or one == (MODULE, 'builtins')}
        name = names.text_of(node.slice)
        if name is not None:
            for thing in self.things.item(dicts, name, 0):
                self.thing(node, thing, name)
        elif any(self.is_of_names(one) or one[0] != NAMES_OF for one in dicts) or \
                dicts and self.is_put_together(node.slice):
            self.only_known_later(node)     # instance.__dict__[self.name] is a descriptor's

    def is_own(self, thing):
        return thing[0] in (CLASS, INSTANCE) and self.things.is_all_own(thing[1])

    def call(self, node, scope):
        for thing in self.things.of(node, scope):
            if self.is_of_names(thing):
                self.thing(node, thing, None)
        for thing in self.things.of(node.func, scope):
            if thing[0] == MEMBER:
                self.call_of(node, scope, thing[1])
        if isinstance(node.func, ast.Attribute) and node.func.attr in ('__getattribute__', '__getattr__'):
            self.by_name(node, scope, node.args[-1:], {UNKNOWN})

    def call_of(self, node, scope, path):
        if path in ('builtins.__import__', 'importlib.__import__', 'importlib.import_module',
                    'sys.modules.get'):
            name = names.text_of(node.args[0]) if node.args else None
            if name is None:
                self.opaque(node, 'a module whose name is only known later')
            else:
                self.module(node, name)
        elif path in BY_NAME:
            at = BY_NAME[path]
            of = self.things.of(node.args[0], scope) if at and node.args else {UNKNOWN}
            asked = node.args[at:at + 1] if path != 'operator.attrgetter' else node.args
            self.by_name(node, scope, asked, of)

    def is_put_together(self, node):
        """Whether a text is made of nothing but constants, which an honest source would have written as it
        is. What variables hold is another matter: getattr(instance, self.name) is a descriptor."""
        inside = bound_in(node)
        return all(one.id in inside or hasattr(builtins, one.id) and one.id not in self.bound
                   for one in ast.walk(node) if isinstance(one, ast.Name))

    def by_name(self, node, scope, arguments, of):
        for argument in [value for one in arguments for value in self.things.values(one, scope)]:
            text = names.text_of(argument)
            if text is None:
                is_known = any(kind in (MODULE, MEMBER, NAMES_OF, ALL_NAMES) for kind, _ in of)
                if is_known or self.is_put_together(argument) and not all(map(self.is_own, of)):
                    self.only_known_later(node)
                continue
            for name in text.split('.'):
                for thing in self.things.attribute(of, name, 0):
                    self.thing(node, thing, name)

    def forbidden_syntax(self, node):
        for word in self.syntax:
            text, is_it = SYNTAX[word]
            if is_it(node):
                self.add(node, 'forbid_syntax', word, f'it uses {text}')

    # The whole.

    def harmless_tool(self, node, scope):
        """Whether it is timeit.default_timer and the like: then the module is used for nothing else here."""
        return isinstance(node, ast.Attribute) and any(one.endswith('.' + node.attr) for one in HARMLESS_TOOLS) \
            and all(kind == MEMBER and value in HARMLESS_TOOLS for kind, value in self.things.of(node, scope))

    def run(self, tree):
        sys.setrecursionlimit(DEEP_TREES)
        walk = names.Walk(tree)
        self.things = things.Things(walk)
        self.followed = walk.followed
        self.bound = bound_in(tree)
        skipped = never_runs(tree)
        uses = [(node, scope) for node, scope in walk.uses if id(node) not in skipped]
        self.harmless = {id(node.value) for node, scope in uses if self.harmless_tool(node, scope)}
        for node, scope in uses:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.statement(node)
        for node, scope in uses:
            self.forbidden_syntax(node)
            if isinstance(node, ast.Name):
                self.name(node, scope)
            elif isinstance(node, ast.Attribute):
                self.attribute(node, scope)
            elif isinstance(node, ast.Call):
                self.call(node, scope)
            elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
                self.item(node, scope)
        return sorted(self.found)[:MOST_FOUND]


def is_refused(source):
    try:
        compile(source, 'solution.py', 'exec', dont_inherit=True)
        return False
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True


def examine(source, imports, calls, syntax):
    """[[line, rule, what the rule names, what it does]...]: what is forbidden, in the order of the lines.
    Raises RecursionError or MemoryError where there is too much of it."""
    warnings.simplefilter('ignore')
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return []
    except (RecursionError, MemoryError):
        if is_refused(source):
            return []
        raise
    return Check(imports, calls, syntax).run(tree)
