/*
 * selftest_text - see selftest.h
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/selftest.h"

enum {
    MARK_COLUMNS = 4, /* "  x " or blanks: below a family's name */
    NAME_MAX_COLUMNS = 30,
    WALL_COLUMNS = 10, /* "supervisor", "capability" */
    GAP_COLUMNS = 2,   /* less than elsewhere: names are long */
    PROBLEM_LINES = 4,
};

struct page {
    struct buffer *out;
    const struct report_style *style;
    const struct selftest_report *report;
    size_t name_columns;
};

bool selftest_held(const struct selftest_report *s)
{
    for (unsigned i = 0; i < s->n_attacks; i++) {
        if (s->attacks[i].problem)
            return false;
    }
    for (unsigned i = 0; s->probes && i < PROBE_COUNT_; i++) {
        if (s->is_probe_shown[i] && s->probes->verdicts[i].end == PROBE_BROKEN)
            return false;
    }
    return true;
}

void selftest_probe_problem(struct buffer *out, const struct probe_results *probes,
                            enum probe_id id)
{
    const struct probe_verdict *verdict = &probes->verdicts[id];
    if (verdict->end == PROBE_BROKEN)
        buffer_printf(out, "%s must refuse it also without seccomp, but it was done",
                      probe_wall_name(verdict->wall));
}

/* ---- lines --------------------------------------------------------------------------------------- */

static void put_line(const struct page *page, bool held, const char *name,
                     enum style_tone wall_tone, const char *wall, const char *what)
{
    AUTO(buffer_release) struct buffer clean = {0};
    AUTO(buffer_release) struct buffer cell = {0};
    style_puts(page->out, page->style, held ? STYLE_PLAIN : STYLE_BAD, held ? "    " : "  x ");
    layout_fit(&cell, name, page->name_columns);
    style_puts(page->out, page->style, held ? STYLE_PLAIN : STYLE_BAD, buffer_text(&cell));
    layout_spaces(page->out,
                  page->name_columns + GAP_COLUMNS - text_width(buffer_text(&cell), cell.len));
    style_puts(page->out, page->style, wall_tone, wall);
    layout_spaces(page->out, WALL_COLUMNS + GAP_COLUMNS - strlen(wall));
    text_sanitise(&clean, what, strlen(what), TEXT_ESCAPE_NEWLINES);
    layout_fit(page->out, buffer_text(&clean),
               LAYOUT_COLUMNS - MARK_COLUMNS - page->name_columns - WALL_COLUMNS - 2 * GAP_COLUMNS);
    layout_end_line(page->out);
}

static void put_attack(const struct page *page, const struct attack_result *r)
{
    const bool is_fair = r->wall == ATTACK_WALL_NONE;
    if (r->not_tried) {
        put_line(page, true, r->attack->id, STYLE_FAINT, "not tried", r->attack->what);
        return;
    }
    const char *wall = r->problem ? "-" : is_fair ? "accepted" : attack_wall_name(r->wall);
    put_line(page, !r->problem, r->attack->id, r->problem ? STYLE_BAD : STYLE_GOOD, wall,
             r->attack->what);
}

static void put_probe(const struct page *page, enum probe_id id)
{
    const struct probe_verdict *v = &page->report->probes->verdicts[id];
    static const enum style_tone tones[] = {
        [PROBE_HELD] = STYLE_GOOD, [PROBE_ONLY_SECCOMP] = STYLE_FAINT, [PROBE_BROKEN] = STYLE_BAD};
    const char *wall = v->end == PROBE_BROKEN ? "-" : probe_wall_name(v->wall);
    put_line(page, v->end != PROBE_BROKEN, probe_name(id), tones[v->end], wall, probe_what(id));
}

static void put_heading(const struct page *page, const char *family)
{
    if (page->out->len > 0)
        buffer_putc(page->out, '\n');
    style_puts(page->out, page->style, STYLE_STRONG, family);
    buffer_putc(page->out, '\n');
}

static void put_family(const struct page *page, enum attack_family family)
{
    const struct selftest_report *s = page->report;
    bool has_heading = false;
    for (unsigned i = 0; i < s->n_attacks; i++) {
        if (s->attacks[i].attack->family != family)
            continue;
        if (!has_heading)
            put_heading(page, attack_family_name(family));
        has_heading = true;
        put_attack(page, &s->attacks[i]);
    }
}

static void put_probes(const struct page *page)
{
    const struct selftest_report *s = page->report;
    bool has_heading = false;
    for (unsigned i = 0; s->probes && i < PROBE_COUNT_; i++) {
        if (!s->is_probe_shown[i])
            continue;
        if (!has_heading)
            put_heading(page, SELFTEST_PROBE_FAMILY);
        has_heading = true;
        put_probe(page, (enum probe_id)i);
    }
}

/* ---- the end ------------------------------------------------------------------------------------- */

static void put_problem(const struct page *page, const char *name, const char *problem)
{
    AUTO(buffer_release) struct buffer line = {0};
    buffer_printf(&line, "%s: ", name);
    text_sanitise(&line, problem, strlen(problem), TEXT_ESCAPE_NEWLINES);
    layout_spaces(page->out, MARK_COLUMNS);
    layout_wrap(page->out, buffer_text(&line), line.len, MARK_COLUMNS, PROBLEM_LINES);
}

