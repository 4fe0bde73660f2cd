/*
 * text_times - lines of the text report about time limits: tests that were run again, limits that were measured
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/judge/result.h"

/* "limit 5x of the reference's 12 ms: 100 ms", without a newline; nothing where the limit was said. */
void text_times_put_calibration(struct buffer *out, const struct test_result *t);

/* The same as a line, for the slowest test. */
void text_times_put_slowest(struct buffer *out, const struct submission_result *r);

/* A line for each test that ended near its limit, up to a few. Nothing where there is none. */
void text_times_put_reruns(struct buffer *out, const struct submission_result *r);
