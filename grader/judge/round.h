/*
 * round - submissions of one challenge that are graded at the same time
 *
 * They share the boxes' slots, the zygote and what the setter's code gave, and nothing else: a slot that
 * one of them has no use for is the next one's, so that a test that takes long keeps nobody waiting.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/judge_internal.h"

/*
 * round_run - all tests of @n submissions
 *
 * @submissions  the first ones come first where not all can run
 * @results      n, zeroed; filled on 0, and on -1 as far as it came: the caller releases them
 *
 * judge_grade_several without its checks; returns as that does.
 */
int round_run(struct judge *j, struct preparation *p, const struct submission *submissions,
              unsigned n, const struct selection *selection, struct submission_result *results,
              struct error *err) MUST_CHECK;
