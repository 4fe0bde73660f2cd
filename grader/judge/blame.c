/*
 * blame - see blame.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/blame.h"

#include <string.h>

static void blame_at(const struct blame *b, const char *path, struct mark at, struct error *err)
{
    if (b->test)
        error_at(err, ERROR_INPUT, path, at.line, at.column, "test '%s': %s %s", b->test, b->what,
                 b->why);
    else
        error_at(err, ERROR_INPUT, path, at.line, at.column, "%s %s", b->what, b->why);
}

void blame_place(const struct blame *b, struct mark at, struct error *err)
{
    blame_at(b, b->challenge->yaml_path, at, err);
}

static struct answer_place place_of(const struct blame *b)
{
    return b->exception ? answer_exception_place(b->exception) : (struct answer_place){0};
}

void blame_code(const struct blame *b, const struct code *code, struct error *err)
{
    const struct answer_place place = place_of(b);
    blame_place(b, code_place(code, place.line, place.column), err);
}

/* The column of the first word of a line. */
static unsigned first_column(const struct blame_file *file, unsigned line)
{
    const char *at = file->source, *end = file->source + file->length;
    for (; at && line > 1; line--) {
        at = memchr(at, '\n', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    unsigned column = 1;
    for (; at && at < end && (*at == ' ' || *at == '\t'); at++)
        column++;
    return column;
}

void blame_file(const struct blame *b, const struct blame_file *file, struct error *err)
{
    const struct answer_place place = place_of(b);
    if (place.line == 0) {
        blame_place(b, file->mark, err);
        return;
    }
    const struct mark at = {.line = place.line,
                            .column =
                                place.column > 0 ? place.column : first_column(file, place.line)};
    blame_at(b, file->path, at, err);
}
