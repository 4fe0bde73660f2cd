"""mistakes - what a setter's own Python does wrong is exit code 3, with the place where it stands

A table of what can go wrong, and one of the places where a setter's code stands; each goes with each.
The line that is told is the one with MARK, and the column the one where its first word begins.
SPDX-License-Identifier: MIT
"""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import BINARY, Done, Folder, environment, gradebox  # noqa: E402

HEAD = "gradebox: 1\nid: bad\ntitle: Bad\n"
MARK = "# here"
IDENTITY = "def f(what):\n    return what\n"


def block(code, indent):
    return "".join(" " * indent + line + "\n" for line in code.splitlines())


# ---- places: each makes {path: content} of a few lines that end in a value to be returned -----------


def in_generate(lines, value):
    code = f"{lines}return [{value}]  # last\n"
    return {"challenge.yaml": f"{HEAD}entry: {{function: f}}\ntests:\n  - id: t\n    generate: |\n"
                              f"{block(code, 6)}    expect: !reference\n",
            "solutions/accepted/f.py": IDENTITY}


def in_generated_operations(lines, value):
    code = f"{lines}return [['new'], ['get', {value}]]\n"
    return {"challenge.yaml": f"{HEAD}entry: {{class: Box}}\ntests:\n  - id: t\n    repeat: 2\n"
                              f"    generate: |+\n\n{block(code, 8)}    expect: !reference\n",
            "solutions/accepted/f.py": "class Box:\n    def get(self, x):\n        return x\n"}


def in_reference(lines, value):
    return {"challenge.yaml": f"{HEAD}entry: {{function: f}}\ntests:\n"
                              "  - {id: t, args: [1], expect: !reference }\n",
            "solutions/accepted/f.py": f"def f(x):\n{block(lines, 4)}    return {value}\n"}


def in_reference_of_operations(lines, value):
    return {"challenge.yaml": f"{HEAD}entry: {{class: Box}}\ntests:\n  - id: t\n"
                              "    ops: [{new: []}]\n    expect: !reference\n",
            "solutions/accepted/f.py": f"class Box:\n    pass\n{lines}Box.kept = {value}\n"}


def in_snippet_of_reference(lines, value):
    code = f"{lines}return {value}\n"
    return {"challenge.yaml": f"{HEAD}entry: {{names: [f]}}\ntests:\n  - id: t\n    run: |\n"
                              f"{block(code, 6)}    expect: !reference\n",
            "solutions/accepted/f.py": IDENTITY}


def in_checker(lines, value):
    return {"challenge.yaml": f"{HEAD}entry: {{function: f}}\ntests:\n"
                              "  - {id: t, args: [1], check: checker.py}\n",
            "checker.py": f"import math\n{lines}kept = {value}\n\n\n"
                          "def check(args, result, expected):\n    return True\n"}


LINED = [in_generate, in_generated_operations, in_reference, in_snippet_of_reference, in_checker]


def in_argument(expression):
    return {"challenge.yaml": f"{HEAD}entry: {{function: f}}\ntests:\n"
                              f"  - {{id: t, args: [!py '1', !py '{expression}'], expect: 1}}\n"}


def in_expected(expression):
    return {"challenge.yaml": f"{HEAD}entry: {{function: f}}\ntests:\n  - id: t\n    args: [1]\n"
                              f"    expect: !py |\n      ({expression}  {MARK}\n       )\n"}


def in_shape(expression):
    return {"challenge.yaml": f"{HEAD}entry: {{function: f}}\ntests:\n  - id: t\n"
                              f"    args: [!linked_list {{values: !py '{expression}', cycle: 0}}]\n"
                              "    expect: 1\n"}


def in_operation(expression):
    return {"challenge.yaml": f"{HEAD}entry: {{class: Box}}\ntests:\n  - id: t\n    ops:\n"
                              f"      - {{new: []}}\n      - {{get: [!py '{expression}'], returns: 1}}\n"}


