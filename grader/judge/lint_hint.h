/*
 * lint_hint - whether the hint of a hidden test gives away what is hidden
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/challenge/model.h"

/*
 * lint_hint_tells - looks for inputs and expected values of @test in its hint
 *
 * @statement  of the challenge, or NULL; what stands in it is known to everybody
 * @out_told   the value that was found is appended, as Python writes it
 *
 * Looks for lists, dicts and the like that aren't empty, for texts in quotes, and for numbers of at least
 * four digits; generated values are not known here. Returns whether there is one.
 */
bool lint_hint_tells(const struct test *test, const char *statement, struct buffer *out_told);
