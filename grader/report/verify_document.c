/*
 * verify_document - see verify_document.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/verify_document.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/quantity.h"

/* ---- the order of things ------------------------------------------------------------------------- */

void verify_open(struct buffer *out, struct verify_document *d)
{
    if (d->format->open)
        d->format->open(out);
}

void verify_add(struct buffer *out, struct verify_document *d, const struct verify_report *v)
{
    d->format->challenge(out, d, v);
    d->n_challenges++;
    d->n_solutions += v->n_solutions;
    for (unsigned i = 0; i < v->n_solutions; i++)
        d->n_broken += !verify_is_met(&v->solutions[i]);
}

void verify_add_failure(struct buffer *out, struct verify_document *d,
                        const struct verify_failure *f)
{
    if (d->format->failure)
        d->format->failure(out, d, f);
    d->n_failures++;
}

void verify_close(struct buffer *out, struct verify_document *d)
{
    if (d->format->close)
        d->format->close(out, d);
}

/* ---- pieces -------------------------------------------------------------------------------------- */

static const char *skip_slashes(const char *path)
{
    return path + strspn(path, "/");
}

/* What of @path comes after @here, or all of it. "./x" is x. */
static const char *below(const char *path, const char *here)
{
    size_t length = here ? strlen(here) : 0;
    const char *inside = path;
    if (length > 0 && strncmp(path, here, length) == 0 &&
        (path[length] == '/' || here[length - 1] == '/'))
        inside = skip_slashes(path + length);
    while (strncmp(inside, "./", 2) == 0)
        inside = skip_slashes(inside + 2);
    return inside[0] != '\0' ? inside : path;
}

void verify_path(struct buffer *out, const struct verify_document *d, const struct verify_report *v,
                 const char *path)
{
    const char *folder = v && v->folder ? v->folder : "";
    AUTO(buffer_release) struct buffer whole = {0};
    buffer_puts(&whole, folder);
    if (whole.len > 0 && folder[whole.len - 1] != '/')
        buffer_putc(&whole, '/');
    buffer_puts(&whole, path);
    buffer_puts(out, below(buffer_text(&whole), d->here));
}

unsigned verify_line(const struct promise_check *check)
{
    return check->test ? check->test->line : 0;
}

static void put_used(struct buffer *out, const struct verify_margin *m)
{
    const char *path = verify_short_path(m->solution->path);
    buffer_printf(out, "%s/%s of ", m->test->group, m->test->id);
    text_sanitise(out, path, strlen(path), TEXT_ESCAPE_NEWLINES);
    buffer_puts(out, " takes cpu ");
    quantity_time_of(out, m->used_ns, m->limit_ns);
}

unsigned verify_warnings(const struct verify_report *v, struct verify_margin out_near[2])
{
    const struct verify_margin slowest = verify_slowest_accepted(v);
    const struct verify_margin fastest = verify_fastest_time_limit(v);
    unsigned n = 0;
    if (verify_is_tight(&slowest))
        out_near[n++] = slowest;
    if (verify_is_near(&fastest))
        out_near[n++] = fastest;
    return n;
}

void verify_warning(struct buffer *out, const struct verify_margin *m)
{
    put_used(out, m);
    buffer_puts(out, m->test->verdict == VERDICT_AC
                         ? ", the limit should be at least 2 times that"
                         : ", it should take at least 1.5 times its limit");
}

void verify_summary(struct buffer *out, const struct verify_document *d)
{
    quantity_count(out, d->n_challenges, "challenge", "challenges");
    buffer_puts(out, ", ");
    quantity_count(out, d->n_solutions, "solution", "solutions");
    if (d->n_broken > 0)
        buffer_printf(out, ", %u not as declared", d->n_broken);
    else
        buffer_puts(out, ", as declared");
    if (d->n_failures > 0)
        buffer_printf(out, "; %u more could not be verified", d->n_failures);
}