EXPRESSIONS = [in_argument, in_expected, in_shape, in_operation]


def named(place):
    return place.__name__.replace("_", " ")


def grade(files, *options):
    with Folder() as folder:
        for path, content in files.items():
            folder.write(f"bad/{path}", content)
        return gradebox("grade", folder.path("bad"), folder.write("sol.py", IDENTITY), *options)


def told_place(done):
    """(file, line, column) of the one error."""
    places = re.findall(r"^(?:\S*/)?bad/(\S+?):(\d+):(\d+): error: ", done.err, re.M)
    assert len(places) == 1, done
    return places[0][0], int(places[0][1]), int(places[0][2])


def marked_places(files):
    return [(path, number, len(line) - len(line.lstrip()) + 1)
            for path, content in files.items()
            for number, line in enumerate(content.splitlines(), 1) if MARK in line]


def must_be_a_mistake(files, *words):
    """Exit code 3, no result, and the place that is marked, else one in challenge.yaml."""
    done = grade(files, "--format", "json").must(3, *words)
    assert done.out == "", done
    wanted = marked_places(files)
    got = told_place(done)
    assert got == wanted[0] if wanted else got[0] == "challenge.yaml", (got, wanted, done)
    return done


# ---- what goes wrong in a line ----------------------------------------------------------------------

RAISING = [
    ("an exception", f"x = 0\nif True:\n    1 / x  {MARK}\n", "ZeroDivisionError: division by zero"),
    ("one in a function of its own", f"def inner(n):\n    return n.no  {MARK}\n\n\ninner(1)\n",
     "AttributeError"),
    ("an exception in a lambda", f"bad = lambda n: n[0]  {MARK}\nbad(1)\n", "TypeError"),
    ("one that can't be shown", "class E(Exception):\n    def __str__(self):\n        1 / 0\n\n\n"
     f"raise E  {MARK}\n", "<its __str__ failed>"),
    ("SystemExit", f"import sys\nsys.exit(0)  {MARK}\n", "SystemExit: 0"),
    ("KeyboardInterrupt", f"raise KeyboardInterrupt  {MARK}\n", "KeyboardInterrupt"),
    ("a recursion", f"def deep(n):\n    return deep(n + 1)  {MARK}\n\n\ndeep(0)\n", "RecursionError"),
    ("too much memory", f"x = bytearray(2 << 30)  {MARK}\n", "MemoryError"),
    ("memory bit by bit", f"x = []\nwhile True:\n    x.append(bytearray(1 << 24))  {MARK}\n",
     "MemoryError"),
]


@test.each([(named(place), case, place, lines, words)
            for place in LINED for case, lines, words in RAISING],
           "{0}: {1} is a mistake of its line")
def raising(_, __, place, lines, words):
    must_be_a_mistake(place(lines, 1), " raised ", words)


REFUSED = [
    ("a bracket that stays open", f"x = (1,  {MARK}\n", "was never closed"),
    ("a word too many", f"x = 1 2  {MARK}\n", "SyntaxError: invalid syntax"),
    ("a block that is missing", f"if True:\nx = 1  {MARK}\n", "IndentationError: expected an indented"),
    ("a name that can't be set", f"None = 1  {MARK}\n", "SyntaxError: cannot assign to None"),
]


@test.each([(named(place), case, place, lines, words)
            for place in LINED for case, lines, words in REFUSED],
           "{0}: {1} is a mistake of its line")
def refused(_, __, place, lines, words):
    files = place(lines, 1)
    done = grade(files, "--format", "json").must(3, words)
    assert done.out == "", done
    (wanted,) = marked_places(files)
    got = told_place(done)
    assert got[:2] == wanted[:2] and got[2] >= wanted[2], (got, wanted, done)


@test("a column in a block is that of the word which Python refuses")
def column():
    done = must_be_a_mistake({"challenge.yaml": f"{HEAD}entry: {{names: [f]}}\ntests:\n  - id: t\n"
                                                "    run: |\n        if f:\n            x = 1 2\n"
                                                "    expect: 1\n"})
    assert told_place(done) == ("challenge.yaml", 9, 19), done


