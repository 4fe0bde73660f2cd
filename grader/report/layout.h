/*
 * layout - text in columns, within the width of a terminal
 *
 * Everything is counted in display columns (text_width). Texts are valid UTF-8 that text_sanitise
 * has seen. No function writes a line wider than LAYOUT_COLUMNS, nor blanks at the end of one.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"

enum {
    LAYOUT_COLUMNS = 80, /* the width that every terminal has; reports don't ask for more */
    LAYOUT_GAP = 3,      /* between columns */
};

void layout_spaces(struct buffer *out, size_t n);

/* Takes back blanks at the end and appends a newline. */
void layout_end_line(struct buffer *out);

/* Appends @text and blanks up to @width columns: behind it, or before it. Doesn't cut. */
void layout_left(struct buffer *out, const char *text, size_t width);
void layout_right(struct buffer *out, const char *text, size_t width);

/* Appends what fits of @text into @width columns (at least 4), ending in "..." where it is cut. */
void layout_fit(struct buffer *out, const char *text, size_t width);

/*
 * layout_wrap - a line that may be long, and its newline
 *
 * @text    without newlines
 * @indent  the column where the output stands, and where further lines begin
 * @lines   about how many are filled at most: what is longer is cut in the middle, with its length
 */
void layout_wrap(struct buffer *out, const char *text, size_t length, size_t indent,
                 unsigned lines);

/*
 * layout_lines - lines separated by \n, and the last one's newline
 *
 * A single line is wrapped onto three. Of more than @max_lines (at least 3) the middle is left
 * out and counted; each of several lines that is too wide is wrapped onto two, the second one
 * indented. @indent as above.
 */
void layout_lines(struct buffer *out, const char *text, size_t length, size_t indent,
                  unsigned max_lines);
