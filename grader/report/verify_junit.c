/*
 * verify_junit - what `verify` found as JUnit's XML, the format that CI systems read
 *
 * Nobody owns that format: elements and attributes are those that Jenkins, GitLab and their kin all
 * know. A suite is written whole, with its counts, when its challenge is done. Names and texts were
 * written by strangers: text_sanitise() leaves nothing in them that XML doesn't allow as a character
 * (XML 1.0, 2.2), and what has a meaning in XML is escaped here.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/text.h"
#include "grader/report/verify_document.h"
#include "grader/report/verify_mutants.h"

enum { CASE_STATES = VERIFY_CASE_ERROR + 1 };

/* ---- XML ----------------------------------------------------------------------------------------- */

/* Good inside of an element and of an attribute in double quotes. */
static void put_escaped(struct buffer *out, const char *text)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    for (const char *c = buffer_text(&clean); *c; c++) {
        switch (*c) {
        case '&':
            buffer_puts(out, "&amp;");
            break;
        case '<':
            buffer_puts(out, "&lt;");
            break;
        case '>':
            buffer_puts(out, "&gt;");
            break;
        case '"':
            buffer_puts(out, "&quot;");
            break;
        default:
            buffer_putc(out, *c);
        }
    }
}

static void put_attribute(struct buffer *out, const char *name, const char *text)
{
    buffer_printf(out, " %s=\"", name);
    put_escaped(out, text);
    buffer_putc(out, '"');
}

static void put_seconds(struct buffer *out, nsec_t time_ns)
{
    buffer_printf(out, " time=\"%.3f\"", (double)time_ns / NSEC_PER_SEC);
}

/* ---- cases --------------------------------------------------------------------------------------- */

/* "three-sum.accepted.hash_set": what a CI system folds at the dots. */
static void put_class(struct buffer *out, const struct verify_report *v,
                      const struct verify_solution *s)
{
    AUTO(buffer_release) struct buffer name = {0};
    const char *path = verify_short_path(s->path);
    size_t length = strlen(path);
    if (length > 3 && strcmp(path + length - 3, ".py") == 0)
        length -= 3;
    buffer_printf(&name, "%s.", v->challenge);
    for (size_t i = 0; i < length; i++)
        buffer_putc(&name, path[i] == '/' ? '.' : path[i]);
    put_attribute(out, "classname", buffer_text(&name));
}

static void put_problem(struct buffer *out, const char *element, const char *type,
                        const struct verify_case *c)
{
    AUTO(buffer_release) struct buffer reason = {0};
    AUTO(buffer_release) struct buffer message = {0};
    verify_case_reason(&reason, c);
    buffer_printf(&message, "promised: %s; but %s", promise_text(c->solution->promise),
                  buffer_text(&reason));
    buffer_printf(out, "      <%s", element);
    put_attribute(out, "type", type);
    put_attribute(out, "message", buffer_text(&message));
    buffer_puts(out, ">promised: ");
    put_escaped(out, promise_text(c->solution->promise));
    buffer_puts(out, "\nbut: ");
    put_escaped(out, buffer_text(&reason));
    if (verify_line(&c->check) > 0)
        buffer_printf(out, "\nline: %u", verify_line(&c->check));
    buffer_printf(out, "</%s>\n", element);
}

static const char *type_of(const struct verify_case *c)
{
    return c->check.test ? verdict_word(c->check.test->verdict) : "promise";
}

static void put_outcome(struct buffer *out, const struct verify_case *c)
{
    switch (c->state) {
    case VERIFY_CASE_MET:
        break;
    case VERIFY_CASE_SKIPPED:
        buffer_puts(out, "      <skipped");
        if (c->group && c->group->skipped_needs) {
            buffer_puts(out, " message=\"needs ");
            put_escaped(out, c->group->skipped_needs);
            buffer_putc(out, '"');
        }
        buffer_puts(out, "/>\n");
        break;
    case VERIFY_CASE_BROKEN:
        put_problem(out, "failure", type_of(c), c);
        break;
    case VERIFY_CASE_ERROR:
        put_problem(out, "error", "internal-error", c);
        break;
    }
}

static void put_case(struct buffer *out, const struct verify_document *d,
                     const struct verify_report *v, const struct verify_case *c)
{
    AUTO(buffer_release) struct buffer file = {0};
    verify_path(&file, d, v, c->solution->path);
    buffer_puts(out, "    <testcase");
    put_attribute(out, "name", c->group ? c->group->id : "(all groups)");
    put_class(out, v, c->solution);
    put_attribute(out, "file", buffer_text(&file));
    put_seconds(out, c->wall_ns);
    if (c->state == VERIFY_CASE_MET) {
        buffer_puts(out, "/>\n");
        return;
    }
    buffer_puts(out, ">\n");
    put_outcome(out, c);
    buffer_puts(out, "    </testcase>\n");
}

/* ---- suites -------------------------------------------------------------------------------------- */