@test("lines after one with other characters, and in a file with another end of line")
def columns_are_characters():
    source = HEAD + "entry: {names: [f]}\ntests:\n  - id: t\n    run: |\n      x = 'ä'; 1 2\n    expect: 1\n"
    for ending in ("\n", "\r\n"):
        done = must_be_a_mistake({"challenge.yaml": source.replace("\n", ending)})
        assert told_place(done) == ("challenge.yaml", 8, 18), done


FOLDED = [
    ("in quotes", 'generate: "x = 1\\nreturn 1 / 0"', 7),
    ("folded", "generate: >\n      return\n      1 / 0", 7),
    ("plain", "generate: return 1 / 0", 7),
    ("behind a comment", "generate: |  # it's code\n      x = 1\n      return 1 / 0", 9),
    ("stripped", "generate: |-\n      return 1 / 0", 8),
    ("with its indentation said", "generate: |4\n          if True:\n        return 1 / 0", None),
    ("with its indentation said, further in", "generate: |2\n      return 1 / 0", 8),
]


@test.each(FOLDED, "code {0} is told by its line, or by where it begins")
def folded(_, keys, line):
    files = {"challenge.yaml": f"{HEAD}entry: {{function: f}}\ntests:\n  - id: t\n    {keys}\n"
                               "    expect: 1\n"}
    done = grade(files).must(3)
    assert told_place(done)[0] == "challenge.yaml", done
    assert line is None or told_place(done)[1] == line, done


# ---- what can't be used ------------------------------------------------------------------------------

ODD = [
    ("a function", "print", "an object of class 'builtin_function_or_method'"),
    ("a lambda", "lambda: 1", "an object of class 'function'"),
    ("an object", "object()", "an object of class 'object'"),
    ("a node of another class", "type(\"Knot\", (), {{\"weight\": 1}})()",
     "an object of class"),
    ("a range", "range(3)", "an object of class 'range'"),
    ("too many values", "[0] * 1000001", "more than a million values"),
    ("too many bytes", "\"x\" * ((64 << 20) + 1)", "64 MiB"),
    ("a list in itself", "(lambda x: x.append(x) or x)([])", "nested deeper than 200"),
    ("nesting", "eval(\"[\" * 150 + \"]\" * 150) and [[eval(\"[\" * 150 + \"]\" * 150)]] * 1 and "
     "(lambda x: [x := [x] for _ in range(201)][-1])(1)", "nested deeper than 200"),
]

VALUED = [in_generate, in_reference, in_argument, in_expected, in_operation]


@test.each([(named(place), case, place, value, words)
            for place in VALUED for case, value, words in ODD],
           "{0}: {1} is a mistake")
def odd(_, __, place, value, words):
    value = value.replace("{{", "{").replace("}}", "}")
    files = place("", value) if place in LINED else place(value)
    done = grade(files, "--format", "json").must(3, words)
    assert done.out == "" and told_place(done)[0] == "challenge.yaml", done


WRONG_TYPES = [
    ("None", "pass"),
    ("a number", "return 1"),
    ("a text", "return 'ab'"),
    ("a dict", "return {1: 2}"),
    ("a set", "return {1, 2}"),
    ("bytes", "return b'ab'"),
]


@test.each(WRONG_TYPES, "generate returns {0}, where a list is asked for")
def wrong_type(_, code):
    keys = f"generate: |\n      {code}\n    expect: 1\n"
    done = grade({"challenge.yaml": f"{HEAD}entry: {{function: f}}\ntests:\n  - id: t\n    {keys}"})
    done.must(3, "'generate' must return a list")
    assert told_place(done)[:2] == ("challenge.yaml", 7), done


OPERATIONS = [
    ("nothing", "return []", "must return operations such as"),
    ("an operation that is no list", "return [['new'], 'get']", "must return operations such as"),
    ("an operation without a name", "return [['new'], []]", "must return operations such as"),
    ("no object", "return [['get', 1]]", "one operation"),
    ("two objects", "return [['new'], ['new']]", "one operation"),
]


