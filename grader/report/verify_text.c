/*
 * verify_text - the matrix of `verify` for people
 *
 * Groups that don't fit beside each other in 80 columns go on in a second table below the first.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/verify_document.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/quantity.h"
#include "grader/report/verify_mutants.h"

enum {
    MARK_COLUMNS = 2,      /* "x " or blanks */
    NAME_MAX_COLUMNS = 34, /* our choice: of names that share 80 columns with many groups */
    CELL_MAX_COLUMNS = 14, /* of a group's name */
    BODY_INDENT = 6,
    LABEL_COLUMNS = 11,  /* "promised" and the gap */
    MARGIN_COLUMNS = 21, /* "fastest time limit" and the gap */
    REASON_LINES = 3,
};

static void fit_clean(struct buffer *out, const char *text, size_t width)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    layout_fit(out, buffer_text(&clean), width);
}

/* ---- the matrix ---------------------------------------------------------------------------------- */

/* "WA 33.3", or "AC" for a group without points. */
static void put_cell(struct buffer *out, const struct group_result *g)
{
    buffer_puts(out, verdict_code(g->skipped_needs ? VERDICT_SK : g->verdict));
    if (g->max_points <= 0)
        return;
    buffer_putc(out, ' ');
    quantity_points(out, g->points);
}

/* All solutions saw the same groups; the first that was graded names them. */
static const struct submission_result *any_result(const struct verify_report *v)
{
    for (unsigned i = 0; i < v->n_solutions; i++) {
        if (v->solutions[i].result)
            return v->solutions[i].result;
    }
    return NULL;
}

static const struct group_result *group_of(const struct verify_solution *s, unsigned group)
{
    return s->result && group < s->result->n_groups ? &s->result->groups[group] : NULL;
}

static size_t column_width(const struct verify_report *v, const struct submission_result *groups,
                           unsigned group)
{
    AUTO(buffer_release) struct buffer cell = {0};
    fit_clean(&cell, groups->groups[group].id, CELL_MAX_COLUMNS);
    size_t width = text_width(buffer_text(&cell), cell.len);
    for (unsigned i = 0; i < v->n_solutions; i++) {
        const struct group_result *g = group_of(&v->solutions[i], group);
        if (!g)
            continue;
        buffer_reset(&cell);
        put_cell(&cell, g);
        width = cell.len > width ? cell.len : width;
    }
    return width;
}

