"""checkers - tests whose answers are decided by code of the challenge

Each challenge is written here: one function f, tests that name checker.py, and the checker. What a
checker says becomes a verdict; where it fails, nobody's solution is to blame.
SPDX-License-Identifier: MIT
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, gradebox  # noqa: E402

HEAD = "gradebox: 1\nid: c\ntitle: A case\n"
FUNCTION = HEAD + "entry: {function: f}\n"
CLASS = HEAD + "entry: {class: Box}\n"
BOX = ("class Box:\n    def __init__(self, n):\n        self.n = n\n"
       "    def half(self, by=2):\n        return self.n / by\n")
SECRET = "[4711]"


def run(challenge, checker, solution, *options, files=(), command="grade"):
    """Grades a solution of a challenge that is written for it."""
    with Folder() as folder:
        folder.write("c/challenge.yaml", challenge)
        if checker is not None:
            folder.write("c/checker.py", checker)
        for path, content in files:
            folder.write(f"c/{path}", content)
        arguments = [folder.write("sol.py", solution)] if command == "grade" else []
        return gradebox(command, folder.path("c"), *arguments, *options)


def tests_of(done):
    return done.json()["tests"]


def one(checker, test_keys="args: [4711]", solution="def f(n): return [n]\n", head=FUNCTION):
    """(exit code, the one result) of a visible test."""
    challenge = head + f"tests:\n  - {{id: one, {test_keys}, check: checker.py}}\n"
    done = run(challenge, checker, solution, "--format", "json")
    (result,) = tests_of(done)
    return done, result


def hidden(checker, solution="def f(n): return [n]\n", points=8, more=""):
    """(run, the one result) of a hidden test worth @points."""
    challenge = FUNCTION + ("groups:\n  - id: g\n    points: " + f"{points}{more}\n    tests:\n"
                            "      - {id: one, args: [4711], check: checker.py}\n")
    done = run(challenge, checker, solution, "--format", "json")
    (result,) = tests_of(done)
    return done, result


def says(word):
    return f"def check(args, result, expected):\n    return {word}\n"


# ---- what a checker says -------------------------------------------------------------------------

SAYINGS = [
    ("True", "AC", 8),
    ("1", "AC", 8),
    ("1.0", "AC", 8),
    ("False", "WA", 0),
    ("0", "WA", 0),
    ("-0.0", "WA", 0),
    ("0.25", "WA", 2),
    ("'too long'", "WA", 0),
]


@test.each(SAYINGS, "a checker that returns {0}: {1}, {2} of 8 points")
def saying(word, verdict, points):
    done, result = hidden(says(word))
    assert (result["verdict"], result["points"]) == (verdict, points), done
    assert done.code == (0 if verdict == "AC" else 1), done
    assert done.json()["score"] == points and done.json()["verdict"] == verdict, done


@test("a share counts for nothing where a group scores all or nothing")
def share_of_all():
    done, result = hidden(says("0.25"), more="\n    scoring: all")
    assert (result["verdict"], result["points"]) == ("WA", 0), done


@test("a message is shown for a visible test, and in the text report")
def message():
    done, result = one(says("f'{result[0]} is one too many'"))
    assert result["verdict"] == "WA" and result["detail"] == "4711 is one too many", done
    challenge = FUNCTION + "tests:\n  - {id: one, args: [4711], check: checker.py}\n"
    report = run(challenge, says("'one too many'"), "def f(n):\n    print('hi')\n    return [n]\n").out
    for word in ("one too many", SECRET, "hi"):
        assert word in report, f"no '{word}'\n{report}"


@test("a message is not shown for a hidden test, for it may hold what it was given")
def hidden_message():
    done, result = hidden(says("f'{args} {result}'"))
    assert result["verdict"] == "WA" and result["detail"] == "the checker finds it wrong", done
    assert "4711" not in done.out + done.err, done


@test("control characters in a message don't reach a terminal")
def message_is_clean():
    _, result = one(says(r"'\x1b[31mred\n'"))
    assert "\x1b" not in result["detail"] and "red" in result["detail"], result


# ---- what it is given ----------------------------------------------------------------------------


def given(test_keys, wanted, solution="def f(*args, **named): return args, named\n", head=FUNCTION,
          more=""):
    """A checker that is given (args, result, expected) as @wanted says, in Python."""
    checker = (f"{more}def check(args, result, expected):\n    got = (args, result, expected)\n"
               f"    wanted = {wanted}\n"
               "    same = got == wanted and repr(got) == repr(wanted)\n"
               "    return same or f'got {got}'\n")
    done, result = one(checker, test_keys, solution, head)
    assert result["verdict"] == "AC", done


GIVEN = [
    ("a call", "args: [1, [2]]", "([1, [2]], ((1, [2]), {}), None)"),
    ("arguments by name", "args: [1], kwargs: {by: 2}",
     "([1, {'by': 2}], ((1,), {'by': 2}), None)"),
    ("an expected value", "args: [1], expect: !tuple [7]", "([1], ((1,), {}), (7,))"),
    ("an expression", "args: [!py '1 + 1'], expect: !py '6 * 7'", "([2], ((2,), {}), 42)"),
    ("kinds of values", 'args: [!set [1], !bytes "00ff", 1e300, null, !complex "2j"]',
     r"([{1}, b'\x00\xff', 1e300, None, 2j], (({1}, b'\x00\xff', 1e300, None, 2j), {}), None)"),
    ("a large number", "args: [123456789012345678901234567890]",
     "([123456789012345678901234567890], ((123456789012345678901234567890,), {}), None)"),
]


@test.each(GIVEN, "a checker is given {0}")
def is_given(_, test_keys, wanted):
    given(test_keys, wanted)


@test("of a snippet it is given what that returned, and no arguments")
def snippet():
    given("run: 'return f(3)', expect: 9", "([], 3, 9)", "def f(n): return n\n")


@test("arguments are as they were, whatever the submission did to them")
def arguments_unchanged():
    given("args: [[3, 1]]", "([[3, 1]], [1, 3], None)", "def f(xs):\n    xs.sort()\n    return xs\n")


@test("what a generator yields is a list")
def iterator():
    given("args: [3]", "([3], [0, 1, 2], None)", "def f(n): yield from range(n)\n")


@test("operations: each as it is written, and what came of each")
def operations():
    keys = ("ops: [{new: [6], as: a}, {new: [8], as: b}, {half: [], on: a}, "
            "{half: [], kwargs: {by: 4}, on: b}, {attr: n, on: a}, "
            "{half: [0], on: a, raises: ZeroDivisionError}]")
    wanted = ("([{'new': [6], 'as': 'a'}, {'new': [8], 'as': 'b'}, {'half': [], 'on': 'a'}, "
              "{'half': [], 'on': 'b', 'kwargs': {'by': 4}}, {'attr': 'n', 'on': 'a'}, "
              "{'half': [0], 'on': 'a'}], [None, None, 3.0, 2.0, 6, 'ZeroDivisionError'], None)")
    given(keys, wanted, BOX, CLASS)


@test("operations that were generated: each as generate returned it, with those of the reference")
def generated_operations():
    checker = ("def check(args, result, expected):\n"
               "    got = args == [['new', 6], ['half'], ['half', 0]] and expected == "
               "[None, 3.0, 'ZeroDivisionError']\n"
               "    return got and result == [None, 4.0, 'ZeroDivisionError']\n")
    challenge = CLASS + ("tests:\n  - id: one\n    generate: return [['new', 6], ['half'], ['half', 0]]\n"
                         "    expect: !reference\n    check: checker.py\n")
    other = BOX.replace("self.n / by", "self.n / by + 1")
    done = run(challenge, checker, other, "--format", "json",
               files=[("solutions/accepted/a.py", BOX)])
    assert tests_of(done)[0]["verdict"] == "AC", done


@test("generated arguments and the reference's answer, for each repetition")
def generated():
    checker = ("def check(args, result, expected):\n"
               "    return 0 <= args[0] < 4 and expected == args[0] ** 2 and result == -expected\n")
    challenge = FUNCTION + ("tests:\n  - id: one\n    repeat: 4\n    generate: return [index]\n"
                            "    expect: !reference\n    check: checker.py\n")
    done = run(challenge, checker, "def f(n): return -n * n\n", "--format", "json",
               files=[("solutions/accepted/a.py", "def f(n): return n * n\n")])
    assert [t["verdict"] for t in tests_of(done)] == ["AC"] * 4, done


NODES = "def f(head):\n    head.next.next = head.next\n    return [head, TreeNode(1, None, TreeNode(2))]\n"
WALK = """
def check(args, result, expected):
    head, tree = result
    chain = [args[0].val, args[0].next.val, args[0].next.next]
    found = [head.val, head.next.val, head.next.next is head.next, type(head) is ListNode]
    return chain == [1, 2, None] and found == [1, 2, True, True] and tree.right.val == 2
