/*
 * value_integer - integers beyond 64 bits, in decimal
 *
 * For repr; the ways from digits and from bytes to a value are in value.h.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/value/value.h"

/* Bits of the magnitude of a VALUE_BIGINT, at least 64. */
uint64_t value_integer_bits(const struct value *v);

/*
 * value_integer_digits - append a VALUE_BIGINT in decimal, with its sign
 *
 * Returns 0, or VALUE_INTEGER_TOO_LONG with nothing appended for more than VALUE_MAX_DIGITS digits:
 * the conversion is quadratic.
 */
enum { VALUE_INTEGER_TOO_LONG = 1 };
int value_integer_digits(struct buffer *out, const struct value *v) MUST_CHECK;
