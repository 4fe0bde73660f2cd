/*
 * pattern_set - sets of characters of a regular expression
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/pattern_program.h"

/* Adds the characters from @first to @last. */
void pattern_set_add(struct arena *a, struct pattern_set *set, int32_t first, int32_t last);

/* Adds the class that @letter (d, D, w, W, s, S) names; false where it names none. */
bool pattern_set_add_class(struct arena *a, struct pattern_set *set, char letter);

/* Whether @c belongs to @set, in either case where @ignores_case. */
bool pattern_set_has(const struct pattern_set *set, int32_t c, bool ignores_case);

/* Whether @c is one of \w; -1 stands for no character. */
bool pattern_is_word(int32_t c);
