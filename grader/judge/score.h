/*
 * score - points, and verdicts of groups and submissions, from the verdicts of tests
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"
#include "grader/judge/result.h"

/* The share of its group's points that one test of it is worth; repeats count as tests. */
double score_share(const struct group *group);

/* Whether all tests of a group were graded and accepted. */
bool score_group_passed(const struct group_result *group, const struct test_result *tests);

/*
 * score_finish - fill in all points, the groups' numbers and verdicts, and the submission's
 *
 * @r        every test has its verdict and max_points
 * @scoring  of each of r->groups
 */
void score_finish(struct submission_result *r, const enum scoring *scoring);
