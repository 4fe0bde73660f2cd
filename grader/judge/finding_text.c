/*
 * finding_text - see finding_text.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/finding_text.h"

#include <string.h>

#include "base/text.h"
#include "grader/value/repr.h"

static const char *keep(struct arena *a, const struct buffer *b)
{
    return arena_strndup(a, buffer_text(b), b->len);
}

/* A repr that met its bound may end within a character, and must say that it is not all. */
static void put_repr(struct buffer *out, const struct value *v)
{
    repr_value(out, v);
    size_t bad;
    if (!text_is_utf8(buffer_text(out), out->len, &bad))
        out->len = bad;
    if (out->truncated) {
        out->max += 8;
        buffer_puts(out, "...");
    }
}

const char *finding_repr(struct arena *a, const struct value *v)
{
    struct buffer text AUTO(buffer_release) = {.max = FINDING_REPR_BYTES};
    put_repr(&text, v);
    return keep(a, &text);
}

const char *finding_short_repr(struct arena *a, const struct value *v)
{
    struct buffer text AUTO(buffer_release) = {.max = FINDING_REPR_BYTES};
    struct buffer cut AUTO(buffer_release) = {0};
    put_repr(&text, v);
    text_cut_middle(&cut, buffer_text(&text), text.len, FINDING_SHORT_COLUMNS);
    return keep(a, &cut);
}

const char *finding_clean(struct arena *a, const char *bytes, size_t length)
{
    struct buffer text AUTO(buffer_release) = {0};
    bool is_long = length > FINDING_REPR_BYTES;
    text_sanitise(&text, bytes, is_long ? FINDING_REPR_BYTES : length, TEXT_ESCAPE_NEWLINES);
    if (is_long)
        buffer_puts(&text, "...");
    return keep(a, &text);
}

const char *finding_exception_text(struct arena *a, const struct answer_exception *e)
{
    const char *name = finding_clean(a, e->class_name, strlen(e->class_name));
    if (e->message_len == 0)
        return name;
    return arena_printf(a, "%s: %s", name, finding_clean(a, e->message, e->message_len));
}

const char *finding_expected_values(struct arena *a, const struct expected_outcome *o)
{
    struct buffer text AUTO(buffer_release) = {.max = FINDING_REPR_BYTES};
    for (unsigned i = 0; i < o->n_values; i++) {
        buffer_puts(&text, i == 0 ? "" : " or ");
        put_repr(&text, &o->values[i]);
    }
    return keep(a, &text);
}

const char *finding_expected_exception(struct arena *a, const struct expected_outcome *o)
{
    if (!o->exception_match)
        return arena_printf(a, "%s raised", o->exception);
    return arena_printf(a, "%s raised, its text matching '%s'", o->exception, o->exception_match);
}
