"""format - every feature of the challenge format, end to end

The challenges every-* use each key, tag and form that there is. Their accepted solutions pass all of
it; each row here breaks one thing, and just the tests that are about that thing must fail. So a
feature that is ignored, or that accepts anything, has a test that says so.
SPDX-License-Identifier: MIT
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import CHALLENGES, gradebox, grade, grade_json  # noqa: E402

IDS = ("every-call", "every-node", "every-operation", "every-snippet")


def accepted(challenge, name):
    path = os.path.join(CHALLENGES, challenge, "solutions", "accepted", name)
    with open(path, encoding="utf-8") as source:
        return source.read()


def failures(challenge, source):
    """{test: verdict} of what isn't accepted, without the tests that were skipped."""
    return {
        row["id"]: row["verdict"]
        for row in grade_json(challenge, source)["tests"]
        if row["verdict"] not in ("AC", "SK")
    }


@test.each([(name,) for name in IDS], "{0}: every solution does what its folder says")
def verified(name):
    gradebox("verify", "--challenges", CHALLENGES, name).must(0)


@test.each([(name,) for name in IDS], "{0}: show explains it in whole lines")
def shown(name):
    done = gradebox("show", "--challenges", CHALLENGES, name).must(0)
    assert "Tests of" in done.out, done


# What is done wrong, as code behind the accepted solution, and which tests must notice.
CALLS = [
    ("act_power = lambda value, base: value", {"keyword": "WA"}),
    ("def act_fail(value): raise TypeError(value)", {
        "raises-type": "WA", "raises-base": "WA", "raises-match": "WA"}),
    ("def act_fail(value): raise {'x': ValueError, 'no-key': IndexError}[value]('no: x')", {
        "raises-match": "WA"}),
    ("def act_fail(value): return None", {
        "raises-type": "WA", "raises-base": "WA", "raises-match": "WA"}),
    ("act_halves = lambda value: [2, 2]", {"either": "WA"}),
    ("act_sort = sorted", {"sorts-its-argument": "WA"}),
    ("def act_sorted(value):\n    value.sort()\n    return value", {"unchanged": "WA"}),
    ("def act_print(value): print('a -> b\\nä', value, end='')", {
        "prints": "WA", "prints-and-returns": "WA"}),
    ("def act_print(value):\n    print('a -> b\\nä', value)\n    return 2", {
        "prints-and-returns": "WA"}),
    ("async def act_later(value): return value + 1", {"coroutine": "WA"}),
    ("def act_count(value): yield 1", {"generator": "WA", "taken": "WA"}),
    ("def act_input(value): return ''", {"input": "WA"}),
    ("def act_echo(value): return [value]", {
        "snippet": "WA", "scalars": "WA", "strings": "WA", "integer": "WA", "floats": "WA",
        "tuple": "WA", "set": "WA", "bytes": "WA", "complex": "WA", "dict": "WA", "graph": "WA",
        "digraph": "WA"}),
    # One type, one value, one place each.
    ("act_echo = lambda v: 1 if v is True else v", {}),
    ("act_echo = lambda v: [int(i) if i is True else i for i in v] if type(v) is list else v", {
        "scalars": "WA"}),
    ("act_echo = lambda v: [0.0 if i == 0 else i for i in v] if type(v) is list else v", {
        "scalars": "WA"}),
    ("act_echo = lambda v: float(v) if type(v) is int and v > 9 else v", {"integer": "WA"}),
    ("act_echo = lambda v: list(v) if type(v) is tuple else v", {"tuple": "WA"}),
    ("act_echo = lambda v: frozenset(v) if type(v) is set else v", {"set": "WA"}),
    ("act_echo = lambda v: bytearray(v) if type(v) is bytes else v", {"bytes": "WA"}),
    ("act_echo = lambda v: v.conjugate() if type(v) is complex else v", {"complex": "WA"}),
    ("act_echo = lambda v: {**v, 'c': 3} if type(v) is dict and 'a' in v else v", {
        "dict": "WA", "digraph": "WA"}),
    ("act_sum = lambda value: sum(value[:999]) if type(value) is list else 0", {
        "expression": "WA"}),
    ("act_counter = lambda value: {'a': 2, 'b': 2}", {"subclass": "WA"}),
    ("act_named = lambda value: [value, value + 1]", {"named": "WA", "referred": "WA"}),
    ("act_third = lambda value, pair=False: [1, 1] if pair else value / 3 + 1e-5", {
        "close-default": "WA"}),
    ("act_third = lambda value, pair=False: [1.0, 1] if pair else value / 3 * 1.1", {
        "close": "WA", "close-relative": "WA", "close-default": "WA"}),
    ("act_third = lambda value, pair=False: [1.5, 1] if pair else value / 3", {"loose": "WA"}),
    ("act_echo = lambda v: sorted(v, key=str) if type(v) is list and v == [2, 1] else v", {
        "ordered-again": "WA"}),
    ("act_echo = lambda v: [*v, v[0]] if v == [3, 1, 2] else v", {"unordered": "WA"}),
    ("act_echo = lambda v: v[::-1] + v[:1] if v == [[2, 1], [4, 3]] else v", {
        "unordered-inside": "WA"}),
    ("def act_sum(value):\n    total = sum(value)\n    value.sort()\n    return total", {
        "drawn[0]": "WA", "drawn[1]": "WA", "drawn[2]": "WA"}),
    ("act_sum = lambda value: sum(value) + (len(value) == 11)", {"drawn[1]": "WA"}),
    ("act_sum = lambda value: sum(value) + (len(value) == 2)", {"referred-snippet": "WA"}),
    ("def act_spend(value):\n    while True: pass", {"quick": "TLE"}),
    ("def act_spend(value):\n    import time\n    time.sleep(9)", {"quick": "TLE"}),
    ("def act_spend(value): value = bytearray(20_000_000)", {"quick": "MLE"}),
    ("def act_spend(value): print('x' * 2000)", {"quick": "OLE"}),
    ("def act_spend(value): open('/etc/passwd')", {"quick": "SV"}),
]  # fmt: skip

