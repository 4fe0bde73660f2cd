/*
 * complaint - see complaint.h and load.h
 *
 * Rendering reads the source line again from the file: an error is a flat struct that outlives the
 * bytes it is about. The line is made harmless first and cut afterwards, so columns are counted in
 * what is printed.
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/complaint.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

enum {
    SOURCE_MAX_BYTES = 9 << 20, /* our choice: a little over the largest file that is loaded */
    LINE_WIDTH = 72,            /* our choice: with the gutter it fits into 80 columns */
    KEEP_BEFORE = 40,           /* of a long line, columns kept before the caret */
};

/* Whether @a belongs behind @b. A place in another file than the first complaint's is behind all
 * that are in it. */
static bool is_behind(const struct complaints *list, const struct error *a, const struct error *b)
{
    bool a_other = strcmp(a->file, list->errors[0].file) != 0;
    bool b_other = strcmp(b->file, list->errors[0].file) != 0;
    if (a_other || b_other)
        return a_other && !b_other;
    if (a->line != b->line)
        return a->line > b->line;
    return a->column > b->column;
}

int complaint_add_error(struct complaints *list, const struct error *err)
{
    unsigned at = list->n;
    while (at > 0 && is_behind(list, &list->errors[at - 1], err))
        at--;
    if (list->n == COMPLAINTS_MAX) {
        list->dropped++;
        if (at == COMPLAINTS_MAX)
            return -1;
        list->n--;
    }
    memmove(&list->errors[at + 1], &list->errors[at], (list->n - at) * sizeof(list->errors[0]));
    list->errors[at] = *err;
    list->n++;
    return -1;
}

int complaint_add(struct complaints *list, const char *file, struct mark at, const char *hint,
                  const char *format, ...)
{
    char text[ERROR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    struct error err = {0};
    error_at(&err, ERROR_INPUT, file, at.line, at.column, "%s", text);
    if (hint)
        error_hint(&err, "%s", hint);
    return complaint_add_error(list, &err);
}

static size_t skip_byte_order_mark(const char *bytes, size_t length)
{
    return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

struct mark complaint_place(const char *bytes, size_t length, size_t offset)
{
    struct mark at = {.line = 1, .column = 1};
    size_t step = 0;
    for (size_t i = skip_byte_order_mark(bytes, length); i < offset && i < length; i += step) {
        int32_t code_point = text_decode(bytes + i, length - i, &step);
        at.column++;
        if (code_point == '\n')
            at = (struct mark){.line = at.line + 1, .column = 1};
    }
    return at;
}

/* Finds line @number; *@out_line and *@out_length are without its end. */
static bool find_line(const struct buffer *source, unsigned number, const char **out_line,
                      size_t *out_length)
{
    if (source->len == 0)
        return false;
    size_t start = skip_byte_order_mark(source->data, source->len);
    for (unsigned line = 1; line < number; line++) {
        const char *end = memchr(source->data + start, '\n', source->len - start);
        if (!end)
            return false;
        start = (size_t)(end - source->data) + 1;
    }
    const char *end = memchr(source->data + start, '\n', source->len - start);
    *out_line = source->data + start;
    *out_length = end ? (size_t)(end - *out_line) : source->len - start;
    if (*out_length > 0 && (*out_line)[*out_length - 1] == '\r')
        (*out_length)--;
    return start < source->len;
}

static size_t bytes_of_columns(const char *text, size_t length, size_t columns)
{
    size_t used = 0, i = 0, step = 0;
    for (; i < length; i += step) {
        text_decode(text + i, length - i, &step);
        used += text_width(text + i, step);
        if (used > columns)
            break;
    }
    return i;
}

/* Appends the line and the caret. @before, @after: the harmless text on both sides of the place. */
static void render_line(struct buffer *out, unsigned number, const struct buffer *before,
                        const struct buffer *after)
{
    const char *left = buffer_text(before), *right = buffer_text(after);
    size_t left_len = before->len, right_len = after->len;
    size_t left_width = text_width(left, left_len);
    bool cut_left =
        left_width + text_width(right, right_len) > LINE_WIDTH && left_width > KEEP_BEFORE;
    if (cut_left) {
        size_t drop = bytes_of_columns(left, left_len, left_width - KEEP_BEFORE);
        left += drop;
        left_len -= drop;
        left_width = text_width(left, left_len) + strlen("... ");
    }
    bool cut_right = left_width + text_width(right, right_len) > LINE_WIDTH;
    if (cut_right)
        right_len = bytes_of_columns(right, right_len, LINE_WIDTH - left_width - strlen(" ..."));
    buffer_printf(out, "%5u | %s", number, cut_left ? "... " : "");
    buffer_append(out, left, left_len);
    buffer_append(out, right, right_len);
    buffer_printf(out, "%s\n      | %*s^\n", cut_right ? " ..." : "", (int)left_width, "");
}

static void render_source(struct buffer *out, const struct error *complaint)
{
    if (complaint->line == 0 || complaint->file[0] == '\0')
        return;
    struct buffer source AUTO(buffer_release) = {0};
    struct error ignored = {0};
    if (file_read(complaint->file, "source", SOURCE_MAX_BYTES, &source, &ignored) < 0)
        return;
    const char *line = NULL;
    size_t length = 0;
    if (!find_line(&source, complaint->line, &line, &length))
        return;
    size_t place = 0, step = 0;
    for (unsigned column = 1; column < complaint->column && place < length; column++) {
        text_decode(line + place, length - place, &step);
        place += step;
    }
    struct buffer before AUTO(buffer_release) = {0};
    struct buffer after AUTO(buffer_release) = {0};
    text_sanitise(&before, line, place, TEXT_ESCAPE_NEWLINES);
    text_sanitise(&after, line + place, length - place, TEXT_ESCAPE_NEWLINES);
    render_line(out, complaint->line, &before, &after);
}

void complaint_render(struct buffer *out, const struct error *complaint)
{
    if (complaint->file[0] == '\0') {
        buffer_puts(out, "gradebox: ");
    } else {
        text_sanitise(out, complaint->file, strlen(complaint->file), TEXT_ESCAPE_NEWLINES);
        if (complaint->line > 0)
            buffer_printf(out, ":%u:%u", complaint->line, complaint->column);
        buffer_puts(out, ": error: ");
    }
    text_sanitise(out, complaint->text, strlen(complaint->text), TEXT_ESCAPE_NEWLINES);
    buffer_putc(out, '\n');
    render_source(out, complaint);
    if (complaint->hint[0] == '\0')
        return;
    buffer_puts(out, "hint: ");
    text_sanitise(out, complaint->hint, strlen(complaint->hint), TEXT_ESCAPE_NEWLINES);
    buffer_putc(out, '\n');
}