@test.each(OPERATIONS, "generate returns {0}, where operations are asked for")
def wrong_operations(_, code, words):
    grade({"challenge.yaml": f"{HEAD}entry: {{class: Box}}\ntests:\n  - id: t\n    generate: |\n"
                             f"      {code}\n    expect: !reference\n",
           "solutions/accepted/f.py": "class Box: pass\n"}).must(3, words, "test 't'")


# ---- expressions -------------------------------------------------------------------------------------

BAD_EXPRESSIONS = [
    ("an exception", "1 / 0", "raised ZeroDivisionError"),
    ("a name that isn't there", "nothing", "raised NameError"),
    ("an exit", "exit()", "raised SystemExit"),
    ("a recursion", "(lambda f: f(f))(lambda f: f(f))", "raised RecursionError"),
    ("too much memory", "bytearray(2 << 30)", "raised MemoryError"),
    ("no expression", "x = 1", "can't be compiled"),
    ("half an expression", "1 +", "can't be compiled"),
    ("a statement", "import os", "can't be compiled"),
    ("the end of its process", "__import__(\"os\")._exit(0)", "failed: it ended the process"),
    ("a file", "open(\"/etc/passwd\")", "raised PermissionError"),
    ("a flood of output", "[print(\"x\" * 10000) for _ in range(1000000)]", "printed more than 1 MiB"),
]


@test.each([(named(place), case, place, code, words)
            for place in EXPRESSIONS for case, code, words in BAD_EXPRESSIONS],
           "{0}: {1} is a mistake of that expression")
def expressions(_, __, place, code, words):
    files = place(code)
    done = grade(files, "--format", "json").must(3, "'!py'", words)
    assert done.out == "", done
    path, line, column = told_place(done)
    text = files[path].splitlines()[line - 1]
    is_there = any(text[column - 1:].startswith(word) for word in ("!py", "(" + code, code, ")"))
    assert path == "challenge.yaml" and is_there, done
    assert "'1'" not in text[column - 1:], f"the wrong expression\n{done}"


# ---- what has no line --------------------------------------------------------------------------------

SILENT = [
    ("the end of its process", "import os\nos._exit(0)\n", "failed: it ended the process"),
    ("a crash", "import sys\nsys.setrecursionlimit(10 ** 9)\ndef deep():\n    deep()\ndeep()\n", ""),
    ("a flood of output", "while True:\n    print('x' * 10000)\n", "failed: it printed more than 1 MiB"),
    ("a forbidden call that is hidden",
     "try:\n    open('/etc/passwd')\nexcept OSError:\n    pass\n", "failed: the system call 'open"),
]


@test.each([(named(place), case, place, lines, words)
            for place in LINED for case, lines, words in SILENT],
           "{0}: {1} is a mistake at its place in challenge.yaml or its line")
def silent(_, __, place, lines, words):
    files = place(lines, 1)
    done = grade(files, "--format", "json").must(3, words)
    assert done.out == "" and told_place(done)[1] >= 4, done


@test("an endless loop ends, wherever it stands, and is told with its place")
def endless():
    loop = "while True:\n    pass\n"
    cases = [in_generate(loop, 1), in_reference(loop, 1), in_checker(loop, 1),
             in_argument("sum(1 for _ in iter(int, 1))")]
    with Folder() as folder:
        solution = folder.write("sol.py", IDENTITY)
        running = []
        for number, files in enumerate(cases):
            for path, content in files.items():
                folder.write(f"{number}/bad/{path}", content)
            args = ["grade", folder.path(f"{number}/bad"), solution, "--format", "json"]
            running.append((args, subprocess.Popen([BINARY, *args], stdout=subprocess.PIPE,
                                                   stderr=subprocess.PIPE, env=environment())))
        for args, process in running:
            out, err = process.communicate()
            done = Done(args, process.returncode, out, err).must(3, "it took more than 20 s of CPU time")
            assert out == b"" and told_place(done)[0] == "challenge.yaml", done


