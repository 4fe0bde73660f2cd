/*
 * compare_report - a difference, in words
 *
 * Every text that a submission can choose goes through repr or text_sanitise first.
 * SPDX-License-Identifier: MIT
 */
#include <stdarg.h>
#include <stdio.h>

#include "grader/value/compare_walk.h"
#include "grader/value/repr.h"

enum { VALUE_MAX_BYTES = 48 }; /* our choice: two of them and the words fit two lines */

int compare_report(struct compare_walk *w, const struct compare_place *place,
                   enum compare_kind kind, const struct value *expected, const struct value *got,
                   const char *format, ...)
{
    char line[512];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    (void)length; /* what doesn't fit is cut */
    *w->difference = (struct compare_difference){
        .kind = kind,
        .path = compare_place_text(w->a, place),
        .message = arena_strdup(w->a, line),
        .expected = expected,
        .got = got,
    };
    return COMPARE_DIFFERENT;
}

int compare_report_type(struct compare_walk *w, const struct compare_place *place,
                        const struct value *expected, const struct value *got)
{
    return compare_report(w, place, COMPARE_TYPE, expected, got, "expected %s, got %s",
                          value_kind_name(expected->kind), value_kind_name(got->kind));
}

const char *compare_short_repr(struct arena *a, const struct value *v, size_t max_bytes)
{
    AUTO(buffer_release) struct buffer text = {.max = max_bytes};
    repr_value(&text, v);
    return arena_printf(a, "%s%s", buffer_text(&text), text.truncated ? "..." : "");
}

static uint32_t shared_prefix(const struct value *a, const struct value *b)
{
    uint32_t i = 0;
    while (i < a->n && i < b->n && a->bytes[i] == b->bytes[i])
        i++;
    return i;
}

/* Characters before @byte: every byte that doesn't continue one begins one. */
static uint32_t characters_before(const struct value *v, uint32_t byte)
{
    if (v->kind == VALUE_BYTES)
        return byte;
    uint32_t count = 0;
    for (uint32_t i = 0; i < byte; i++)
        count += ((unsigned char)v->text[i] & 0xc0) != 0x80;
    return count;
}

/* Where the first difference of two long texts is more use than their beginnings. */
static int report_text(struct compare_walk *w, const struct compare_place *place,
                       const struct value *expected, const struct value *got)
{
    uint32_t prefix = shared_prefix(expected, got);
    bool is_text = expected->kind == VALUE_STR;
    /* Two characters may share their first bytes. */
    while (is_text && prefix > 0 && prefix < expected->n &&
           ((unsigned char)expected->text[prefix] & 0xc0) == 0x80)
        prefix--;
    return compare_report(w, place, COMPARE_VALUE, expected, got, "they differ from index %u on",
                          characters_before(expected, prefix));
}

int compare_report_value(struct compare_walk *w, const struct compare_place *place,
                         const struct value *expected, const struct value *got)
{
    bool is_text = expected->kind == VALUE_STR || expected->kind == VALUE_BYTES;
    if (is_text && (expected->n > VALUE_MAX_BYTES / 2 || got->n > VALUE_MAX_BYTES / 2))
        return report_text(w, place, expected, got);
    return compare_report(w, place, COMPARE_VALUE, expected, got, "expected %s, got %s",
                          compare_short_repr(w->a, expected, VALUE_MAX_BYTES),
                          compare_short_repr(w->a, got, VALUE_MAX_BYTES));
}

int compare_report_count(struct compare_walk *w, const struct compare_place *place,
                         const struct value *expected, const struct value *got, uint32_t n_expected,
                         uint32_t n_got, const char *noun)
{
    if (n_got > n_expected && n_got - n_expected == 1)
        return compare_report(w, place, COMPARE_EXTRA, expected, got, "one %s too many", noun);
    if (n_got > n_expected)
        return compare_report(w, place, COMPARE_EXTRA, expected, got, "%u %ss too many",
                              n_got - n_expected, noun);
    if (n_expected - n_got == 1)
        return compare_report(w, place, COMPARE_MISSING, expected, got, "one %s missing", noun);
    return compare_report(w, place, COMPARE_MISSING, expected, got, "%u %ss missing",
                          n_expected - n_got, noun);
}
