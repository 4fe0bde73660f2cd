/*
 * style - colour, where it is wanted
 *
 * A report must read as well without it: colour repeats what the words say and carries nothing of
 * its own. Widths are counted before it is added.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"

struct report_style {
    bool color;
};

enum style_tone {
    STYLE_PLAIN,
    STYLE_GOOD,   /* accepted, what was expected */
    STYLE_BAD,    /* failed, what came instead */
    STYLE_CARE,   /* skipped, internal errors: look here, but nobody lost anything */
    STYLE_FAINT,  /* labels, what was left out */
    STYLE_STRONG, /* titles */
    STYLE_TONE_COUNT_
};

/* Appends @text, in @tone where @style has colour. */
void style_puts(struct buffer *out, const struct report_style *style, enum style_tone tone,
                const char *text);

/* What style_puts does in two steps. */
void style_begin(struct buffer *out, const struct report_style *style, enum style_tone tone);
void style_end(struct buffer *out, const struct report_style *style, enum style_tone tone);
