/*
 * example - a visible test as the setter wrote it, in Python's words
 *
 *   textbook
 *     three_sum([-1, 0, 1, 2, -1, -4])
 *     -> [[-1, -1, 2], [-1, 0, 1]]
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/challenge/model.h"

/* Appends the test, its lines indented by @indent and two more. Nothing is evaluated: what `!py`
 * and `generate` would give is shown as what they say. */
void example_put(struct buffer *out, const struct entry *entry, const struct test *test,
                 size_t indent);
