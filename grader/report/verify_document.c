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
    d->n_broken += v->mutants && !mutants_suffice(v->mutants);
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
