"""vm_test - runs gradebox and its tests under another kernel, in an emulated machine

usage: vm_test.py [--kernel FILE | --suite NAME] [--userns-off] [--clock NAME] [NAME...]

Boots twice: as it should be, and without user namespaces (plan.py). Prints a line for each step, the
whole output of one that failed, and as the last line how many tests passed. Everything that was
printed inside stays in build-vm/. With NAMEs, only the steps whose names hold one of them.
SPDX-License-Identifier: MIT
"""

import argparse
import json
import os
import re
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [HERE, os.path.join(ROOT, "tests")]

import initramfs  # noqa: E402 (the path must be set first)
import kernel  # noqa: E402
import plan  # noqa: E402
from count import count_subtests  # noqa: E402
from machine import CLOCKS, Boot  # noqa: E402

BUILD = os.path.join(ROOT, "build")
OUTPUT = os.path.join(ROOT, "build-vm")


class Tally:
    """Tests passed, failed, skipped; a step that speaks no TAP is one test."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, step, code, output):
        """Returns what is to be said about the step, and whether all of it was right."""
        passed, failed, reasons = count_subtests(output)
        is_as_told = code == step["code"] and re.search(step["must_match"], output)
        good = bool(is_as_told) and not failed
        if good and not (passed or reasons):
            passed = 1
        if not good and not failed:
            failed = 1
        self.passed += passed
        self.failed += failed
        self.skipped += len(reasons)
        return f"{passed} passed" + f", {failed} failed" * bool(failed) + (
            f", {len(reasons)} skipped" * bool(reasons)
        ), good

    def __str__(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


SHOWN_LINES = 45  # of a step that went well: all of doctor, not all of selftest
TAIL_LINES = 4


def indented(text, is_whole):
    lines = text.splitlines()
    if not is_whole and len(lines) > SHOWN_LINES:
        lines = ["..."] + lines[-TAIL_LINES:]
    return "".join(f"    {line}\n" for line in lines)


def run_boot(name, options, vmlinuz, tally):
    """Boots once; every step of the plan is counted, also those that were not reached."""
    made = plan.make(name, BUILD, ROOT, options.names)
    steps = made["steps"]
    if not steps:
        return
    # Runs under two kernels at the same time don't disturb each other.
    tag = f"{name}-{os.path.basename(vmlinuz).removeprefix('vmlinuz-')}"
    archive = os.path.join(OUTPUT, tag + ".cpio")
    initramfs.write(archive, ROOT, BUILD, json.dumps(made), plan.LIMITS_TIMES[options.clock])
    print(f"\nboot {name}: {os.path.basename(vmlinuz)}, {len(steps)} steps", flush=True)
    start = time.monotonic()
    boot = Boot(vmlinuz, archive, OUTPUT, tag, options.clock, options.qemu.split())
    reached = 0

    def begin(number):
        if sys.stdout.isatty():
            print(f"  {steps[number]['name']} ...", end="\r", flush=True)

    try:
        for number, code, seconds, output in boot.steps(options.seconds, begin):
            said, good = tally.add(steps[number], code, output)
            print(f"  {'ok' if good else 'FAILED':6} {steps[number]['name']:20} exit code {code}"
                  f"  {seconds:6.1f} s  {said}", flush=True)  # fmt: skip
            if not good or number < len(plan.BOOTS[name][1]):
                print(indented(output, not good), end="", flush=True)
            reached += 1
    finally:
        why = boot.end()
    tally.failed += len(steps) - reached
    if why or reached < len(steps):
        print(f"  FAILED {len(steps) - reached} steps were not reached: {why}")
    os.unlink(archive)
    print(f"  {time.monotonic() - start:.0f} s; all that was printed: {boot.log}, {boot.console}")


def parse():
    about = __doc__.split("\n\n")[2].split("SPDX")[0]
    parser = argparse.ArgumentParser(prog="./dev vm-test", description=about)
    parser.add_argument("--kernel", help="an uncompressed or compressed kernel image (bzImage)")
    parser.add_argument("--suite", default="bookworm", help="Debian's suite to take the kernel of")
    parser.add_argument("--boot", choices=plan.BOOTS, action="append", help="only this boot")
    parser.add_argument("--userns-off", dest="boot", action="append_const", const="userns-off",
                        help="only the boot without user namespaces")  # fmt: skip
    parser.add_argument("--seconds", type=float, default=7200, help="how long a boot may take")
    parser.add_argument("--clock", choices=CLOCKS, default="instructions",
                        help="what time inside goes by; 'host' is faster on an idle machine")  # fmt: skip
    parser.add_argument("--qemu", default="", help="more options of qemu, in one word")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only steps with this in their name")
    return parser.parse_args()


def main():
    options = parse()
    os.makedirs(OUTPUT, exist_ok=True)
    vmlinuz = options.kernel or kernel.fetch(OUTPUT, options.suite)
    tally = Tally()
    for name in options.boot or plan.BOOTS:
        run_boot(name, options, vmlinuz, tally)
    print(tally)
    return 1 if tally.failed or not tally.passed else 0


sys.exit(main())