# ---- files -------------------------------------------------------------------------------------------

NO_CHECK = [
    ("is missing", "x = 1\n", "doesn't define the function 'check'"),
    ("is no function", "check = 1\n", "'check' must be a function, but it is of the type 'int'"),
    ("has another name", "def chekc(a, b, c): pass\n", "only 'chekc'"),
    ("is a method", "class C:\n    def check(self): pass\n", "'check' is a method of 'C'"),
]


@test.each(NO_CHECK, "a checker whose check {0} is a mistake where it is named")
def no_check(_, source, words):
    files = {**in_checker("", 1), "checker.py": source}
    done = grade(files, "--format", "json").must(3, words, "the checker 'checker.py'")
    assert told_place(done) == ("challenge.yaml", 6, 31) and done.out == "", done


@test("a checker that isn't asked is looked at all the same")
def checker_of_a_skipped_group():
    source = (f"{HEAD}entry: {{function: f}}\ngroups:\n"
              "  - {id: a, tests: [{id: t, args: [1], expect: 2}]}\n"
              "  - {id: b, needs: [a], tests: [{id: t, args: [1], check: checker.py}]}\n")
    done = grade({"challenge.yaml": source, "checker.py": f"x = )  {MARK}\n"}).must(3, "can't be compiled")
    assert told_place(done) == ("checker.py", 1, 5), done


@test("of two mistakes always the same one is told")
def always_the_same():
    source = (f"{HEAD}entry: {{function: f}}\ntests:\n  - {{id: a, generate: 'return 1 +', expect: 1}}\n"
              "  - {id: b, args: [1], check: checker.py}\n"
              "  - {id: c, args: [!py '1 / 0'], expect: 1}\n")
    for _ in range(5):
        done = grade({"challenge.yaml": source, "checker.py": "x = (\n"}).must(3)
        assert told_place(done) == ("challenge.yaml", 6, 23), done


REFERENCES = [
    ("can't be compiled", "def f(x):\n    return (x\n", 2, "SyntaxError: '(' was never closed"),
    ("raises when it is loaded", "y = 1\ny.no\n", 2, "AttributeError"),
]


@test.each(REFERENCES, "a reference that {0} is a mistake of its line")
def reference_load(_, source, line, words):
    files = {**in_reference("", 1), "solutions/accepted/f.py": source}
    done = grade(files).must(3, "the reference", words)
    assert told_place(done)[:2] == ("solutions/accepted/f.py", line), done


@test("a reference that lacks the entry is a mistake where it is asked for")
def reference_entry():
    files = {**in_reference("", 1), "solutions/accepted/f.py": "def g(x): return x\n"}
    done = grade(files).must(3, "the reference", "doesn't define the function 'f'")
    assert told_place(done)[0] == "challenge.yaml", done


# ---- what a candidate does ---------------------------------------------------------------------------

SABOTAGE = [
    "import builtins\nbuiltins.compile = None\n",
    "import builtins\nbuiltins.exec = lambda *a: None\n",
    "import sys\nsys.modules['_ast'] = None\n",
    "import linecache\nlinecache.cache = None\n",
    "import builtins\ndel builtins.SyntaxError\n",
]


@test.each([(source,) for source in SABOTAGE],
           "a submission that makes compiling a snippet fail is not accepted for it, and blames nobody: {0}")
def sabotage(source):
    with Folder() as folder:
        folder.write("bad/challenge.yaml", f"{HEAD}entry: {{names: [f]}}\n"
                     "tests:\n  - {id: t, run: 'return f(1)', expect: 2}\n")
        done = gradebox("grade", folder.path("bad"), folder.write("sol.py", source + IDENTITY),
                        "--format", "json")
    assert done.code == 1 and done.json()["verdict"] in ("RE", "WA"), done


main()
