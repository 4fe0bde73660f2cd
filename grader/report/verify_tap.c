/*
 * verify_tap - what `verify` found as TAP 13
 *
 * The plan stands at the end, where the number of points of all challenges is known. What failed has
 * a YAML block. In a description '\' and '#' are escaped: '#' would begin a directive.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/text.h"
#include "grader/report/verify_document.h"
#include "grader/report/verify_mutants.h"

/* ---- pieces -------------------------------------------------------------------------------------- */

static void put_description(struct buffer *out, const char *text)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    for (const char *c = buffer_text(&clean); *c; c++) {
        if (*c == '\\' || *c == '#')
            buffer_putc(out, '\\');
        buffer_putc(out, *c);
    }
}

/* "not ok 3 - @what", without its newline. */
static void put_point(struct buffer *out, struct verify_document *d, bool is_ok, const char *what)
{
    d->n_points++;
    buffer_printf(out, "%s %u - ", is_ok ? "ok" : "not ok", d->n_points);
    put_description(out, what);
}

/* A comment, whose text can't be taken for anything else. */
static void put_comment(struct buffer *out, const char *text)
{
    buffer_puts(out, "# ");
    text_sanitise(out, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    buffer_putc(out, '\n');
}

/* A line of a YAML block. Between single quotes only they have a meaning (YAML 1.2, 7.3.2). */
static void put_yaml(struct buffer *out, const char *key, const char *text)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    buffer_printf(out, "  %s: '", key);
    for (const char *c = buffer_text(&clean); *c; c++) {
        if (*c == '\'')
            buffer_putc(out, '\'');
        buffer_putc(out, *c);
    }
    buffer_puts(out, "'\n");
}

static void put_yaml_place(struct buffer *out, const char *file, unsigned line)
{
    put_yaml(out, "file", file);
    if (line > 0)
        buffer_printf(out, "  line: %u\n", line);
}

/* ---- the document -------------------------------------------------------------------------------- */

static void open_tap(struct buffer *out)
{
    buffer_puts(out, "TAP version 13\n");
}

static void put_block(struct buffer *out, const struct verify_document *d,
                      const struct verify_report *v, const struct verify_case *c)
{
    AUTO(buffer_release) struct buffer reason = {0};
    AUTO(buffer_release) struct buffer file = {0};
    verify_case_reason(&reason, c);
    verify_path(&file, d, v, c->solution->path);
    buffer_puts(out, "  ---\n");
    put_yaml(out, "promised", promise_text(c->solution->promise));
    put_yaml(out, "but", buffer_text(&reason));
    put_yaml_place(out, buffer_text(&file), verify_line(&c->check));
    buffer_puts(out, "  ...\n");
}

static void put_case(struct buffer *out, struct verify_document *d, const struct verify_report *v,
                     const struct verify_case *c)
{
    AUTO(buffer_release) struct buffer what = {0};
    bool is_ok = c->state == VERIFY_CASE_MET || c->state == VERIFY_CASE_SKIPPED;
    buffer_printf(&what, "%s %s %s", v->challenge, verify_short_path(c->solution->path),
                  c->group ? c->group->id : "(all groups)");
    put_point(out, d, is_ok, buffer_text(&what));
    if (c->state == VERIFY_CASE_SKIPPED) {
        buffer_puts(out, " # SKIP");
        if (c->group && c->group->skipped_needs) {
            buffer_puts(out, " needs ");
            put_description(out, c->group->skipped_needs);
        }
    }
    buffer_putc(out, '\n');
    if (!is_ok)
        put_block(out, d, v, c);
}

static void put_mutants(struct buffer *out, struct verify_document *d,
                        const struct verify_report *v)
{
    AUTO(buffer_release) struct buffer what = {0};
    AUTO(buffer_release) struct buffer reason = {0};
    AUTO(buffer_release) struct buffer file = {0};
    buffer_printf(&what, "%s mutants", v->challenge);
    put_point(out, d, mutants_suffice(v->mutants), buffer_text(&what));
    buffer_putc(out, '\n');
    if (mutants_suffice(v->mutants))
        return;
    verify_mutants_reason(&reason, v->mutants);
    verify_path(&file, d, v, v->mutants->path);
    buffer_puts(out, "  ---\n");
    put_yaml(out, "but", buffer_text(&reason));
    put_yaml_place(out, buffer_text(&file), 0);
    buffer_puts(out, "  ...\n");
}

/* What is no failure, after the challenge's points. */
static void put_notes(struct buffer *out, const struct verify_report *v)
{
    AUTO(verify_notes_release) struct verify_notes notes = {0};
    verify_notes_gather(&notes, v);
    for (unsigned i = 0; i < notes.n; i++) {
        AUTO(buffer_release) struct buffer note = {0};
        buffer_printf(&note, "%s: warning: %s", v->challenge, notes.notes[i].text);
        put_comment(out, buffer_text(&note));
    }
    if (v->n_solutions > 0)
        return;
    AUTO(buffer_release) struct buffer note = {0};
    buffer_printf(&note, "%s: no solutions to verify", v->challenge);
    put_comment(out, buffer_text(&note));
}

static void challenge_tap(struct buffer *out, struct verify_document *d,
                          const struct verify_report *v)
{
    for (unsigned i = 0; i < v->n_solutions; i++) {
        for (unsigned k = 0; k < verify_n_cases(&v->solutions[i]); k++) {
            struct verify_case c = verify_case_at(&v->solutions[i], k);
            put_case(out, d, v, &c);
        }
    }
    if (v->mutants)
        put_mutants(out, d, v);
    put_notes(out, v);
}

static void put_error_block(struct buffer *out, const struct verify_document *d,
                            const struct verify_failure *f)
{
    const struct error *e = &f->errors[0];
    AUTO(buffer_release) struct buffer file = {0};
    buffer_puts(out, "  ---\n");
    put_yaml(out, "message", e->text);
    if (e->hint[0] != '\0')
        put_yaml(out, "hint", e->hint);
    if (e->file[0] != '\0') {
        verify_path(&file, d, NULL, e->file);
        put_yaml_place(out, buffer_text(&file), e->line);
    }
    if (f->n_errors - 1 + f->n_dropped > 0)
        buffer_printf(out, "  more: %u\n", f->n_errors - 1 + f->n_dropped);
    buffer_puts(out, "  ...\n");
}

static void failure_tap(struct buffer *out, struct verify_document *d,
                        const struct verify_failure *f)
{
    if (f->challenge) {
        put_point(out, d, false, f->challenge);
        buffer_putc(out, '\n');
        put_error_block(out, d, f);
    }
    if (f->challenge && !f->is_end)
        return;
    buffer_puts(out, "Bail out! ");
    put_description(out, f->errors[0].text);
    buffer_putc(out, '\n');
}

static void close_tap(struct buffer *out, const struct verify_document *d)
{
    /* A plan of nothing is told from a program that died by its reason. */
    buffer_printf(out, "1..%u%s\n", d->n_points,
                  d->n_points == 0 ? " # SKIP nothing was verified" : "");
}

const struct verify_format verify_tap = {open_tap, challenge_tap, failure_tap, close_tap};
