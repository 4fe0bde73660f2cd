/*
 * statement - a challenge's statement for a terminal
 *
 * Statements are CommonMark (commonmark.org), which libcmark takes apart. Paragraphs and lists are filled
 * anew, code stays as it is; a line of `|` is one of a table and is not joined with the next.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/report/style.h"

/*
 * statement_put - append @markdown, rendered
 *
 * @markdown  UTF-8; what is hostile in it is escaped
 * @title     what is already said above: a first heading that repeats it is left out; or NULL
 *
 * Nothing but code is wider than LAYOUT_COLUMNS. Blocks have one empty line between them, and the whole
 * begins and ends without one.
 */
void statement_put(struct buffer *out, const char *markdown, const char *title,
                   const struct report_style *style);
