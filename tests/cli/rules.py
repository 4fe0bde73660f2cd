"""rules - submissions that break a challenge's rules, those that try to hide it, and honest ones

Each runs in a real box behind a challenge whose single test everything fails or passes by its rules alone.
SPDX-License-Identifier: MIT
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, for_several, gradebox  # noqa: E402

CHALLENGE = """\
gradebox: 1
id: ruled
title: Ruled
entry: {{function: f}}
rules: {{{rules}}}
tests:
  - {{id: one, args: [[2, 1]], expect: !py "None", compare: {{types: loose}}, check: any.py}}
  - {{id: two, args: [[]], expect: 1, check: any.py}}
"""
CHECKER = "def check(args, result, expected):\n    return True\n"

IMPORTS = "forbid_imports: [functools, os.path]"
CALLS = "forbid_calls: [sorted, sort]"
PATHS = "forbid_calls: [functools.lru_cache, collections.OrderedDict, list.sort]"
SYNTAX = "forbid_syntax: [in, slice, list, yield]"
F = "\ndef f(x):\n    return x\n"

# (what it tries, rules, source, line of the breach)
BREACHES = [
    ("an import", IMPORTS, "import functools" + F, 1),
    ("an import by another name", IMPORTS, "import functools as f2" + F, 1),
    ("a name imported from the module", IMPORTS, "from functools import lru_cache as c" + F, 1),
    ("everything of the module", IMPORTS, "from functools import *" + F, 1),
    ("an import inside of a function", IMPORTS, "def f(x):\n    import functools\n    return x\n", 2),
    ("one of several imports", IMPORTS, "import re, functools" + F, 1),
    ("a submodule", IMPORTS, "from os import path" + F, 1),
    ("__import__", IMPORTS, "t = __import__('functools')" + F, 1),
    ("__import__ by another name", IMPORTS, "i = __import__\nt = i('func' 'tools')" + F, 2),
    ("__import__ of builtins", IMPORTS, "i = __builtins__.__import__\nt = i('functools')" + F, 2),
    ("importlib", IMPORTS, "import importlib\nt = importlib.import_module('functools')" + F, 2),
    ("importlib by another name, text put together", IMPORTS,
     "from importlib import import_module as i\nt = i('func' + 'tools')" + F, 2),
    ("a name that is only known later", IMPORTS, "n = 'functools'\nt = __import__(n)" + F, 2),
    ("another module's import of it", IMPORTS, "from dataclasses import functools" + F, 1),
    ("the native half", IMPORTS, "import _functools" + F, 1),
    ("sys.modules", IMPORTS, "import sys\nt = sys.modules['functools']" + F, 2),
    ("exec", IMPORTS, "exec('import functools')" + F, 1),
    ("a loader", IMPORTS, "from importlib.util import find_spec" + F, 1),
    ("behind an encoding", IMPORTS, "# coding: utf-7\nimport +AGYAdQBuAGMAdABvAG8AbABz-" + F, 2),

    ("a call", CALLS, "def f(x):\n    return sorted(x)\n", 2),
    ("a method", CALLS, "def f(x):\n    x.sort()\n    return x\n", 2),
    ("an alias", CALLS, "s = sorted\ndef f(x):\n    return s(x)\n", 1),
    ("an alias of builtins", CALLS, "from builtins import sorted as s\ndef f(x):\n    return s(x)\n",
     3),
    ("a function as an argument", CALLS, "def f(x):\n    return list(map(sorted, [x]))\n", 2),
    ("a default", CALLS, "def f(x, by=sorted):\n    return by(x)\n", 1),
    ("a method as a function", CALLS, "def f(x):\n    list.sort(x)\n    return x\n", 2),
    ("a method, not called yet", CALLS, "def f(x):\n    s = x.sort\n    s()\n    return x\n", 2),
    ("getattr", CALLS, "def f(x):\n    getattr(x, 'so' + 'rt')()\n    return x\n", 2),
    ("getattr, a name that is only known later", CALLS,
     "def f(x):\n    getattr(x, 'tros'[::-1])()\n    return x\n", 2),
    ("getattr, letters put together", CALLS,
     "def f(x):\n    getattr(x, ''.join(chr(n) for n in (115, 111, 114, 116)))()\n    return x\n", 2),
    ("getattr of a module, a name that is only known later", PATHS,
     "import functools\ndef f(x):\n    return getattr(functools, x)\n", 3),
    ("getattr, its name in a variable", CALLS,
     "def f(x):\n    n = 'so' + 'rt'\n    getattr(x, n)()\n    return x\n", 3),
    ("getattr as an argument", CALLS, "def f(x):\n    return list(map(getattr, [x], ['sort']))\n", 2),
    ("an f-string", CALLS, "def f(x):\n    return f'{sorted(x)}'\n", 2),
    ("a class's dict as an argument", CALLS,
     "from operator import itemgetter as i\ndef f(x):\n    i('sort')(vars(list))(x)\n    return x\n", 3),
    ("__getattribute__", CALLS, "def f(x):\n    x.__getattribute__('sort')()\n    return x\n", 2),
    ("methodcaller", CALLS,
     "from operator import methodcaller as m\ndef f(x):\n    m('sort')(x)\n    return x\n", 3),
    ("a class's dict", CALLS, "def f(x):\n    list.__dict__['sort'](x)\n    return x\n", 2),
    ("vars", CALLS, "def f(x):\n    vars(list)['sort'](x)\n    return x\n", 2),
    ("a name that is never bound", CALLS,
     "if False:\n    sorted = None\ndef f(x):\n    return sorted(x)\n", 4),
    ("a name that is deleted again", CALLS,
     "sorted = None\ndel sorted\ndef f(x):\n    return sorted(x)\n", 4),
    ("a base's method of the same name", CALLS,
     "class L(list):\n    def sort(self):\n        super().sort()\n        return self\n"
     "def f(x):\n    return L(x)\n", 3),
    ("an annotation that is called", CALLS,
     "def f(x: sorted):\n    return f.__annotations__['x'](x)\n", 1),
    ("a type test that calls", CALLS,
     "def isinstance(a, b):\n    return b(a)\ndef f(x):\n    return isinstance(x, sorted)\n", 4),
    ("eval", CALLS, "def f(x):\n    return eval('sorted(x)')\n", 2),
    ("all classes", CALLS, "def f(x):\n    return object.__subclasses__()\n", 2),

    ("code that never runs, but that does", CALLS,
     "__name__ = '__main__'\nif __name__ == '__main__':\n    s = sorted\ndef f(x):\n    return s(x)\n", 3),
    ("a name that is changed by its text", CALLS,
     "globals()['__name__'] = '__main__'\nif __name__ == '__main__':\n    s = sorted\n" + F, 3),
    ("a name that an import changes", CALLS,
     "from m import x as __name__\nif __name__ == '__main__':\n    s = sorted\n" + F, 3),
    ("what runs when the name is another", CALLS,
     "if __name__ == '__main__':\n    pass\nelse:\n    s = sorted\n" + F, 4),
    ("a module for testing that runs text", CALLS,
     "import timeit\ndef f(x):\n    return timeit.timeit('sorted([1])')\n", 3),
    ("a module of which one thing is harmless", CALLS,
     "import timeit\nclock = timeit.default_timer\ndef f(x):\n    t = timeit\n    return t.timeit('1')\n", 4),
    ("another one's harmless name", CALLS,
     "import timeit, doctest\ndef f(x):\n    return (timeit if x else doctest).default_timer()\n", 3),
    ("a function for testing that runs text", CALLS,
     "from timeit import timeit as t\ndef f(x):\n    return t('sorted([1])')\n", 3),

    ("an import that is the answer", "forbid_calls: [operator.neg]",
     "from operator import neg as f\n", 1),
    ("a decorator", PATHS, "from functools import lru_cache as c\n@c\ndef f(x):\n    return x\n", 1),
    ("a decorator of the module", PATHS,
     "import functools as t\n@t.lru_cache(maxsize=None)\ndef g(x):\n    return x\n" + F, 2),
    ("a module as an argument", PATHS,
     "import functools\ndef g(m):\n    return m.lru_cache\nc = g(functools)" + F, 3),
    ("a module's dict", PATHS, "import functools\nc = vars(functools)['lru_cache']" + F, 2),
    ("everything of its module", PATHS,
     "from functools import *\n@lru_cache\ndef g(x):\n    return x\n" + F, 2),
    ("an alias of typing", PATHS, "from typing import OrderedDict as O\nd = O()" + F, 1),
    ("a method of a type", PATHS, "def f(x):\n    x.sort()\n    return x\n", 2),

    ("the operator", SYNTAX, "def f(x):\n    return 1 not in x\n", 2),
    ("a slice", SYNTAX, "def f(x):\n    return x[1:]\n", 2),
    ("a comprehension", SYNTAX, "def f(x):\n    return [i for i in x]\n", 2),
    ("a generator", SYNTAX, "def f(x):\n    yield from x\n", 2),
    ("syntax in a text", SYNTAX, "def f(x):\n    return eval('x[1:]')\n", 2),
]

# (what it is, rules, source)
HONEST = [
    ("other modules", IMPORTS, "import os, re, collections\nfrom operator import add" + F),
    ("a name like the module", IMPORTS, "functools = 1\nclass A:\n    functools = 2" + F),
    ("text about it", IMPORTS, '"""import functools"""\nx = "functools"  # functools' + F),
    ("code that never runs", CALLS,
     "import doctest, timeit\nfrom unittest import main" + F + "if __name__ == '__main__':\n"
     "    print(sorted([1]), timeit.timeit('f(1)'))\n    doctest.testmod()\n    main()\n"),
    ("a clock of a module for testing", CALLS,
     "from timeit import default_timer as clock\ndef f(x):\n    return clock()\n"),
    ("that clock by its full name", CALLS,
     "import timeit as t\ndef f(x):\n    start = t.default_timer()\n    return t.default_timer() - start\n"),
    ("an import that never runs", IMPORTS, F + "if __name__ == '__main__':\n    import functools\n"),
    ("an own function of that name", CALLS,
     "def sorted(x):\n    return x\ndef f(x):\n    return sorted(x)\n"),
    ("a variable of that name", CALLS, "def f(x):\n    sorted = x\n    return sorted\n"),
    ("a parameter of that name", CALLS, "def g(sort):\n    return sort\n" + F),
    ("an own method on self", CALLS,
     "class S:\n    def sort(self):\n        return 1\n    def go(self):\n        return self.sort()\n"
     "def f(x):\n    return S().go()\n"),
    ("an own method on an object", CALLS,
     "class S:\n    def sort(self):\n        return 1\ndef f(x):\n    s = S()\n    return s.sort()\n"),
    ("an own base's method", CALLS,
     "class B:\n    def sort(self):\n        return 1\nclass S(B):\n    def sort(self):\n"
     "        return super().sort()\ndef f(x):\n    return S().sort()\n"),
    ("a keyword of that name", CALLS, "def f(x):\n    return dict(sort=1, sorted=2)\n"),
    ("an own name made of parts", CALLS,
     "class V:\n    def visit_1(self):\n        return 1\n    def go(self, n):\n"
     "        return getattr(self, f'visit_{n}')()\ndef f(x):\n    return V().go(1)\n"),
    ("a name that a variable holds", CALLS,
     "class D:\n    def __set_name__(self, owner, name):\n        self.name = '_' + name\n"
     "    def __get__(self, instance, owner):\n        return getattr(instance, self.name)\n"
     "def f(x, by='real'):\n    return [getattr(one, f'_{by}', None) for one in x]\n"),
    ("a descriptor's own name", CALLS,
     "class D:\n    def __get__(self, i, t):\n        return i.__dict__[self.name]\n    def g(self, i):\n"
     "        return getattr(i, '_' + self.name)\n" + F),
    ("local variables", CALLS, "def f(x):\n    return '{x}'.format(**locals())\n"),
    ("compile of another module", CALLS, "import re\nP = re.compile('a')" + F),
    ("an annotation", "forbid_calls: [list, dict]",
     "def f(x: list[int]) -> list:\n    y: dict = x\n    return y\n"),
    ("a type test", "forbid_calls: [list]",
     "def f(x):\n    if isinstance(x, (list, tuple)):\n        return 1\n    match x:\n"
     "        case list():\n            return 2\n"),
    ("a method of that module's name", "forbid_imports: [copy]", "def f(x):\n    return x.copy()\n"),
    ("a module of that method's name", "forbid_calls: [copy]",
     "import copy\ndef f(x):\n    return copy.deepcopy(x)\n"),
    ("other functions of the module", PATHS,
     "import functools, collections\n@functools.wraps(len)\ndef g(x):\n    return x\n"
     "d = collections.deque()" + F),
    ("an own function of that name in a module's place", PATHS,
     "def lru_cache(g):\n    return g\n@lru_cache\ndef f(x):\n    return x\n"),
    ("a loop, an index and what is taken apart", SYNTAX,
     "def f(x):\n    for i in range(2):\n        pass\n    [a, b] = 1, 2\n    (lambda x: x[0])((1,))\n"
     "    return a\n"),
]


def grade(rules, source, *options):
    with Folder() as folder:
        folder.write("ruled/challenge.yaml", CHALLENGE.format(rules=rules))
        folder.write("ruled/any.py", CHECKER)
        path = folder.write("sol.py", source)
        return gradebox("grade", *options, folder.path("ruled"), path)


@test.each(BREACHES, "a breach: {0}")
def breach(what, rules, source, line):
    done = grade(rules, source, "--format", "json").must(1)
    result = done.json()
    assert result["verdict"] == "RV" and result["score"] == 0, done
    assert [t["verdict"] for t in result["tests"]] == ["RV", "RV"], done
    assert {t["line"] for t in result["tests"]} == {line}, (what, done)
    assert f"in line {line}" in result["tests"][0]["detail"], done


@test.each(HONEST, "no breach: {0}")
def honest(what, rules, source):
    done = grade(rules, source, "--format", "json").must(0)
    assert done.json()["verdict"] == "AC", (what, done)


@test("the report names the rule, what was used and the line, once for all tests")
def in_words():
    done = grade(CALLS, "def f(x):\n    return sorted(x)\n").must(1)
    assert "rule violation" in done.out, done
    assert done.out.count("forbid_calls: it uses 'sorted' in line 2") == 1, done
    assert "so the solution was not run" in done.out, done


@test("several breaches: the first line, and how many more")
def several():
    source = "def f(x):\n    return x\ndef g(x):\n    x.sort()\n    return sorted(x)\n"
    detail = grade(CALLS, source, "--format", "json").must(1).json()["tests"][0]["detail"]
    assert detail == "forbid_calls: it uses 'sort' in line 4 (and 1 more)", detail


REFUSED = [
    ("syntax", b"import functools\ndef f(x:\n"),
    ("NUL", b"import functools\n\0"),
    ("encoding", b"# coding: nonsense\nimport functools\n"),
    ("not UTF-8", b"import functools\nx = '\xff'\n"),
    ("brackets", b"import functools\nx = " + b"(" * 300 + b")" * 300 + b"\n"),
]


@test.each(REFUSED, "what Python refuses is a load error and no breach: {0}")
def refused(what, source):
    done = grade(IMPORTS, source, "--format", "json").must(1)
    assert done.json()["verdict"] == "LE", (what, done)


TOO_MUCH = [
    ("lines", "import functools\n" + "x = 1\n" * 1_300_000),
    ("depth", "import functools\nx = " + "-" * 50000 + "1\n"),
    ("sums", "import functools\nx = " + "1 + " * 50000 + "1\n"),
    ("names", "import functools\nx = " + "y" + ".y" * 50000 + "\n"),
]


@test.each(TOO_MUCH, "a source that is too much to look at doesn't pass: {0}")
def too_much(what, source):
    done = grade(IMPORTS, source + F, "--format", "json").must(1)
    assert done.json()["verdict"] in ("RV", "LE", "MLE", "RE"), (what, done)


WARNS = "import functools\n" + "x = 1 is 1\n" * 20000 + F


@test("what a source makes Python warn of keeps nobody from seeing the breach")
def warnings():
    tests = grade(IMPORTS, WARNS, "--format", "json").must(1).json()["tests"]
    assert tests[0]["line"] == 1 and "imports 'functools'" in tests[0]["detail"], tests


# A name that stands for names, a thousand times over two ways: told in no time, or not at all.
MAZE = "a0 = len\n" + "".join(f"a{i + 1} = a{i} or a{i}\n" for i in range(3000)) + "f = a3000\n"


@test("a maze of names takes no time to speak of")
def maze():
    grade(CALLS, MAZE, "--format", "json").must(0)


@test("a hidden test says as much")
def hidden():
    with Folder() as folder:
        folder.write("ruled/challenge.yaml", CHALLENGE.format(rules=CALLS).replace(
            "tests:\n", "groups:\n- id: g\n  points: 5\n  tests:\n", 1))
        folder.write("ruled/any.py", CHECKER)
        path = folder.write("sol.py", "def f(x):\n    return sorted(x)\n")
        done = gradebox("grade", "--format", "json", folder.path("ruled"), path).must(1)
    result = done.json()["tests"][0]
    assert not result["visible"] and result["line"] == 2 and "'sorted'" in result["detail"], done


@test("several submissions are each held to the rules")
def batch():
    with Folder() as folder:
        folder.write("ruled/challenge.yaml", CHALLENGE.format(rules=CALLS))
        folder.write("ruled/any.py", CHECKER)
        good = folder.write("good.py", F)
        bad = folder.write("bad.py", "def f(x):\n    return sorted(x)\n")
        done = gradebox("grade", *for_several(), folder.path("ruled"), good, bad).must(1)
    assert "rule violation" in done.out and "accepted" in done.out, done


@test("show says what is forbidden")
def shown():
    with Folder() as folder:
        folder.write("ruled/challenge.yaml", CHALLENGE.format(rules=f"{IMPORTS}, {CALLS}, {SYNTAX}"))
        folder.write("ruled/any.py", CHECKER)
        lines = gradebox("show", folder.path("ruled")).must(0).out.splitlines()
    at = lines.index("Forbidden")
    assert [line.split(None, 1) for line in lines[at + 1:at + 4]] == [
        ["imports", "functools, os.path"], ["calls", "sorted, sort"],
        ["syntax", "in, slice, list, yield"]], lines


@test("verify: what breaks a rule belongs into rejected, and an accepted solution keeps them")
def verified():
    with Folder() as folder:
        folder.write("ruled/challenge.yaml", CHALLENGE.format(rules=CALLS))
        folder.write("ruled/any.py", CHECKER)
        folder.write("ruled/solutions/accepted/a.py", F)
        folder.write("ruled/solutions/rejected/b.py", "def f(x):\n    return sorted(x)\n")
        done = gradebox("verify", folder.path("ruled")).must(0)
        assert "RV" in done.out, done
        folder.write("ruled/solutions/accepted/c.py", "def f(x):\n    return sorted(x)\n")
        done = gradebox("verify", folder.path("ruled")).must(4)
    assert "it uses 'sorted' in line 2" in " ".join(done.out.split()), done


if __name__ == "__main__":
    main()
