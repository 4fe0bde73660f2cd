/*
 * pattern - regular expressions against hostile text, in bounded time
 *
 * The syntax is that of Python's `re`, without what can't be decided by reading the text once: back
 * references, look-around, atomic groups. \d, \w, \s, \b and the flag i know ASCII alone. There
 * are no captures: the only question is whether a text matches.
 *
 * Matching takes at most pattern_cost() steps for each byte of the text and memory that depends on
 * the pattern alone, whatever both hold; so there is no limit to run into and no third answer.
 * The way is Thompson's: all states that the text so far allows are followed at the same time.
 * Source: K. Thompson, Regular expression search algorithm, CACM 11 (6), 1968.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/arena.h"
#include "base/error.h"

struct pattern;

enum {
    PATTERN_MAX_BYTES = 4000,  /* of the source */
    PATTERN_MAX_COST = 8192,   /* states, with the ranges of characters they ask for */
    PATTERN_MAX_NESTING = 50,  /* of groups */
    PATTERN_MAX_REPEAT = 1000, /* in {m,n} */
};

/*
 * pattern_compile - read a regular expression
 *
 * @text, @length  UTF-8; may hold NULs
 * @out_pattern    lives in @a
 *
 * Returns 0, or -1 with @err (ERROR_INPUT), whose text begins with "character N: ".
 */
int pattern_compile(struct arena *a, const char *text, size_t length,
                    const struct pattern **out_pattern, struct error *err) MUST_CHECK;

/* Steps at most for a byte of text: 1 to PATTERN_MAX_COST. */
unsigned pattern_cost(const struct pattern *p);

/* Whether @p matches somewhere in the text. A byte that isn't UTF-8 counts as a character. */
bool pattern_is_in(const struct pattern *p, const char *text, size_t length) MUST_CHECK;

/*
 * pattern_is_all - whether @p matches the text from its start to its end
 *
 * A newline at the end may be left over, where @p doesn't ask for the end with \Z. @out_reach, written when it doesn't: how many bytes could
 * be read before it was sure.
 */
bool pattern_is_all(const struct pattern *p, const char *text, size_t length, size_t *out_reach)
    MUST_CHECK;