/* As wide as the widest name, but names give way to groups that would fit beside shorter ones. */
static size_t name_width(const struct verify_report *v, const struct submission_result *groups)
{
    size_t room = LAYOUT_COLUMNS - MARK_COLUMNS, widest = 0;
    for (unsigned i = 0; i < groups->n_groups; i++) {
        size_t column = LAYOUT_GAP + column_width(v, groups, i);
        room = room > column ? room - column : 0;
    }
    if (room < NAME_MAX_COLUMNS)
        room = NAME_MAX_COLUMNS;
    for (unsigned i = 0; i < v->n_solutions; i++) {
        AUTO(buffer_release) struct buffer name = {0};
        fit_clean(&name, verify_short_path(v->solutions[i].path), room);
        size_t width = text_width(buffer_text(&name), name.len);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Which groups one table shows: [first, end), as many as fit, at least one. */
struct span {
    unsigned first, end;
};

static struct span span_from(const struct verify_report *v, const struct submission_result *groups,
                             size_t before, unsigned first)
{
    struct span span = {.first = first, .end = first};
    size_t used = before;
    while (span.end < groups->n_groups) {
        used += LAYOUT_GAP + column_width(v, groups, span.end);
        if (used > LAYOUT_COLUMNS && span.end > first)
            break;
        span.end++;
    }
    return span;
}

static void put_head(struct buffer *out, const struct verify_report *v,
                     const struct submission_result *groups, struct span span, size_t before)
{
    layout_spaces(out, before);
    for (unsigned i = span.first; i < span.end; i++) {
        AUTO(buffer_release) struct buffer cell = {0};
        fit_clean(&cell, groups->groups[i].id, CELL_MAX_COLUMNS);
        layout_spaces(out, LAYOUT_GAP);
        layout_left(out, buffer_text(&cell), column_width(v, groups, i));
    }
    layout_end_line(out);
}

static enum style_tone cell_tone(const struct group_result *g)
{
    if (g->skipped_needs || g->verdict == VERDICT_IE)
        return STYLE_CARE;
    return g->verdict == VERDICT_AC ? STYLE_GOOD : STYLE_BAD;
}

static void put_row(struct buffer *out, const struct verify_report *v,
                    const struct verify_solution *s, struct span span, size_t names,
                    const struct report_style *style)
{
    const struct submission_result *groups = any_result(v);
    AUTO(buffer_release) struct buffer name = {0};
    fit_clean(&name, verify_short_path(s->path), names);
    style_puts(out, style, STYLE_BAD, verify_is_met(s) ? "  " : "x ");
    layout_left(out, buffer_text(&name), names);
    for (unsigned i = span.first; i < span.end; i++) {
        const struct group_result *g = group_of(s, i);
        AUTO(buffer_release) struct buffer cell = {0};
        if (g)
            put_cell(&cell, g);
        layout_spaces(out, LAYOUT_GAP);
        size_t width = column_width(v, groups, i);
        style_puts(out, style, g ? cell_tone(g) : STYLE_PLAIN, buffer_text(&cell));
        layout_spaces(out, width - cell.len);
    }
    layout_end_line(out);
}

static void put_matrix(struct buffer *out, const struct verify_report *v,
                       const struct report_style *style)
{
    const struct submission_result *groups = any_result(v);
    if (!groups)
        return;
    size_t names = name_width(v, groups);
    for (struct span span = {0}; span.end < groups->n_groups;) {
        span = span_from(v, groups, MARK_COLUMNS + names, span.end);
        buffer_putc(out, '\n');
        put_head(out, v, groups, span, MARK_COLUMNS + names);
        for (unsigned i = 0; i < v->n_solutions; i++)
            put_row(out, v, &v->solutions[i], span, names, style);
    }
}

/* ---- what is not as declared --------------------------------------------------------------------- */

static void put_field(struct buffer *out, size_t indent, size_t label_columns, const char *label,
                      const char *text)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    layout_spaces(out, indent);
    layout_left(out, label, label_columns);
    layout_wrap(out, buffer_text(&clean), clean.len, indent + label_columns, REASON_LINES);
}

static void put_breaches(struct buffer *out, const struct verify_report *v,
                         const struct report_style *style)
{
    for (unsigned i = 0; i < v->n_solutions; i++) {
        const struct verify_solution *s = &v->solutions[i];
        if (verify_is_met(s))
            continue;
        AUTO(buffer_release) struct buffer reason = {0};
        AUTO(buffer_release) struct buffer name = {0};
        fit_clean(&name, verify_short_path(s->path), LAYOUT_COLUMNS - 4);
        verify_reason(&reason, s);
        buffer_puts(out, "\n  ");
        style_puts(out, style, STYLE_BAD, "x ");
        style_puts(out, style, STYLE_STRONG, buffer_text(&name));
        buffer_putc(out, '\n');
        put_field(out, BODY_INDENT, LABEL_COLUMNS, "promised", promise_text(s->promise));
        put_field(out, BODY_INDENT, LABEL_COLUMNS, "but", buffer_text(&reason));
    }
}

/* ---- margins ------------------------------------------------------------------------------------- */

static void put_factor(struct buffer *out, double factor)
{
    buffer_printf(out, factor < 9.95 ? "%.1f" : "%.0f", factor);
    buffer_puts(out, " times");
}

static void put_margin(struct buffer *out, const char *label, const struct verify_margin *m)
{
    if (!m->test)
        return;
    AUTO(buffer_release) struct buffer where = {0};
    AUTO(buffer_release) struct buffer text = {0};
    buffer_printf(&where, "%s, %s/%s", verify_short_path(m->solution->path), m->test->group,
                  m->test->id);
    buffer_puts(&text, m->is_wall ? "wall " : "cpu ");
    quantity_time_of(&text, m->used_ns, m->limit_ns);
    if (m->test->verdict != VERDICT_AC) {
        buffer_puts(&text, verify_is_near(m) ? ": only " : ": stopped at ");
        put_factor(&text, m->share);
        buffer_puts(&text, " its limit");
    } else if (m->share > 0) {
        buffer_puts(&text, ": the limit is ");
        put_factor(&text, 1 / m->share);
        buffer_puts(&text, " that");
    }
    put_field(out, MARK_COLUMNS, MARGIN_COLUMNS, label, buffer_text(&where));
    put_field(out, MARK_COLUMNS, MARGIN_COLUMNS, "", buffer_text(&text));
}

static void put_warning(struct buffer *out, const struct report_style *style, const char *text)
{
    layout_spaces(out, MARK_COLUMNS + MARGIN_COLUMNS);
    style_puts(out, style, STYLE_CARE, "warning:");
    buffer_printf(out, " %s\n", text);
}

/* What lint found; a margin that is too small was said beside it. */
static void put_doubts(struct buffer *out, const struct verify_report *v,
                       const struct report_style *style)
{
    for (unsigned i = 0; v->lint && i < v->lint->n; i++) {
        const struct lint_finding *f = &v->lint->findings[i];
        AUTO(buffer_release) struct buffer text = {0};
        buffer_puts(&text, f->file);
        if (f->line > 0)
            buffer_printf(&text, ":%u", f->line);
        buffer_printf(&text, ": %s", f->text);
        buffer_puts(out, i == 0 ? "\n" : "");
        layout_spaces(out, MARK_COLUMNS);
        style_puts(out, style, STYLE_CARE, "warning:");
        buffer_putc(out, ' ');
        layout_wrap(out, text.data, text.len, MARK_COLUMNS + strlen("warning: "), REASON_LINES);
    }
}

/* ---- the whole ----------------------------------------------------------------------------------- */

static void put_title(struct buffer *out, const struct verify_report *v,
                      const struct report_style *style)
{
    AUTO(buffer_release) struct buffer name = {0};
    unsigned n_broken = 0;
    for (unsigned i = 0; i < v->n_solutions; i++)
        n_broken += !verify_is_met(&v->solutions[i]);
    fit_clean(&name, v->challenge, LAYOUT_COLUMNS / 2);
    style_puts(out, style, STYLE_STRONG, buffer_text(&name));
    layout_spaces(out, LAYOUT_GAP);
    if (v->n_solutions == 0) {
        style_puts(out, style, STYLE_CARE, "no solutions to verify\n");
        return;
    }
    quantity_count(out, v->n_solutions, "solution", "solutions");
    layout_spaces(out, LAYOUT_GAP);
    if (n_broken == 0) {
        style_puts(out, style, STYLE_GOOD, "as declared");
    } else {
        char text[64];
        snprintf(text, sizeof(text), "%u not as declared", n_broken);
        style_puts(out, style, STYLE_BAD, text);
    }
    buffer_putc(out, '\n');
}

void report_verify_text(struct buffer *out, const struct verify_report *v,
                        const struct report_style *style)
{
    put_title(out, v, style);
    put_matrix(out, v, style);
    put_breaches(out, v, style);
    struct verify_margin slowest = verify_slowest_accepted(v);
    struct verify_margin fastest = verify_fastest_time_limit(v);
    if (slowest.test || fastest.test)
        buffer_putc(out, '\n');
    put_margin(out, "slowest accepted", &slowest);
    if (verify_is_tight(&slowest))
        put_warning(out, style, "the limit should be at least 2 times that");
    put_margin(out, "fastest time limit", &fastest);
    if (verify_is_near(&fastest))
        put_warning(out, style, "it should take at least 1.5 times its limit");
    put_doubts(out, v, style);
    if (v->mutants)
        verify_mutants_text(out, v->mutants, style);
}

static void challenge_text(struct buffer *out, struct verify_document *d,
                           const struct verify_report *v)
{
    if (d->n_challenges > 0)
        buffer_putc(out, '\n');
    report_verify_text(out, v, &d->style);
}

const struct verify_format verify_text = {NULL, challenge_text, NULL, NULL};
