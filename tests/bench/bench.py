"""bench - how fast gradebox is, as ratios to starting Python

Everything is measured in one run on one machine, in turns, so that a slow moment hits all of it
alike, and medians are compared. A speed is no test: the exit code is 0 whatever comes out, and 1
only when something can't be run.

  bare      pythonX.Y -I -S -c pass, the interpreter whose library gradebox links
  bwrap     the same under bubblewrap
  cold      gradebox grade three-sum with a right solution, from start to exit, without the tests
            that are large on purpose
  box       one test in a box of its own, end to end
  floor     fork and exit of the same warm interpreter: less than that a box can't take
  PACKAGE   one test that uses a package which the challenge preloads, end to end
  import PACKAGE    pythonX.Y -I -c 'import PACKAGE'

SPDX-License-Identifier: MIT
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from verdicts import measure_verdicts  # noqa: E402

# Each run asks the reference anew, and nothing is kept in the caller's cache; so do all children.
os.environ["XDG_CACHE_HOME"] = "/nonexistent/cache"

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
CHALLENGE = "three-sum"
LARGE_GROUPS = ("large", "speed")  # how the challenges call them
REPETITIONS_MIN = 50
SUPERVISOR_MEMORY_MIB = 12

# Ratio, its parts, the most that it should be.
RATIOS = [("box", "bare", 0.25), ("cold", "bare", 10), ("numpy", "import numpy", 0.05),
          ("pandas", "import pandas", 0.05), ("sklearn", "import sklearn", 0.05)]
PACKAGES = {"numpy": "numpy", "pandas": "pandas", "sklearn": "sklearn.preprocessing"}
IMPORTS_SHARE = 5  # an import takes so long that it is repeated so many times less

WHAT = {
    "bare": "bare Python",
    "bwrap": "bubblewrap + bare Python",
    "cold": "gradebox grade three-sum, cold",
    "box": "one test in its own box",
    "floor": "floor: fork and exit, warm",
}
for package in PACKAGES:
    WHAT[package] = f"one test with {package} preloaded"
    WHAT[f"import {package}"] = f"fresh Python, import {package}"


class CannotRun(Exception):
    """Something to be measured doesn't run; the text says what."""


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        words = " ".join(command)
        raise CannotRun(f"exit code {done.returncode} of: {words}\n{done.stdout}{done.stderr}")
    return done.stdout


def linked_python():
    """/usr/bin/python3.11, or what the libpython that pkg-config finds belongs to."""
    version = run(["pkg-config", "--modversion", "python3-embed"]).strip()
    path = f"/usr/bin/python{version}"
    if not os.access(path, os.X_OK):
        raise CannotRun(f"no interpreter {path} for the linked library")
    return path


def time_ms(command):
    """Wall time of one run, from before its start until it is reaped."""
    nothing = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
    begin = time.perf_counter_ns()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=nothing)
    _, status = os.waitpid(child, 0)
    end = time.perf_counter_ns()
    if status != 0:
        raise CannotRun(f"status {status} of: {' '.join(command)}")
    return (end - begin) / 1e6


# ---- the challenge without its large tests -------------------------------------------------------


def without_groups(text, left_out):
    """challenge.yaml without some groups: items of `groups:` are told by their indentation, so no
    YAML library is needed."""
    kept, inside, item_indent, dropping = [], False, None, False
    for line in text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        if line.strip() and not line.lstrip().startswith("#"):
            if indent == 0 and not line.startswith("-"):
                inside, item_indent, dropping = line.startswith("groups:"), None, False
            elif inside and line.lstrip().startswith("- "):
                item_indent = indent if item_indent is None else item_indent
                if indent == item_indent:
                    dropping = line.split("id:")[-1].strip() in left_out
        if not dropping:
            kept.append(line)
    return "".join(kept)


def groups_of(gradebox, challenge, solution):
    result = json.loads(run([gradebox, "grade", "--format", "json", challenge, solution]))
    return list(dict.fromkeys(row["group"] for row in result["tests"]))


def prepare_cold(gradebox, folder):
    """The command that is timed cold; makes sure that the cut removed what it should."""
    whole = os.path.join(ROOT, "challenges", CHALLENGE)
    cut = os.path.join(folder, CHALLENGE)
    shutil.copytree(whole, cut)
    path = os.path.join(cut, "challenge.yaml")
    with open(path, encoding="utf-8") as text:
        short = without_groups(text.read(), LARGE_GROUPS)
    with open(path, "w", encoding="utf-8") as out:
        out.write(short)
    solutions = os.path.join(cut, "solutions", "accepted")
    solution = os.path.join(solutions, "two_pointers.py")
    before = groups_of(gradebox, whole, solution)
    after = groups_of(gradebox, cut, solution)
    if after != [name for name in before if name not in LARGE_GROUPS] or after == before:
        raise CannotRun(f"cutting {LARGE_GROUPS} out of {before} left {after}")
    return [gradebox, "grade", cut, solution]


# ---- measuring -----------------------------------------------------------------------------------


def measure_commands(commands, repetitions):
    samples = {name: [] for name in commands}
    for name, command in commands.items():
        time_ms(command)  # so that its files are in memory
    for _ in range(repetitions):
        for name, command in commands.items():
            samples[name].append(time_ms(command))
    return samples


