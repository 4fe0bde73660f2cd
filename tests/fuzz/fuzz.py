"""fuzz - what `./dev fuzz TARGET [SECONDS]` runs

Inputs that break something are left in build-fuzz/crashes/TARGET; running the target with one of them
as its argument shows it again. What is worth keeping of the others is left in build-fuzz/found/TARGET
and is begun with the next time. Exit code 1 if something was found.

usage: fuzz.py [TARGET [SECONDS]]
SPDX-License-Identifier: MIT
"""

import os
import sys

from campaign import BUILD, TARGETS, program, run

DEFAULT_SECONDS = 60


def print_targets():
    print(f"usage: ./dev fuzz TARGET [SECONDS]   ({DEFAULT_SECONDS} without SECONDS)\n")
    for target, what in TARGETS.items():
        print(f"  {target:<8} {what}")


def main():
    if len(sys.argv) == 1 or sys.argv[1] in ("-h", "--help"):
        print_targets()
        return 0
    target, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else str(DEFAULT_SECONDS)
    if target not in TARGETS or len(sys.argv) > 3 or not seconds.isdigit() or int(seconds) == 0:
        print_targets()
        return 2
    crashes = os.path.join(BUILD, "crashes", target)
    found = os.path.join(BUILD, "found", target)
    campaign = run(target, int(seconds), crashes, found)
    log = os.path.join(BUILD, f"fuzz_{target}.log")
    with open(log, "w", encoding="utf-8") as out:
        out.write(campaign.log)
    for line in campaign.summary() if campaign.failed else []:
        print(line)
    for path in campaign.findings:
        print(f"found: {os.path.relpath(program(target))} {os.path.relpath(path)}")
    print(f"fuzz {target}: {campaign.executions} executions, {len(campaign.findings)} findings")
    if campaign.failed and not campaign.findings:
        print(f"the target failed by itself: see {os.path.relpath(log)}")
    return 1 if campaign.failed else 0


sys.exit(main())