/* Each reason once, with the first attack that has it. */
static void put_not_tried(const struct page *page)
{
    const struct selftest_report *s = page->report;
    const char *last = "";
    for (unsigned i = 0; i < s->n_attacks; i++) {
        const char *why = s->attacks[i].not_tried;
        if (why && strcmp(why, last) != 0)
            put_problem(page, s->attacks[i].attack->id, why);
        last = why ? why : last;
    }
}

static void put_problems(const struct page *page)
{
    const struct selftest_report *s = page->report;
    for (unsigned i = 0; i < s->n_attacks; i++) {
        if (s->attacks[i].problem)
            put_problem(page, s->attacks[i].attack->id, s->attacks[i].problem);
    }
    for (unsigned i = 0; s->probes && i < PROBE_COUNT_; i++) {
        AUTO(buffer_release) struct buffer problem = {0};
        selftest_probe_problem(&problem, s->probes, (enum probe_id)i);
        if (s->is_probe_shown[i] && problem.len > 0)
            put_problem(page, probe_name((enum probe_id)i), buffer_text(&problem));
    }
}

static void put_attack_summary(const struct page *page)
{
    const struct selftest_report *s = page->report;
    unsigned n_walls[ATTACK_WALL_COUNT_] = {0}, n_held = 0, n_tried = 0;
    AUTO(buffer_release) struct buffer line = {0};
    for (unsigned i = 0; i < s->n_attacks; i++) {
        bool is_held = !s->attacks[i].not_tried && !s->attacks[i].problem;
        n_tried += !s->attacks[i].not_tried;
        n_held += is_held;
        n_walls[s->attacks[i].wall] += is_held;
    }
    if (s->n_attacks == 0)
        return;
    if (n_tried == 0)
        buffer_puts(&line, "no attack could be tried");
    else if (n_held == n_tried)
        buffer_printf(&line, "all %u attacks held", n_held);
    else
        buffer_printf(&line, "%u of %u attacks held", n_held, n_tried);
    for (int wall = ATTACK_WALL_NONE + 1, n = 0; wall < ATTACK_WALL_COUNT_; wall++) {
        if (n_walls[wall] > 0)
            buffer_printf(&line, "%s%u %s", n++ ? ", " : ": ", n_walls[wall],
                          attack_wall_name((enum attack_wall)wall));
    }
    if (n_walls[ATTACK_WALL_NONE] > 0)
        buffer_printf(&line, "%s%u honest and accepted",
                      n_walls[ATTACK_WALL_NONE] == n_held ? ": " : ", ", n_walls[ATTACK_WALL_NONE]);
    if (n_tried < s->n_attacks)
        buffer_printf(&line, "; %u not tried", s->n_attacks - n_tried);
    enum style_tone tone = n_held == n_tried ? STYLE_GOOD : STYLE_BAD;
    style_begin(page->out, page->style, tone);
    layout_wrap(page->out, buffer_text(&line), line.len, 0, PROBLEM_LINES);
    style_end(page->out, page->style, tone);
}

static void put_probe_summary(const struct page *page)
{
    const struct selftest_report *s = page->report;
    unsigned n = 0, n_ends[PROBE_BROKEN + 1] = {0};
    AUTO(buffer_release) struct buffer line = {0};
    for (unsigned i = 0; s->probes && i < PROBE_COUNT_; i++) {
        n += s->is_probe_shown[i];
        n_ends[s->probes->verdicts[i].end] += s->is_probe_shown[i];
    }
    if (n == 0)
        return;
    buffer_printf(&line, "%u of %u are refused also without seccomp", n_ends[PROBE_HELD], n);
    if (n_ends[PROBE_ONLY_SECCOMP] > 0)
        buffer_printf(&line, "; against %u only seccomp stands", n_ends[PROBE_ONLY_SECCOMP]);
    if (n_ends[PROBE_BROKEN] > 0)
        buffer_printf(&line, "; %u got through a wall", n_ends[PROBE_BROKEN]);
    layout_wrap(page->out, buffer_text(&line), line.len, 0, PROBLEM_LINES);
}

/* ---- the whole ----------------------------------------------------------------------------------- */

static size_t widest_name(const struct selftest_report *s)
{
    size_t widest = 0;
    for (unsigned i = 0; i < s->n_attacks; i++) {
        size_t width = text_width(s->attacks[i].attack->id, strlen(s->attacks[i].attack->id));
        widest = width > widest ? width : widest;
    }
    for (unsigned i = 0; s->probes && i < PROBE_COUNT_; i++) {
        size_t width = s->is_probe_shown[i] ? strlen(probe_name((enum probe_id)i)) : 0;
        widest = width > widest ? width : widest;
    }
    return widest < NAME_MAX_COLUMNS ? widest : NAME_MAX_COLUMNS;
}

void report_selftest_text(struct buffer *out, const struct selftest_report *s,
                          const struct report_style *style)
{
    const struct page page = {
        .out = out, .style = style, .report = s, .name_columns = widest_name(s)};
    for (int family = 0; family < ATTACK_FAMILY_COUNT_; family++)
        put_family(&page, (enum attack_family)family);
    put_probes(&page);
    buffer_putc(out, '\n');
    put_attack_summary(&page);
    put_probe_summary(&page);
    put_not_tried(&page);
    put_problems(&page);
}
