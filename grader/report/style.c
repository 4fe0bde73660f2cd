/*
 * style - see style.h
 *
 * Only the eight basic colours and bold: they follow the theme of the person's terminal, so they
 * can be read on light and dark grounds.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/style.h"

/* Source: ECMA-48, 8.3.117 (select graphic rendition). */
static const char *const sequences[] = {
    [STYLE_PLAIN] = "",        [STYLE_GOOD] = "\033[32m", [STYLE_BAD] = "\033[31m",
    [STYLE_CARE] = "\033[33m", [STYLE_FAINT] = "\033[2m", [STYLE_STRONG] = "\033[1m",
};
static_assert(ARRAY_LEN(sequences) == STYLE_TONE_COUNT_, "every tone has its sequence");

void style_begin(struct buffer *out, const struct report_style *style, enum style_tone tone)
{
    if (style->color)
        buffer_puts(out, sequences[tone]);
}

void style_end(struct buffer *out, const struct report_style *style, enum style_tone tone)
{
    if (style->color && tone != STYLE_PLAIN)
        buffer_puts(out, "\033[0m");
}

void style_puts(struct buffer *out, const struct report_style *style, enum style_tone tone,
                const char *text)
{
    style_begin(out, style, tone);
    buffer_puts(out, text);
    style_end(out, style, tone);
}
