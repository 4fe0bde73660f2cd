/*
 * repr - values as Python would write them
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/value/value.h"

/*
 * repr_value - append what repr() would print
 *
 * Strings get Python's quotes and escapes, and what text_sanitise would escape is escaped. Floats
 * have their shortest round-trip form (0.1, 1e+16, inf, nan). Nodes read as
 * linked_list([3, 2, 1]), linked_list([1, 2], cycle=0), tree([1, None, 2]); VALUE_PY as its
 * expression; an opaque value as <deque object>. A set's items are sorted, so the same set always
 * looks the same. The output is valid UTF-8 without newlines; beyond out->max it is truncated, and
 * the walk stops there.
 */
void repr_value(struct buffer *out, const struct value *v);

/* Appends `name(1, [2], key=3)`: positional arguments from a list, keyword ones from a dict; each
 * may be NULL. */
void repr_call(struct buffer *out, const char *name, const struct value *args,
               const struct value *kwargs);

/* Appends `python3 solution.py --sum 'a b'`, with the arguments of a list as a shell takes them, and
 * where @input isn't VALUE_NONE `   reads '1 2\n'`. */
void repr_program(struct buffer *out, const struct value *argv, const struct value *input);