"""


@test("nodes come as nodes, also where their identities were asked for")
def nodes():
    done, result = one(WALK, "args: [!linked_list [1, 2]]", NODES)
    assert result["verdict"] == "AC", done
    checker = says("[result.val, result.next.val, result.next.next] == [1, 2, None]")
    done, result = one(checker, "args: [!linked_list [1, 2]], same_nodes: true", "def f(h): return h\n")
    assert result["verdict"] == "AC", done


@test("a coroutine is awaited, and files beside the checker are none of its")
def coroutine():
    done, result = one("async def check(args, result, expected):\n    return True\n")
    assert result["verdict"] == "AC", done


# ---- what it doesn't decide ----------------------------------------------------------------------

OTHERS = [
    ("an exception is RE", "args: [1]", "def f(n): raise KeyError(n)\n", "RE"),
    ("a value that can't be taken apart is WA", "args: [1]", "def f(n): return [object()]\n", "WA"),
    ("output that is wrong is WA", "args: [1], stdout: x", "def f(n): print('y')\n", "WA"),
    ("changed arguments are WA", "args: [[1]], unchanged: true", "def f(n): n.pop()\n", "WA"),
    ("other nodes are WA", "args: [!linked_list [1]], same_nodes: true",
     "def f(n): return ListNode(1)\n", "WA"),
    ("too much time is TLE", "args: [1], limits: {time: 100ms}", "def f(n):\n    while n: pass\n", "TLE"),
]


@test.each(OTHERS, "{0}, and no checker is asked")
def others(_, keys, solution, verdict):
    done, result = one("def check(args, result, expected): raise ValueError\n", keys, solution)
    assert result["verdict"] == verdict, done


@test("an outcome of an operation is compared as ever")
def operation_is_compared():
    keys = "ops: [{new: [6]}, {half: [], returns: 4.0}]"
    _, result = one(says("True"), keys, BOX, CLASS)
    assert result["verdict"] == "WA", result


# ---- checkers that are of no use -----------------------------------------------------------------

NONSENSE = ["None", "2", "2.0", "-1", "-0.25", "float('nan')", "float('inf')", "''", "[]", "[True]",
            "1j", "b'yes'", "10 ** 30", "object()", "check", "(True, 'no')", "{'ok': True}"]


@test.each([(word,) for word in NONSENSE], "a checker that returns {0} is IE")
def nonsense(word):
    done, result = one(says(word))
    assert result["verdict"] == "IE" and result["points"] == 0, done
    assert "c/checker.py:1: " in result["detail"] and "must return True or False" in result["detail"], done
    assert done.code == 5, done


FAILURES = [
    ("raises", "def check(args, result, expected):\n    x = 1\n    return x / 0\n",
     "checker.py:3: the checker raised ZeroDivisionError"),
    ("raises in a function that it calls",
     "def check(args, result, expected):\n    return deep(result)\n\n\ndef deep(x):\n    return x.y\n",
     "checker.py:6: the checker raised AttributeError"),
    ("recurses", "def check(args, result, expected):\n    return check(args, result, expected)\n",
     "checker.py:2: the checker raised RecursionError"),
    ("exits", "import sys\ndef check(args, result, expected):\n    sys.exit(0)\n",
     "checker.py:3: the checker raised SystemExit"),
    ("ends its process", "import os\ndef check(args, result, expected):\n    os._exit(0)\n",
     "checker.py:2: the checker failed: it ended the process with exit status 0"),
    ("prints without an end",
     "def check(args, result, expected):\n    while True:\n        print('x' * 10000)\n",
     "checker.py:1: the checker failed: it printed more than 1 MiB"),
    ("takes all memory", "def check(args, result, expected):\n    return bytearray(2 << 30)\n",
     "checker.py:2: the checker raised MemoryError"),
    ("opens a file", "def check(args, result, expected):\n    open('/etc/passwd')\n    return True\n",
     "checker.py:1: the checker failed: the system call 'open"),
    ("asks for three things", "def check(args, result):\n    return True\n",
     "the checker raised TypeError"),
]


@test.each(FAILURES, "a checker that {0} is IE")
def failure(_, checker, word):
    done, result = one(checker)
    assert result["verdict"] == "IE" and word in result["detail"], done
    assert done.code == 5 and done.json()["verdict"] == "IE", done


@test("a checker that hangs is IE after its own time, and the next test is graded")
def hangs():
    checker = ("def check(args, result, expected):\n    while args[0] == 1:\n        pass\n"
               "    return True\n")
    challenge = FUNCTION + ("tests:\n  - {id: one, args: [1], check: checker.py}\n"
                            "  - {id: two, args: [2], check: checker.py}\n")
    done = run(challenge, checker, "def f(n): return n\n", "--format", "json")
    assert [t["verdict"] for t in tests_of(done)] == ["IE", "AC"], done
    assert "checker.py:1: " in tests_of(done)[0]["detail"] and done.code == 5, done


@test("what a checker raises tells nothing of a hidden test")
def hidden_failure():
    done, result = hidden("def check(args, result, expected):\n    raise ValueError(args)\n")
    assert result["verdict"] == "IE" and "checker.py:2" in result["detail"], done
    assert "4711" not in done.out + done.err, done


main()