def peak_memory_mib(command):
    """The largest size that the supervisor itself had. wait4 would count its boxes too."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = 0
    while child.poll() is None:
        try:
            with open(f"/proc/{child.pid}/status", encoding="utf-8") as status:
                words = [line.split() for line in status if line.startswith("VmHWM")]
        except OSError:
            break
        peak = max([peak] + [int(word[1]) for word in words])
        time.sleep(0.002)
    child.wait()
    return peak / 1024


def measure_packages(python, bench_box, repetitions):
    """Imports and boxes in turns, a few boxes each time."""
    samples = {}
    for name, module in PACKAGES.items():
        command = [python, "-I", "-c", f"import {module}"]
        time_ms(command)  # so that its files are in memory
        boxes, imports = [], []
        for _ in range(repetitions // IMPORTS_SHARE):
            imports.append(time_ms(command))
            boxes += json.loads(run([bench_box, str(IMPORTS_SHARE), name]))["box_ms"]
        samples.update({name: boxes, f"import {name}": imports})
    return samples


def measure(gradebox, repetitions):
    python = linked_python()
    bare = [python, "-I", "-S", "-c", "pass"]
    with tempfile.TemporaryDirectory() as folder:
        commands = {"bare": bare}
        bwrap = shutil.which("bwrap")
        if bwrap:
            jail = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-all"]
            commands["bwrap"] = [bwrap, *jail, "--die-with-parent", *bare]
        commands["cold"] = prepare_cold(gradebox, folder)
        samples = measure_commands(commands, repetitions)
        bench_box = os.path.join(os.path.dirname(gradebox), "bench-box")
        boxes = json.loads(run([bench_box, str(repetitions)]))
        samples.update(measure_packages(python, bench_box, repetitions))
        memory = peak_memory_mib(commands["cold"])
    samples["box"], samples["floor"] = boxes["box_ms"], boxes["floor_ms"]
    return python, samples, boxes["stages"], memory


# ---- reporting -----------------------------------------------------------------------------------


def summary(samples):
    ordered = sorted(samples)
    return {
        "median_ms": round(statistics.median(ordered), 3),
        "p90_ms": round(ordered[int(0.9 * (len(ordered) - 1))], 3),
        "min_ms": round(ordered[0], 3),
        "n": len(ordered),
    }


def report_of(python, samples, stages, memory):
    times = {name: summary(samples[name]) for name in WHAT if name in samples}
    ratios = []
    for above, below, most in RATIOS:
        value = times[above]["median_ms"] / times[below]["median_ms"]
        ratios.append({"ratio": f"{above}/{below}", "value": round(value, 3), "most": most,
                       "state": "ok" if value <= most else "over"})
    state = "ok" if memory < SUPERVISOR_MEMORY_MIB else "over"
    return {
        "python": python,
        "times": times,
        "stages": {name: summary(values) for name, values in stages.items()},
        "ratios": ratios,
        "supervisor_memory": {"mib": round(memory, 2), "most": SUPERVISOR_MEMORY_MIB,
                              "state": state},
    }


def print_rows(rows, names=None):
    for name, row in rows.items():
        label = (names or {}).get(name, name)
        print(f"  {label:<34}{row['median_ms']:>9.3f}{row['p90_ms']:>9.3f}{row['min_ms']:>9.3f}"
              f"{row['n']:>6}")


def print_report(report):
    print(f"{'milliseconds':<36}{'median':>9}{'p90':>9}{'min':>9}{'n':>6}")
    print_rows(report["times"], WHAT)
    print("one test in its own box, by stage")
    print_rows(report["stages"])
    print("ratios of medians")
    for row in report["ratios"]:
        print(f"  {row['ratio']:<34}{row['value']:>9.3f}   at most {row['most']}: {row['state']}")
    memory = report["supervisor_memory"]
    print("memory")
    print(f"  {'supervisor, most MiB':<34}{memory['mib']:>9.2f}   under {memory['most']}: "
          f"{memory['state']}")


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description="measure gradebox")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--reps", type=int, default=REPETITIONS_MIN, metavar="N",
                        help=f"repetitions of each measurement, at least {REPETITIONS_MIN}")
    parser.add_argument("--verdicts", type=int, metavar="N",
                        help="instead: grade every solution N times beside twice as many busy "
                        "processes as processors, and count the verdicts that differ")
    parser.add_argument("--only", action="append", metavar="WORD", default=[],
                        help="of --verdicts: only solutions with this in their path; again for more")
    parser.add_argument("--gradebox", default=os.path.join(ROOT, "build", "gradebox"),
                        metavar="PATH", help="the binary")
    options = parser.parse_args()
    try:
        if options.verdicts:
            report = measure_verdicts(options.gradebox, options.verdicts, options.only)
            print(json.dumps(report, indent=2))
            return 0
        repetitions = max(options.reps, REPETITIONS_MIN)
        report = report_of(*measure(os.path.abspath(options.gradebox), repetitions))
    except (CannotRun, OSError, subprocess.CalledProcessError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    print(json.dumps(report, indent=2)) if options.json else print_report(report)
    return 0


sys.exit(main())
