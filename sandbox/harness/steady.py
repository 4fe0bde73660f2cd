# steady - whether code answers the same whenever it is run, as far as its syntax trees tell
#
# In the bundle as 'gradebox steady'; imported only in the box that is asked. Nothing of the code is run.
# In a box everything is the same each time but the clock, addresses of memory and the kernel's random
# numbers. So code is steady that imports nothing but what has none of these (MODULES), and of that uses
# nothing that does (MEMBERS, BUILT_IN, UNSEEDED). Who is careful is right here: code that is taken for unsteady is
# only run again.
# SPDX-License-Identifier: MIT
import ast

MODULES = set('''
    __future__ abc array ast base64 binascii bisect builtins calendar cmath codecs collections colorsys
    configparser contextlib copy csv dataclasses datetime decimal difflib enum fnmatch fractions functools
    graphlib hashlib heapq html inspect io itertools json keyword math numbers numpy operator pandas pprint
    random re scipy sklearn solution statistics string struct textwrap token tokenize types typing
    unicodedata weakref zlib
    '''.split())

# Of a module or a class: what reads the clock or the kernel's random numbers, or finds anything.
MEMBERS = {'now', 'today', 'utcnow', 'SystemRandom', 'urandom', '__import__', 'eval', 'exec'}

# Built-in functions behind which nobody can look.
BUILT_IN = {'__import__', 'eval', 'exec'}

# pandas takes them for the clock.
TEXTS = {'now', 'today'}

# Without an argument, or with None, their seed is the kernel's.
UNSEEDED = {'seed', 'Random', 'RandomState', 'default_rng', 'SeedSequence', 'PCG64', 'MT19937'}


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or '.']
    return []


def used(node):
    """The names of MEMBERS and BUILT_IN that a node uses."""
    if isinstance(node, ast.ImportFrom):
        return MEMBERS & {alias.name for alias in node.names}
    if isinstance(node, ast.Attribute):
        return MEMBERS & {node.attr}
    return BUILT_IN & {node.id} if isinstance(node, ast.Name) else set()


def is_unseeded(node):
    if not isinstance(node, ast.Call) or \
            getattr(node.func, 'attr', getattr(node.func, 'id', None)) not in UNSEEDED:
        return False
    given = node.args + [keyword.value for keyword in node.keywords]
    return not given or any(isinstance(one, ast.Constant) and one.value is None for one in given)


def why_not(node):
    """What a node of a syntax tree does that may be something else another time, or None."""
    for name in imported(node):
        if name.partition('.')[0] not in MODULES:
            return f"it imports '{name}'"
    for name in used(node):
        return f"it uses '{name}'"
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in TEXTS:
        return f"it holds '{node.value}'"
    return 'it draws at random without a seed' if is_unseeded(node) else None


def tree_of(code):
    """Of a module, the body of a function or an expression. They have been compiled before."""
    return ast.parse(code.strip() if isinstance(code, str) else code)


def examine(source, texts):
    """Why a reference, or the challenge's other code, may answer something else another time; None: it may
    not, as far as can be told."""
    for code in [source, *texts]:
        for node in ast.walk(tree_of(code)):
            why = why_not(node)
            if why:
                return why if code is source else f'{why}, in the challenge'
    return None
