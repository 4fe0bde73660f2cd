/*
 * rules - whether a submission's source keeps the rules of its challenge
 *
 * Told from its syntax tree, in a box that runs nothing of it (sandbox/harness/rules.py).
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/judge.h"

/*
 * rules_apply - hold a submission to the rules before anything of it runs
 *
 * @r  its tests are all there, none was run
 *
 * No box of @j may be in use. Returns whether all tests of @r are settled: RV with the first line that
 * breaks a rule, or IE where no box is to be had for it. A source that Python would refuse breaks no
 * rule: that is told when it is loaded.
 */
bool rules_apply(struct judge *j, const struct rules *rules, const struct submission *s,
                 struct submission_result *r);
