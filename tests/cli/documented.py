"""documented - docs/challenge-format.md against the program

Every example in it is used: the words behind ```yaml say what it is a piece of, and `refused` that
this version must say it can't do it yet. The tables of keys are held to the loader's, both ways, with
the words of its errors; other tables and quoted errors to where they come from. So who adds, builds or
drops something is told by this test to write it down.
SPDX-License-Identifier: MIT
"""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import ROOT, WRONG, Folder, grade_json, gradebox  # noqa: E402

DOCUMENT = os.path.join(ROOT, "docs", "challenge-format.md")
LOADER = os.path.join(ROOT, "grader", "challenge")
GOLDEN = os.path.join(ROOT, "tests", "golden")
NOT_BUILT = "*not built yet*"
LIMITS = "'limits'"  # what the loader calls their level
REFERENCE = "def f(*args, **named):\n    return None\n"


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def fences(text):
    """(line, words behind the ticks, content) of each fenced block."""
    found = re.finditer(r"^```(.*)\n((?:.*\n)*?)```$", text, re.M)
    return [(text.count("\n", 0, one.start()) + 1, one[1].split(), one[2]) for one in found]


TEXT = read(DOCUMENT)
FENCES = fences(TEXT)


def named(words):
    """The fences whose first words are these."""
    return [(line, kind, content) for line, kind, content in FENCES if kind[:len(words)] == words]


# ---- examples ------------------------------------------------------------------------------------


def indent(text):
    return "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())


def whole(what, content):
    """A challenge around a piece of one: @what is challenge, groups or tests of an entry."""
    entry = what[1] if what[0] == "tests" else "function"
    parts = {
        "gradebox": "gradebox: 1\n",
        "id": "id: piece\n",
        "title": "title: A piece\n",
        "entry": f"entry: {{{entry}: f}}\n",
        "tests": "tests:\n  - {id: one, run: return 1, expect: 1}\n",
    }
    if what[0] == "challenge":
        for key in re.findall(r"^(\w+):", content, re.M):
            parts.pop(key, None)
        return "".join(parts.values()) + content
    parts[what[0]] = f"{what[0]}:\n{indent(content)}"
    if what[0] == "groups":
        del parts["tests"]
    return "".join(parts.values())


def load(source, files=()):
    """`gradebox show`, which loads a challenge and evaluates nothing."""
    name = re.search(r"^id: (\S+)$", source, re.M)[1]
    with Folder() as folder:
        folder.write(f"{name}/challenge.yaml", source)
        for path, content in files:
            folder.write(f"{name}/{path}", content)
        done = gradebox("show", folder.path(name))
        return done, gradebox("verify", folder.path(name)) if done.code == 0 and files else None


@test("every yaml block says what it is")
def every_block_is_used():
    kinds = ("complete", "challenge", "groups", "tests function", "tests class")
    for line, words, _ in named(["yaml"]):
        what = " ".join(words[1:]).removesuffix(" refused")
        assert what in kinds, f"line {line}: '{what}' is none of {kinds}"
    assert len(named(["yaml"])) >= 20, "where are the examples?"


def complete():
    """(line, yaml, [(path, source)]): each complete challenge with the solutions that follow it."""
    found = []
    for line, words, content in FENCES:
        if words[:1] == ["yaml"]:
            found.append((line, content, [], words == ["yaml", "complete"]))
        elif words == ["python"]:
            path = re.match(r"# (solutions/\w+/\w+\.py|checker\.py)\n", content)
            found[-1][2].append((path[1], content))
    return [(line, content, files) for line, content, files, is_complete in found if is_complete]


@test.each(complete(), "the challenge in line {0} verifies with its solutions")
def whole_example(line, source, files):
    assert files, f"line {line}: no solution follows"
    shown, verified = load(source, files)
    shown.must(0)
    verified.must(0)


PIECES = [
    (line, words[1:], content)
    for line, words, content in named(["yaml"])
    if words[1:] != ["complete"]
]


