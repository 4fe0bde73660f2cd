/*
 * text - a graded submission as a person reads it
 *
 *   three-sum · sol.py
 *
 *     samples    3 of 3   accepted
 *     edge       5 of 6   wrong answer   33.3 of 40 points
 *       x many-zeros   wrong answer   0.4 ms
 *           three_sum([0, 0, 0, 0])
 *           expected   [[0, 0, 0]]
 *           got        [[0, 0, 0], [0, 0, 0]]
 *           at $[1]: one element too many
 *           hint: the answer must not contain the same triplet twice
 *     speed     skipped   needs edge     0 of 60 points
 *
 *   wrong answer   33.3 of 100 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB
 *
 * Fits into 80 columns and needs no colour. Passed tests are counted, not listed.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/result.h"
#include "grader/report/style.h"

/* Appends the report, without a blank line before or after it. */
void report_text(struct buffer *out, const struct submission_result *r,
                 const struct report_style *style);
