/*
 * json - a graded submission as `gradebox-result/1`
 *
 * The format's JSON object, one a line, so that several submissions are JSON lines. Every string is
 * valid UTF-8, whatever bytes a submission or a file name held.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <jansson.h>

#include "base/buffer.h"
#include "grader/judge/result.h"

/* Appends the object and a newline. */
void report_json(struct buffer *out, const struct submission_result *r);

/* Its `isolation`: which walls stood. The caller owns the reference. */
json_t *report_json_isolation(const struct isolation *isolation) MUST_CHECK;
