"""forging - what a submission returns gets the verdict that it deserves, and no answer is in its reach

Each row of the table is graded for real, together with a good solution after it in the same
session: the row's verdict must be the listed one, the good solution must be accepted, and no
process may be left. Then the memory of a running box is searched from outside for a planted
expected value.
SPDX-License-Identifier: MIT
"""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import Skip, main, test  # noqa: E402
from cli.program import (  # noqa: E402
    BINARY,
    HANG_SECONDS,
    Folder,
    adopt_orphans,
    descendants,
    environment,
    for_several,
    gradebox,
    must_be_alone,
    wait_until,
)
from sandbox.hostile_values import HOSTILE_VALUES  # noqa: E402

ATTACKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "attacks")
CHALLENGES = os.path.join(ATTACKS, "challenges")


def documents(text):
    """The JSON documents of a report, one a solution."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        document, at = decoder.raw_decode(text, at)
        found += document if isinstance(document, list) else [document]
    return found


def grade_both(challenge, source):
    """The results of @source and of a good solution right after it."""
    with Folder() as folder:
        paths = [folder.write("hostile.py", source), os.path.join(ATTACKS, "good", f"{challenge}.py")]
        done = gradebox("grade", "--format", "json", *for_several(),
                        os.path.join(CHALLENGES, challenge), *paths)
    done.must_be_sane()
    assert done.code in (0, 1), done
    results = documents(done.out)
    assert len(results) == len(paths), done
    return results


@test.each(HOSTILE_VALUES, "{1} that returns: {0}: {3}")
def hostile(name, challenge, source, verdict):
    hostile_result, good_result = grade_both(challenge, source)
    rows = [(row["verdict"], row["detail"]) for row in hostile_result["tests"]]
    assert hostile_result["verdict"] in verdict.split(), rows
    is_right = hostile_result["verdict"] == "AC"
    assert (hostile_result["score"] == 100.0) == is_right, hostile_result
    for row_verdict, detail in rows:
        assert (detail != "") == (row_verdict != "AC"), f"{row_verdict}: '{detail}'"
    assert good_result["verdict"] == "AC", f"the good solution after it: {good_result}"
    must_be_alone()


# The control of attacks/walks-collector.py: the same walk does find what is there.
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


@test("the walk that looks for the answer does find the question")
def control():
    result = grade_both("planted", CONTROL)[0]
    assert "found asked-0d9f2a77c1" in result["tests"][0]["detail"], result["tests"][0]


# ---- the memory of a box, from outside -----------------------------------------------------------

QUESTION, ANSWER = b"asked-0d9f2a77c1", b"planted-5be1c04e93"
EVERY_ANSWER = (
    ANSWER,
    b"planted-a90c11d2f4",
    b"planted-e1f0b2c3d4",
    b"planted-key-61",
    b"planted-c3d2e1f0a9",
)


def holds(pid, needles):
    """Which of @needles the process has anywhere in its memory."""
    found = set()
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps:
        lines = maps.read().splitlines()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in lines:
            span, rights = line.split()[:2]
            if not rights.startswith("r") or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            start, end = (int(number, 16) for number in span.split("-"))
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except OSError:
                continue  # a page that went away
            found |= {needle for needle in needles if needle in content}
    return found


@test("no expected value is in the memory of a box or of the zygote")
def memory_from_outside():
    source = "def answer(question):\n    while True: pass\n"
    with Folder() as folder:
        path = folder.write("sol.py", source)
        command = [BINARY, "grade", "--jobs", "1", os.path.join(CHALLENGES, "planted"), path]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment())
        try:
            look_into(child)
        finally:
            child.kill()
            child.wait(HANG_SECONDS)
    must_be_alone()


def look_into(child):
    """Searches gradebox (which must know the answers) and all that it started (which mustn't)."""

    def box_with_the_question():
        for pid, _ in descendants(child.pid):
            try:
                if holds(pid, (QUESTION,)):
                    return pid
            except (ProcessLookupError, FileNotFoundError):
                pass  # it ended meanwhile
        return None

    try:
        wait_until(box_with_the_question, 60, "no box holds the question")
    except PermissionError:
        raise Skip("the memory of a box can't be read by this user") from None
    assert ANSWER in holds(child.pid, (ANSWER,)), "gradebox itself doesn't hold the answer"
    processes = descendants(child.pid)
    assert len(processes) >= 2, f"a zygote and a box expected, found {processes}"
    for pid, _ in processes:
        found = holds(pid, EVERY_ANSWER)
        assert not found, f"process {pid} holds {found}"


adopt_orphans()
main()