OPERATIONS = [
    ("Store.put = lambda self, key, value: shared.update({key: value})\n"
     "Store.get = lambda self, key, **_: shared[key]\nshared = {}", {
        "two-objects": "WA", "outcomes": "WA"}),
    ("Store.first = 5", {"outcomes": "WA"}),
    ("Store.missing = 5", {"outcomes": "WA"}),
    ("Store.__init__ = lambda self, size: vars(self).update(size=size, held={})", {
        "refuses": "WA"}),
    ("Store.show = lambda self: print('Store')", {"prints": "WA"}),
    ("Store.share = lambda self: 0.334", {"outcomes": "WA"}),
    ("Store.keys = lambda self: self.held.keys()", {"outcomes": "WA"}),
    ("Store.keys = lambda self: list(self.held)[::-1]", {"outcomes": "WA"}),
    ("Store.get = lambda self, key, default=5: self.held.get(key, default)", {"outcomes": "WA"}),
    ("async def later(self): return 'soon'\nStore.later = later", {"outcomes": "WA"}),
    ("right = Store.get\ndef get(self, key, **named):\n"
     "    if key == 99: raise IndexError(key)\n    return right(self, key, **named)\n"
     "Store.get = get", {"drawn[0]": "WA", "drawn[1]": "WA", "drawn[2]": "WA"}),
]  # fmt: skip

# Prints something more, before the memoized function is called where the condition holds.
SAYS = """
memoized = memoize
def memoize(function):
    @functools.wraps(function)
    def says(x):
        if {0}: {1}
        return function(x)
    return memoized(says)
"""

SNIPPETS = [
    ("memoize = lambda function: function", {"decorator": "WA", "prints": "WA"}),
    ("memoize = lambda function: functools.lru_cache(lambda x: function(x))", {
        "decorator": "WA"}),
    ("managed.__exit__ = lambda *_: True", {"context-manager": "WA"}),
    ("class Registry: known = set()", {"metaclass": "WA", "reference": "WA"}),
    ("del managed.__aenter__", {"async": "RE"}),
    ("managed.__aenter__ = managed.__aexit__", {"async": "WA"}),
    ("Registry.__name__ = 'other'", {"own-loop": "WA", "returned-coroutine": "WA", "yields": "WA"}),
    ("import asyncio\nasyncio.run = lambda made: made.close()", {"own-loop": "WA", "one-loop": "WA"}),
    ("Registry.known.add('Other')", {"metaclass": "WA", "either": "WA"}),
    ("class quiet(managed):\n    def __init__(self, log): self.log = [] if log is None else log\n"
     "managed = quiet", {
        "raises": "WA"}),
    (SAYS.format("x in (3, 4)", "print()"), {}),
    (SAYS.format("x == 4", "print('x')"), {"prints-tokens": "WA"}),
    (SAYS.format("x == 12", "print('it', end=' ')"), {"prints-regex": "WA"}),
    (SAYS.format("x == 12", "print()"), {"prints-regex": "WA"}),
    (SAYS.format("x == 'you'", "print(end=' ')"), {"prints": "WA"}),
]  # fmt: skip

