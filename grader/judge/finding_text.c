/*
 * finding_text - see finding_text.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/finding_text.h"

#include <string.h>

#include "base/text.h"
#include "grader/value/repr.h"

static const char *keep_cut(struct arena *a, const struct buffer *b, size_t columns)
{
    struct buffer cut AUTO(buffer_release) = {0};
    text_cut_middle(&cut, buffer_text(b), b->len, columns);
    return arena_strndup(a, buffer_text(&cut), cut.len);
}

static size_t whole_characters(const struct buffer *b)
{
    size_t bad = 0;
    return text_is_utf8(buffer_text(b), b->len, &bad) ? b->len : bad;
}

/* A text that met its bound may end within a character, and must say that it is not all. */
static void cut_to_characters(struct buffer *out)
{
    if (!out->truncated)
        return;
    out->len = whole_characters(out);
    out->max += 8;
    buffer_puts(out, "...");
}

static void put_repr(struct buffer *out, const struct value *v)
{
    repr_value(out, v);
    cut_to_characters(out);
}

const char *finding_repr(struct arena *a, const struct value *v)
{
    struct buffer text AUTO(buffer_release) = {.max = FINDING_REPR_BYTES};
    put_repr(&text, v);
    return keep_cut(a, &text, FINDING_LONG_COLUMNS);
}

const char *finding_short_repr(struct arena *a, const struct value *v)
{
    struct buffer text AUTO(buffer_release) = {.max = FINDING_REPR_BYTES};
    put_repr(&text, v);
    return keep_cut(a, &text, FINDING_SHORT_COLUMNS);
}

const char *finding_clean(struct arena *a, const char *bytes, size_t length)
{
    struct buffer text AUTO(buffer_release) = {.max = FINDING_REPR_BYTES};
    text_sanitise(&text, bytes, length, TEXT_ESCAPE_NEWLINES);
    cut_to_characters(&text);
    return keep_cut(a, &text, FINDING_LONG_COLUMNS);
}

const char *finding_exception_text(struct arena *a, const struct answer_exception *e)
{
    const char *name = finding_clean(a, e->class_name, strlen(e->class_name));
    if (e->message_len == 0)
        return name;
    return arena_printf(a, "%s: %s%s", name, finding_clean(a, e->message, e->message_len),
                        e->note ? e->note : "");
}

static const char no_module[] = "No module named '";

/* What an import asked for, up to its first dot, where that failed because there is no such package. */
static const char *missing_package(struct arena *a, const struct answer_exception *e)
{
    const size_t length = sizeof(no_module) - 1;
    bool is_missing = strcmp(e->class_name, "ModuleNotFoundError") == 0 &&
                      e->message_len > length && memcmp(e->message, no_module, length) == 0;
    const char *name = is_missing ? e->message + length : "_";
    size_t n = strcspn(name, ".'");
    /* An underscore begins what belongs to something else, most often the standard library's. */
    return name[0] == '_' ? NULL : arena_strndup(a, name, n);
}

/* Not in the bundle (bundle.py), or native and not mapped (warm.c). Others begin with an underscore. */
static bool is_left_out(const char *name)
{
    static const char *const names[] = {
        "antigravity", "audioop", "distutils",   "ensurepip", "grp",        "idlelib",  "lib2to3",
        "mmap",        "nis",     "ossaudiodev", "readline",  "resource",   "spwd",     "syslog",
        "termios",     "test",    "tkinter",     "turtle",    "turtledemo", "xxlimited"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

void finding_note_missing(struct arena *a, const struct challenge *c, struct answer_exception *e)
{
    const char *name = missing_package(a, e);
    struct buffer note AUTO(buffer_release) = {0};
    if (!name)
        return;
    if (is_left_out(name)) {
        e->note = " (of the standard library, but not for boxes)";
        return;
    }
    buffer_puts(&note, " (the challenge preloads ");
    for (unsigned i = 0; i < c->n_preload; i++) {
        size_t n = strcspn(c->preload[i], ".");
        if (strlen(name) == n && memcmp(name, c->preload[i], n) == 0)
            return;
        const char *join = i == 0 ? "" : i + 1 == c->n_preload ? " and " : ", ";
        buffer_printf(&note, "%s%s", join, c->preload[i]);
    }
    buffer_puts(&note, c->n_preload == 0 ? "no packages)" : ")");
    e->note = arena_strndup(a, buffer_text(&note), note.len);
}

const char *finding_expected_values(struct arena *a, const struct expected_outcome *o)
{
    struct buffer text AUTO(buffer_release) = {.max = FINDING_REPR_BYTES};
    for (unsigned i = 0; i < o->n_values; i++) {
        buffer_puts(&text, i == 0 ? "" : " or ");
        put_repr(&text, &o->values[i]);
    }
    return keep_cut(a, &text, FINDING_LONG_COLUMNS);
}

const char *finding_expected_exception(struct arena *a, const struct expected_outcome *o)
{
    if (!o->exception_match)
        return arena_printf(a, "%s raised", o->exception);
    return arena_printf(a, "%s raised, its text matching '%s'", o->exception, o->exception_match);
}
