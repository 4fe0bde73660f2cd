/*
 * layout - see layout.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/layout.h"

#include <string.h>

#include "base/text.h"

enum {
    CUT_MIN_COLUMNS = 40,  /* what text_cut_middle needs */
    BREAK_COLUMNS = 8,     /* our choice: what a line loses to a break, as a rule */
    SINGLE_LINE_LINES = 3, /* our choice: enough for a dozen triplets, little enough to be read */
    WRAPPED_LINES = 2,     /* our choice: one of several lines; Python's warnings fit */
    WRAPPED_INDENT = 2,
};

void layout_spaces(struct buffer *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buffer_putc(out, ' ');
}

static size_t missing_columns(const char *text, size_t width)
{
    size_t used = text_width(text, strlen(text));
    return used < width ? width - used : 0;
}

void layout_left(struct buffer *out, const char *text, size_t width)
{
    buffer_puts(out, text);
    layout_spaces(out, missing_columns(text, width));
}

void layout_right(struct buffer *out, const char *text, size_t width)
{
    layout_spaces(out, missing_columns(text, width));
    buffer_puts(out, text);
}

/* How many bytes of @text take at most @width columns. */
static size_t bytes_within(const char *text, size_t length, size_t width)
{
    size_t used = 0, columns = 0;
    while (used < length) {
        size_t bytes = 0;
        (void)text_decode(text + used, length - used, &bytes);
        columns += text_width(text + used, bytes);
        if (columns > width)
            break;
        used += bytes;
    }
    return used;
}

void layout_fit(struct buffer *out, const char *text, size_t width)
{
    size_t length = strlen(text);
    if (text_width(text, length) <= width) {
        buffer_append(out, text, length);
        return;
    }
    buffer_append(out, text, bytes_within(text, length, width - 3));
    buffer_puts(out, "...");
}

/* Where the line that @text begins ends: at a blank behind its first third, else where it is full. */
static size_t line_break(const char *text, size_t length, size_t width)
{
    size_t full = bytes_within(text, length, width);
    if (full == length)
        return full;
    /* A width of one and a character of two must not stand still. */
    if (full == 0) {
        (void)text_decode(text, length, &full);
        return full;
    }
    for (size_t at = full; at > full / 3; at--) {
        if (text[at] == ' ')
            return at;
    }
    return full;
}

void layout_end_line(struct buffer *out)
{
    while (out->len > 0 && out->data[out->len - 1] == ' ')
        out->len--;
    buffer_putc(out, '\n');
}

static void wrap_all(struct buffer *out, const char *text, size_t length, size_t indent)
{
    size_t width = LAYOUT_COLUMNS - indent;
    while (length > 0) {
        size_t bytes = line_break(text, length, width);
        buffer_append(out, text, bytes);
        layout_end_line(out);
        while (bytes < length && text[bytes] == ' ')
            bytes++;
        text += bytes;
        length -= bytes;
        if (length > 0)
            layout_spaces(out, indent);
    }
}

void layout_wrap(struct buffer *out, const char *text, size_t length, size_t indent, unsigned lines)
{
    size_t width = LAYOUT_COLUMNS - indent;
    size_t most = lines * width;
    /* What is cut leaves room for the words that go to the next line whole. */
    if (text_width(text, length) > most)
        most -= (size_t)lines * BREAK_COLUMNS;
    if (most < CUT_MIN_COLUMNS)
        most = CUT_MIN_COLUMNS;
    AUTO(buffer_release) struct buffer cut = {0};
    text_cut_middle(&cut, text, length, most);
    if (cut.len == 0)
        layout_end_line(out);
    wrap_all(out, buffer_text(&cut), cut.len, indent);
}

static size_t count_lines(const char *text, size_t length)
{
    size_t n = 1;
    for (size_t i = 0; i < length; i++)
        n += text[i] == '\n';
    return n;
}

/* One of several lines. What it goes on with is indented, so that the lines stay the ones that were
 * written. */
static void put_line(struct buffer *out, const char *text, size_t length, size_t indent)
{
    if (text_width(text, length) > LAYOUT_COLUMNS - indent) {
        layout_wrap(out, text, length, indent + WRAPPED_INDENT, WRAPPED_LINES);
        return;
    }
    buffer_append(out, text, length);
    layout_end_line(out);
}

void layout_lines(struct buffer *out, const char *text, size_t length, size_t indent,
                  unsigned max_lines)
{
    if (length > 0 && text[length - 1] == '\n')
        length--;
    size_t n = count_lines(text, length);
    if (n == 1) {
        layout_wrap(out, text, length, indent, SINGLE_LINE_LINES);
        return;
    }
    /* The head says more than the tail: a snippet's set-up, the first lines of output. One line
     * goes to the count of those left out. */
    size_t tail = n > max_lines ? (max_lines - 1) / 3 : 0;
    size_t head = n > max_lines ? max_lines - 1 - tail : n;
    const char *at = text, *end = text + length;
    for (size_t i = 0; i < n; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        bool is_shown = i < head || i >= n - tail;
        if (i > 0 && (is_shown || i == head))
            layout_spaces(out, indent);
        if (is_shown) {
            put_line(out, at, (size_t)(stop - at), indent);
        } else if (i == head) {
            buffer_printf(out, "... %zu more lines ...\n", n - head - tail);
        }
        at = newline ? newline + 1 : end;
    }
}