NODES = [
    ("act_reverse = lambda head: head", {
        "reversed": "WA", "long-chain": "WA", "drawn[0]": "WA", "drawn[1]": "WA"}),
    ("act_chain = lambda values: values", {"own-class": "WA"}),
    ("act_meeting = lambda head: Link(head.data, head.after)", {
        "meeting": "WA", "no-meeting": "WA", "same-values": "WA"}),
    ("act_meeting = lambda head: head", {
        "meeting": "WA", "no-meeting": "WA", "same-values": "WA"}),
    ("act_cut = lambda head: head.after", {"cut": "WA"}),
    ("def act_echo(head):\n    if type(head) is not list: head.after.after = None\n    return head", {
        "cycle-back": "WA"}),
    ("def act_echo(v):\n    if type(v) is list: v[1].less = v[1]\n    return v", {"inside": "WA"}),
    ("act_mirror = lambda root: root", {"mirrored": "WA"}),
    ("right = act_mirror\ndef act_mirror(root):\n"
     "    root = root and Branch(root.key, root.less, root.more)\n    return right(root)", {
        "mirrored": "WA"}),
    ("act_depth = lambda root: 3", {"no-tree": "WA", "long": "WA"}),
]  # fmt: skip


def rows(challenge, name, table):
    return [(challenge, name, code, caught) for code, caught in table]


@test.each(
    rows("every-call", "straight.py", CALLS)
    + rows("every-operation", "store.py", OPERATIONS)
    + rows("every-snippet", "plain.py", SNIPPETS)
    + rows("every-node", "plain.py", NODES),
    "{0}: {2!r:.90}",
)
def one_thing_wrong(challenge, name, code, caught):
    found = failures(challenge, accepted(challenge, name) + "\n\n" + code + "\n")
    assert found == caught, f"caught {found}, not {caught}"


@test("a group is skipped unless those that it needs were passed in full")
def needs():
    source = accepted("every-call", "straight.py") + "\nact_third = act_echo\n"
    groups = {}
    for row in grade_json("every-call", source)["tests"]:
        groups.setdefault(row["group"], set()).add(row["verdict"])
    assert groups["outcomes"] == {"AC"} and "WA" in groups["comparing"], groups
    assert groups["made"] == {"SK"}, groups


@test("points: each test earns its share, or all of them earn all or nothing")
def points():
    one_each = accepted("every-call", "straight.py") + "\nact_halves = act_echo\n"
    assert abs(grade_json("every-call", one_each)["score"] - (30 * 13 / 14 + 30)) < 1e-6
    all_or_nothing = accepted("every-call", "straight.py") + "\nact_counter = act_echo\n"
    assert grade_json("every-call", all_or_nothing)["score"] == 70


# ---- what a candidate is told --------------------------------------------------------------------

TOLD = [
    ("def doubled(n): return n", "it doesn't define the function 'double' or 'twice', only 'doubled'"),
    ("double = 3", "'double' must be a function, but it is of the type 'int'"),
    ("class A:\n    def double(self, n): pass", "'double' is a method of 'A'"),
    ("import math", "it doesn't define the function 'double' or 'twice'\n"),
    ("def double(n:\n    pass", "raised     SyntaxError: '(' was never closed\n"),
    ("def double(n)\n    pass", "line 1  def double(n)\n                           ^\n"),
    ("def double(n): return n + n + 0.0", "expected int, got float"),
    ("def double(n):\n    while True: print(n)", "it printed more than 1 MiB"),
]


@test.each(TOLD, "a candidate who writes {0!r} reads {1!r}")
def told(source, words):
    done = grade("double", source).must(1)
    assert words in done.out, done


main()