@test.each(PIECES, "the piece in line {0} is taken or refused as it says ({1})")
def piece(line, what, content):
    done, _ = load(whole(what, content), ())
    if what[-1] != "refused":
        if "there is none" in done.err:
            done = with_reference(what, content)
        done.must(0)
        return
    assert done.code == 3, f"line {line} loads: take '{NOT_BUILT}' away where it is described\n{done}"
    for error in re.findall(r"error: (.*)", done.err):
        assert "not supported yet" in error, f"line {line} is refused for another reason\n{done}"


def with_reference(what, content):
    with Folder() as folder:
        folder.write("piece/challenge.yaml", whole(what, content))
        folder.write("piece/solutions/accepted/f.py", REFERENCE)
        return gradebox("show", folder.path("piece"))


@test("the result shown is one: the same keys as a real one has")
def shown_result():
    ((_, _, content),) = named(["json"])
    shown, real = json.loads(content), grade_json("double", WRONG)
    assert list(shown) == list(real), (list(shown), list(real))
    assert list(shown["isolation"]) == list(real["isolation"]), real["isolation"]
    assert list(shown["tests"][0]) == list(real["tests"][0]), real["tests"][0]


# ---- keys ----------------------------------------------------------------------------------------


def unescape(text):
    return text.replace('\\"', '"').replace("\\\\", "\\")


def loader_levels():
    """{"a group": {key: (what it must be, reader, whether it is required)}}, from the tables in C."""
    levels = {}
    for name in sorted(os.listdir(LOADER)):
        source = read(LOADER, name) if name.endswith(".c") else ""
        tables = dict(re.findall(r"struct schema_key (\w+)\[\] = \{\n(.*?)\n\};", source, re.S))
        for what, table in re.findall(r'struct schema_level \w+ = \{"([^"]+)",\s*(\w+),', source):
            rows = re.findall(r'\{"(\w+)",\s*"((?:[^"\\]|\\.)*)",\s*(\w+)([^{}]*)\}', tables[table])
            assert len(rows) == len(re.findall(r'^    \{"', tables[table], re.M)), f"{name}: {table}"
            levels[what] = {
                key: (unescape(right), reader, "is_required" in rest)
                for key, right, reader, rest in rows
            }
    return levels


def cells(row):
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def table_below(heading):
    """The rows of the first table behind a heading, as lists of cells."""
    behind = TEXT.split(f"{heading}\n", 1)
    assert len(behind) == 2, f"no heading '{heading}'"
    table = re.search(r"^\|.*\n\|[-|]+\|\n((?:\|.*\n)+)", behind[1], re.M)
    return [cells(row) for row in table[1].splitlines()]


def document_levels():
    """{"a group": {key: (what it must be, what is without it)}}"""
    levels = {}
    for heading, what in re.findall(r"^(#+ Keys of (.*))$", TEXT, re.M):
        rows = table_below(heading)
        levels[what] = {row[0].strip("`"): (row[1].replace("`", ""), row[2]) for row in rows}
        assert len(levels[what]) == len(rows), f"a key of {what} is there twice"
    return levels


LEVELS = loader_levels()
DOCUMENTED = document_levels()


@test("the loader's tables are found")
def tables_found():
    assert len(LEVELS) >= 10 and len(LEVELS["a test"]) >= 20, LEVELS


@test.each([(what,) for what in sorted(LEVELS)], "keys of {0}: each is documented as it is")
def keys_documented(what):
    assert what in DOCUMENTED, f"no heading 'Keys of {what}'"
    for key, (right, _, is_required) in LEVELS[what].items():
        assert key in DOCUMENTED[what], f"'{key}' of {what} is missing"
        shown, without = DOCUMENTED[what][key]
        assert not right or shown == right, f"'{key}' must be '{right}', not '{shown}'"
        assert is_required == (without == "required"), f"'{key}': is it required?"
        assert without != NOT_BUILT, f"'{key}' is built"


