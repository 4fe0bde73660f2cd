/*
 * verify_github - what `verify` found as workflow commands of GitHub
 *
 * A line `::error file=...,line=...,title=...::message` becomes an annotation at that line. What its
 * runner reads back, and so what has to be escaped: '%', carriage return and newline, in a property
 * also ':' and ',' (actions/runner, src/Runner.Common/ActionCommand.cs). Every line written here
 * begins with a command of ours, and no text of a submission begins a line of its own.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/text.h"
#include "grader/report/verify_document.h"
#include "grader/report/verify_mutants.h"

/* ---- commands ------------------------------------------------------------------------------------ */

static void put_escaped(struct buffer *out, const char *text, const char *special)
{
    for (const char *c = text; *c; c++) {
        if (strchr(special, *c))
            buffer_printf(out, "%%%02X", (unsigned char)*c);
        else
            buffer_putc(out, *c);
    }
}

/* @text without what is hostile in it, escaped as a property's value. */
static void put_property(struct buffer *out, const char *text)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    put_escaped(out, buffer_text(&clean), "%\r\n:,");
}

/* Lines of @text are the message's; the command ends here. */
static void put_message(struct buffer *out, const char *text)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, strlen(text), TEXT_KEEP_NEWLINES);
    buffer_puts(out, "::");
    put_escaped(out, buffer_text(&clean), "%\r\n");
    buffer_putc(out, '\n');
}

/* The command and its properties, up to the message. @line 0 is taken for the first. */
static void put_at(struct buffer *out, const char *command, const char *file, unsigned line,
                   const char *title)
{
    buffer_printf(out, "::%s file=", command);
    put_property(out, file);
    buffer_printf(out, ",line=%u,title=", line > 0 ? line : 1);
    put_property(out, title);
}

/* ---- what is said -------------------------------------------------------------------------------- */

static void put_breach(struct buffer *out, const struct verify_document *d,
                       const struct verify_report *v, const struct verify_solution *s)
{
    AUTO(buffer_release) struct buffer file = {0};
    AUTO(buffer_release) struct buffer title = {0};
    AUTO(buffer_release) struct buffer reason = {0};
    AUTO(buffer_release) struct buffer message = {0};
    verify_path(&file, d, v, s->path);
    buffer_printf(&title, "%s: %s is not as declared", v->challenge, verify_short_path(s->path));
    verify_reason(&reason, s);
    buffer_printf(&message, "promised: %s\nbut: %s", promise_text(s->promise),
                  buffer_text(&reason));
    put_at(out, "error", buffer_text(&file), verify_line(&s->check), buffer_text(&title));
    put_message(out, buffer_text(&message));
}

static void put_warning(struct buffer *out, const struct verify_document *d,
                        const struct verify_report *v, const struct verify_note *note)
{
    AUTO(buffer_release) struct buffer file = {0};
    AUTO(buffer_release) struct buffer title = {0};
    verify_path(&file, d, v, note->path);
    buffer_printf(&title, "%s: %s", v->challenge, note->title);
    put_at(out, "warning", buffer_text(&file), note->line, buffer_text(&title));
    if (note->column > 0)
        buffer_printf(out, ",col=%u", note->column);
    put_message(out, note->text);
}

static void put_mutants(struct buffer *out, const struct verify_document *d,
                        const struct verify_report *v)
{
    AUTO(buffer_release) struct buffer file = {0};
    AUTO(buffer_release) struct buffer title = {0};
    AUTO(buffer_release) struct buffer reason = {0};
    if (mutants_suffice(v->mutants))
        return;
    verify_path(&file, d, v, v->mutants->path);
    buffer_printf(&title, "%s: mutants", v->challenge);
    verify_mutants_reason(&reason, v->mutants);
    put_at(out, "error", buffer_text(&file), 0, buffer_text(&title));
    put_message(out, buffer_text(&reason));
}

static void challenge_github(struct buffer *out, struct verify_document *d,
                             const struct verify_report *v)
{
    for (unsigned i = 0; i < v->n_solutions; i++) {
        if (!verify_is_met(&v->solutions[i]))
            put_breach(out, d, v, &v->solutions[i]);
    }
    if (v->mutants)
        put_mutants(out, d, v);
    AUTO(verify_notes_release) struct verify_notes notes = {0};
    verify_notes_gather(&notes, v);
    for (unsigned i = 0; i < notes.n; i++)
        put_warning(out, d, v, &notes.notes[i]);
}

static void put_error(struct buffer *out, const struct verify_document *d, const char *title,
                      const struct error *e)
{
    AUTO(buffer_release) struct buffer file = {0};
    AUTO(buffer_release) struct buffer message = {0};
    buffer_puts(&message, e->text);
    if (e->hint[0] != '\0')
        buffer_printf(&message, "\nhint: %s", e->hint);
    if (e->file[0] != '\0') {
        verify_path(&file, d, NULL, e->file);
        put_at(out, "error", buffer_text(&file), e->line, title);
        if (e->line > 0)
            buffer_printf(out, ",col=%u", e->column);
    } else {
        buffer_puts(out, "::error title=");
        put_property(out, title);
    }
    put_message(out, buffer_text(&message));
}

static void failure_github(struct buffer *out, struct verify_document *d,
                           const struct verify_failure *f)
{
    AUTO(buffer_release) struct buffer title = {0};
    if (f->challenge)
        buffer_printf(&title, "%s can't be verified", f->challenge);
    else
        buffer_puts(&title, "gradebox can't verify");
    for (unsigned i = 0; i < f->n_errors; i++)
        put_error(out, d, buffer_text(&title), &f->errors[i]);
    if (f->n_dropped == 0)
        return;
    buffer_puts(out, "::error title=");
    put_property(out, buffer_text(&title));
    buffer_printf(out, "::and %u more\n", f->n_dropped);
}

static void close_github(struct buffer *out, const struct verify_document *d)
{
    AUTO(buffer_release) struct buffer summary = {0};
    verify_summary(&summary, d);
    buffer_puts(out, "::notice title=gradebox verify");
    put_message(out, buffer_text(&summary));
}

const struct verify_format verify_github = {NULL, challenge_github, failure_github, close_github};
