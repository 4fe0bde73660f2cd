/*
 * output - see output.h
 *
 * Straight to the descriptors, without stdio's buffers: a report is built whole and written once,
 * so a full disk or a reader that has gone is known where it happens and not at exit.
 * SPDX-License-Identifier: MIT
 */
#include "grader/command/output.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"

int output_write(struct buffer *text, struct error *err)
{
    if (file_write_all(STDOUT_FILENO, buffer_text(text), text->len) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot write to standard output");
    buffer_reset(text);
    return 0;
}

static void write_error(const struct buffer *text)
{
    int failed = file_write_all(STDERR_FILENO, buffer_text(text), text->len);
    (void)failed; /* there is no other place to say it; the exit code still tells */
}

int output_error(const struct error *err)
{
    AUTO(buffer_release) struct buffer text = {0};
    complaint_render(&text, err);
    write_error(&text);
    return error_exit_code(err);
}

int output_complaints(const struct complaints *complaints)
{
    AUTO(buffer_release) struct buffer text = {0};
    for (unsigned i = 0; i < complaints->n; i++)
        complaint_render(&text, &complaints->errors[i]);
    if (complaints->dropped > 0)
        buffer_printf(&text, "gradebox: and %u more\n", complaints->dropped);
    write_error(&text);
    return error_exit_code(&complaints->errors[0]);
}

void output_note(const char *note)
{
    AUTO(buffer_release) struct buffer text = {0};
    buffer_puts(&text, "gradebox: note: ");
    text_sanitise(&text, note, strlen(note), TEXT_ESCAPE_NEWLINES);
    buffer_putc(&text, '\n');
    write_error(&text);
}
