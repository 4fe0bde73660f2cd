/*
 * kept_answers - what references answered, kept on disk for the next run
 *
 * Who grades again and again needn't wait for a slow reference each time. Kept is, for each test that expects
 * `!reference`, all that the setter's box gave: values of expressions, generated inputs, answers. By a key of
 * everything that decides it (kept_key.h), and only
 *
 * - of challenges that allow nothing but to compute, and of tests that read no standard input and are no
 *   program: the rest has boxes of its own for the reference;
 * - where the code imports nothing that knows the time or draws at random without a seed
 *   (sandbox/harness/steady.py): that would answer something else another day;
 * - when everything was graded: a mistake of the setter's is told again each time.
 *
 * What is read is checked as if a box had sent it. Times are never kept: `time: 5x` is measured in each run.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/kept_files.h"
#include "grader/judge/judge.h"

/* Our choice: far more than an honest answer takes, and what a cache may take of a disk. */
static const struct kept_limits kept_answers_limits = {
    .file_bytes = 8 << 20,
    .all_bytes = 256 << 20,
};

/* Prepares all tests of which answers are there. Before their first box; the zygote is ready. */
void kept_answers_recall(struct judge *j, struct preparation *p);

/* The two halves of it, for one test: what is kept of one that was prepared while p->keeps_values, and a
 * test prepared from that. False: nothing can be kept; what is there is of no use, and the test is as it
 * was. */
bool kept_answers_pack(const struct preparation *p, unsigned group, unsigned test,
                       struct buffer *out) MUST_CHECK;
bool kept_answers_unpack(struct preparation *p, unsigned group, unsigned test, const void *bytes,
                         size_t length) MUST_CHECK;
