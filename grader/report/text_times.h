/*
 * text_times - lines of the text report about time limits: tests that were run again, limits that were measured
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/judge/result.h"

/* A line for each test that ended near its limit, up to a few. Nothing where there is none. */
void text_times_put_reruns(struct buffer *out, const struct submission_result *r);