@test.each([(what,) for what in sorted(DOCUMENTED)], "keys of {0}: what is documented is there")
def keys_there(what):
    for key, (_, without) in DOCUMENTED[what].items():
        is_known = key in LEVELS.get(what, {})
        assert is_known or without == NOT_BUILT, f"the loader knows no '{key}' in {what}"


@test.each([(what,) for what in sorted(DOCUMENTED)], "keys of {0}: each is in an example")
def keys_shown(what):
    examples = "\n".join(content for _, _, content in named(["yaml"]))
    for key in DOCUMENTED[what]:
        assert re.search(rf"\b{key}:\s", examples), f"no '{key}: ...'"


def default(what, key):
    return DOCUMENTED[what][key][1].strip("`")  # the column "without it"


@test("limits: those that a challenge doesn't say are the documented ones")
def default_limits():
    said = ", ".join(f"{key}: {default(LIMITS, key)}" for key in LEVELS[LIMITS])
    shown = [load(whole(["challenge"], limits))[0].must(0).out
             for limits in ("", f"limits: {{{said}}}\n", "limits: {time: 3s}\n")]
    assert shown[0] == shown[1] != shown[2], shown


@test("tests: take and repeat are the documented ones where a test doesn't say them")
def default_numbers():
    assert default("a test", "repeat") == "1"
    snippet = "entry: {names: [f]}\ntests:\n  - {id: t, run: 'return iter(range(99999))', expect: "
    expect = f'!py "list(range({default("a test", "take")}))"'
    source = whole(["challenge"], f"{snippet}{expect}}}\n")
    _, done = load(source, [("solutions/accepted/f.py", REFERENCE)])
    done.must(0)


# ---- other tables --------------------------------------------------------------------------------


def strings(name, table):
    """The strings in the table of that name in a C file."""
    source = read(ROOT, "grader", name)
    return re.findall(r'"([^"\\]*)"', re.search(rf"{table}\[\] = \{{(.*?)\n\}};", source, re.S)[1])


@test("values: every tag is documented, and every documented one is there")
def tags():
    cells_of_values = [row[0] for row in table_below("## Values")]
    shown = set(re.findall(r"!\w+", " ".join(cells_of_values)))
    there = set(strings("challenge/yaml_tree.c", "known_tags"))
    assert shown == there, f"only documented: {shown - there}; not documented: {there - shown}"


@test("values: the keys of shapes are documented")
def shape_keys():
    rows = " ".join(" ".join(row) for row in table_below("## Values"))
    source = read(LOADER, "yaml_shape.c")
    for keys in re.findall(r"keys\[\] = \{(.*?)\};", source):
        for key in re.findall(r'"(\w+)"', keys):
            assert re.search(rf"\b{key}\b", rows), f"'{key}' is missing"


@test("solutions: the folders are the program's")
def folders():
    shown = re.findall(r"^\| `(\w+)` \| (?:are|don't) ", TEXT, re.M)
    assert shown == strings("challenge/solutions.c", "folders"), shown


@test("verdicts: codes and words are the program's")
def verdicts():
    shown = [cell for row in table_below("## Verdicts") for cell in row[:2]]
    assert shown == strings("judge/verdict.c", "verdicts"), shown


@test("every link leads somewhere")
def links():
    headings = re.findall(r"^#+ (.*)$", TEXT, re.M)
    places = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for place in re.findall(r"\]\(#([^)]*)\)", TEXT):
        assert place in places, f"no heading is called '{place}'"


@test("every error that is quoted is one that a golden folder has")
def quoted_errors():
    real = set()
    for folder, _, files in os.walk(GOLDEN):
        if "stderr.txt" in files:
            real |= set(re.findall(r"(?:error|hint): .*", read(folder, "stderr.txt")))
    quoted = [line for _, _, content in named(["text"]) for line in content.splitlines()]
    assert len(quoted) >= 50, "where are the errors?"
    for line in quoted:
        assert line in real, f"no golden folder says: {line}"


main()