static void put_suite(struct buffer *out, const char *name, const unsigned n[CASE_STATES],
                      nsec_t wall_ns)
{
    buffer_puts(out, "  <testsuite");
    put_attribute(out, "name", name);
    buffer_printf(out, " tests=\"%u\" failures=\"%u\" errors=\"%u\" skipped=\"%u\"",
                  n[VERIFY_CASE_MET] + n[VERIFY_CASE_SKIPPED] + n[VERIFY_CASE_BROKEN] +
                      n[VERIFY_CASE_ERROR],
                  n[VERIFY_CASE_BROKEN], n[VERIFY_CASE_ERROR], n[VERIFY_CASE_SKIPPED]);
    put_seconds(out, wall_ns);
    buffer_puts(out, ">\n");
}

/* All mutants are one case. */
static void put_mutants(struct buffer *out, const struct verify_document *d,
                        const struct verify_report *v)
{
    AUTO(buffer_release) struct buffer file = {0};
    AUTO(buffer_release) struct buffer reason = {0};
    AUTO(buffer_release) struct buffer class = {0};
    verify_path(&file, d, v, v->mutants->path);
    verify_mutants_reason(&reason, v->mutants);
    buffer_printf(&class, "%s.mutants", v->challenge);
    buffer_puts(out, "    <testcase name=\"mutants\"");
    put_attribute(out, "classname", buffer_text(&class));
    put_attribute(out, "file", buffer_text(&file));
    put_seconds(out, 0);
    if (mutants_suffice(v->mutants)) {
        buffer_puts(out, "/>\n");
        return;
    }
    buffer_puts(out, ">\n      <failure type=\"mutants\"");
    put_attribute(out, "message", buffer_text(&reason));
    buffer_puts(out, "/>\n    </testcase>\n");
}

static void put_warnings(struct buffer *out, const struct verify_report *v)
{
    AUTO(verify_notes_release) struct verify_notes notes = {0};
    verify_notes_gather(&notes, v);
    if (notes.n == 0)
        return;
    buffer_puts(out, "    <system-out>");
    for (unsigned i = 0; i < notes.n; i++) {
        buffer_puts(out, i == 0 ? "warning: " : "\nwarning: ");
        put_escaped(out, notes.notes[i].text);
    }
    buffer_puts(out, "</system-out>\n");
}

static void open_junit(struct buffer *out)
{
    buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<testsuites name=\"gradebox verify\">\n");
}

static void challenge_junit(struct buffer *out, struct verify_document *d,
                            const struct verify_report *v)
{
    AUTO(buffer_release) struct buffer cases = {0};
    unsigned n[CASE_STATES] = {0};
    nsec_t wall_ns = 0;
    for (unsigned i = 0; i < v->n_solutions; i++) {
        for (unsigned k = 0; k < verify_n_cases(&v->solutions[i]); k++) {
            struct verify_case c = verify_case_at(&v->solutions[i], k);
            put_case(&cases, d, v, &c);
            n[c.state]++;
            wall_ns += c.wall_ns;
        }
    }
    if (v->mutants) {
        put_mutants(&cases, d, v);
        n[mutants_suffice(v->mutants) ? VERIFY_CASE_MET : VERIFY_CASE_BROKEN]++;
    }
    put_suite(out, v->challenge, n, wall_ns);
    buffer_append(out, buffer_text(&cases), cases.len);
    put_warnings(out, v);
    buffer_puts(out, "  </testsuite>\n");
}

static void put_error_text(struct buffer *out, const struct verify_document *d,
                           const struct error *e)
{
    AUTO(buffer_release) struct buffer file = {0};
    if (e->file[0] != '\0') {
        verify_path(&file, d, NULL, e->file);
        put_escaped(out, buffer_text(&file));
        if (e->line > 0)
            buffer_printf(out, ":%u:%u", e->line, e->column);
        buffer_puts(out, ": ");
    }
    put_escaped(out, e->text);
    if (e->hint[0] != '\0') {
        buffer_puts(out, "\nhint: ");
        put_escaped(out, e->hint);
    }
}

static void failure_junit(struct buffer *out, struct verify_document *d,
                          const struct verify_failure *f)
{
    static const unsigned one_error[CASE_STATES] = {[VERIFY_CASE_ERROR] = 1};
    const char *name = f->challenge ? f->challenge : "gradebox";
    put_suite(out, name, one_error, 0);
    buffer_puts(out, "    <testcase name=\"(challenge)\"");
    put_attribute(out, "classname", name);
    put_seconds(out, 0);
    buffer_puts(out, ">\n      <error type=\"unusable\"");
    put_attribute(out, "message", f->errors[0].text);
    buffer_putc(out, '>');
    for (unsigned i = 0; i < f->n_errors; i++) {
        if (i > 0)
            buffer_putc(out, '\n');
        put_error_text(out, d, &f->errors[i]);
    }
    if (f->n_dropped > 0)
        buffer_printf(out, "\nand %u more", f->n_dropped);
    buffer_puts(out, "</error>\n    </testcase>\n  </testsuite>\n");
}

static void close_junit(struct buffer *out, const struct verify_document *d)
{
    (void)d;
    buffer_puts(out, "</testsuites>\n");
}

const struct verify_format verify_junit = {open_junit, challenge_junit, failure_junit, close_junit};
