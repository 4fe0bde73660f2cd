/*
 * text - see text.h
 *
 * Group lines are a table of four columns whose widths are found first. Under each, text_test
 * writes the tests that failed. A submission that can't be loaded, or breaks a rule, fails every test
 * for one reason: that is said once, above the groups.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/text.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/quantity.h"
#include "grader/report/text_test.h"
#include "grader/report/text_times.h"

/* Our choice. */
enum {
    GROUP_INDENT = 2,
    MORE_INDENT = 4,
    GROUP_MAX_COLUMNS = 24,
    STATE_MAX_COLUMNS = 24, /* a longer list of needs stands out of its column */
    TESTS_IN_FULL = 5,      /* of a group; the others are counted by verdict */
};

/* The four cells of a group's line. */
struct row {
    struct buffer name, count, state, points; /* owned */
};

static void row_release(struct row *row)
{
    buffer_release(&row->name);
    buffer_release(&row->count);
    buffer_release(&row->state);
    buffer_release(&row->points);
}

static void clean(struct buffer *out, const char *text)
{
    text_sanitise(out, text, strlen(text), TEXT_ESCAPE_NEWLINES);
}

static size_t width_of(const struct buffer *b)
{
    return text_width(buffer_text(b), b->len);
}

static void widen(size_t *width, const struct buffer *cell)
{
    size_t need = width_of(cell);
    if (need > *width)
        *width = need;
}

/* ---- groups -------------------------------------------------------------------------------------- */

struct row_widths {
    size_t name, count, state;
};

static void row_fill(struct row *row, const struct group_result *g)
{
    AUTO(buffer_release) struct buffer name = {0};
    clean(&name, g->id);
    layout_fit(&row->name, buffer_text(&name), GROUP_MAX_COLUMNS);
    if (g->skipped_needs) {
        buffer_puts(&row->count, "skipped");
        buffer_puts(&row->state, "needs ");
        clean(&row->state, g->skipped_needs);
    } else {
        buffer_printf(&row->count, "%u of %u", g->n_accepted, g->n_tests);
        buffer_puts(&row->state, text_test_verdict(g->verdict));
    }
    if (g->max_points > 0) {
        quantity_points(&row->points, g->points);
        buffer_puts(&row->points, " of ");
        quantity_points(&row->points, g->max_points);
        buffer_puts(&row->points, " points");
    }
}

static struct row_widths measure_rows(const struct submission_result *r)
{
    struct row_widths widths = {0};
    for (unsigned i = 0; i < r->n_groups; i++) {
        AUTO(row_release) struct row row = {0};
        row_fill(&row, &r->groups[i]);
        widen(&widths.name, &row.name);
        widen(&widths.count, &row.count);
        /* A long list of needs must not push the points of all other groups out of sight. */
        if (width_of(&row.state) <= STATE_MAX_COLUMNS)
            widen(&widths.state, &row.state);
    }
    return widths;
}

static void put_group_line(struct buffer *out, const struct group_result *g,
                           const struct row_widths *widths, const struct report_style *style)
{
    AUTO(row_release) struct row row = {0};
    row_fill(&row, g);
    enum style_tone tone = g->skipped_needs ? STYLE_CARE : text_test_tone(g->verdict);
    size_t before = GROUP_INDENT + widths->name + widths->count + (size_t)2 * LAYOUT_GAP;

    layout_spaces(out, GROUP_INDENT);
    style_begin(out, style, STYLE_STRONG);
    layout_left(out, buffer_text(&row.name), widths->name);
    style_end(out, style, STYLE_STRONG);
    layout_spaces(out, LAYOUT_GAP);
    layout_right(out, buffer_text(&row.count), widths->count);
    layout_spaces(out, LAYOUT_GAP);

    size_t state_width = width_of(&row.state);
    if (state_width < widths->state && row.points.len > 0)
        state_width = widths->state;
    size_t whole = before + state_width + LAYOUT_GAP + width_of(&row.points);
    /* Points that don't fit are those of a skipped group with many needs: none. */
    bool has_points = row.points.len > 0 && whole <= LAYOUT_COLUMNS;
    style_begin(out, style, tone);
    layout_fit(out, buffer_text(&row.state), LAYOUT_COLUMNS - before);
    style_end(out, style, tone);
    if (has_points) {
        layout_spaces(out, state_width - width_of(&row.state) + LAYOUT_GAP);
        buffer_append(out, row.points.data, row.points.len);
    }
    buffer_putc(out, '\n');
}

static bool is_failure(const struct test_result *t)
{
    return t->verdict != VERDICT_AC && t->verdict != VERDICT_SK;
}

/* "... and 12 more: 10 wrong answer, 2 time limit" */
static void put_more(struct buffer *out, const unsigned *counts, const struct report_style *style)
{
    AUTO(buffer_release) struct buffer line = {0};
    unsigned total = 0;
    for (int v = 0; v < VERDICT_COUNT_; v++)
        total += counts[v];
    if (total == 0)
        return;
    buffer_printf(&line, "... and %u more: ", total);
    bool is_first = true;
    for (int v = 0; v < VERDICT_COUNT_; v++) {
        if (counts[v] == 0)
            continue;
        buffer_printf(&line, "%s%u %s", is_first ? "" : ", ", counts[v],
                      text_test_verdict((enum verdict)v));
        is_first = false;
    }
    layout_spaces(out, MORE_INDENT);
    style_begin(out, style, STYLE_FAINT);
    layout_wrap(out, line.data, line.len, MORE_INDENT, 3);
    style_end(out, style, STYLE_FAINT);
}

static void put_failures(struct buffer *out, const struct submission_result *r,
                         const struct group_result *g, const struct report_style *style)
{
    unsigned more[VERDICT_COUNT_] = {0};
    unsigned n_shown = 0;
    for (unsigned i = 0; i < g->n_tests; i++) {
        const struct test_result *t = &r->tests[g->first_test + i];
        if (!is_failure(t))
            continue;
        if (n_shown < TESTS_IN_FULL) {
            text_test_put(out, t, style);
            n_shown++;
        } else {
            more[t->verdict]++;
        }
    }
    put_more(out, more, style);
}

/* Whether two tests that failed without being run did so for different reasons. What is hidden of one and
 * shown of the other makes no difference. */
static bool have_other_reasons(const struct test_result *a, const struct test_result *b)
{
    return a->verdict != b->verdict || (a->visible == b->visible && a->detail && b->detail &&
                                        strcmp(a->detail, b->detail) != 0);
}

/* The test that tells most of why the submission was refused as a whole, or NULL where that isn't so: every
 * test that was not skipped is an LE, or every one an RV, and for the same reason. */
static const struct test_result *common_refusal(const struct submission_result *r)
{
    const struct test_result *first = NULL, *best = NULL;
    for (unsigned i = 0; i < r->n_tests; i++) {
        const struct test_result *t = &r->tests[i];
        if (t->verdict == VERDICT_SK)
            continue;
        if (t->verdict != VERDICT_LE && t->verdict != VERDICT_RV)
            return NULL;
        if (!first)
            first = best = t;
        if (have_other_reasons(first, t))
            return NULL;
        if (!best->shown && t->shown)
            best = t;
    }
    return best;
}

/* ---- the summary --------------------------------------------------------------------------------- */

/* Parts of one line, three blanks apart; one that doesn't fit any more begins the next line. */
struct summary {
    struct buffer *out;
    size_t column;
};

static void put_part(struct summary *s, const struct buffer *part)
{
    size_t width = width_of(part);
    if (s->column > 0 && s->column + LAYOUT_GAP + width > LAYOUT_COLUMNS) {
        buffer_putc(s->out, '\n');
        s->column = 0;
    }
    if (s->column > 0)
        layout_spaces(s->out, LAYOUT_GAP);
    buffer_append(s->out, buffer_text(part), part->len);
    s->column += width + (s->column > 0 ? LAYOUT_GAP : 0);
}

static void put_score(struct buffer *part, const struct submission_result *r)
{
    unsigned n_accepted = 0;
    if (r->max_score > 0) {
        quantity_points(part, r->score);
        buffer_puts(part, " of ");
        quantity_points(part, r->max_score);
        buffer_puts(part, " points");
        return;
    }
    for (unsigned i = 0; i < r->n_tests; i++)
        n_accepted += r->tests[i].verdict == VERDICT_AC;
    buffer_printf(part, "%u of ", n_accepted);
    quantity_count(part, r->n_tests, "test", "tests");
}

static void put_summary(struct buffer *out, const struct submission_result *r,
                        const struct report_style *style)
{
    const char *words = text_test_verdict(r->verdict);
    struct summary summary = {.out = out, .column = text_width(words, strlen(words))};
    AUTO(buffer_release) struct buffer part = {0};
    style_puts(out, style, text_test_tone(r->verdict), words);
    put_score(&part, r);
    put_part(&summary, &part);
    /* 0: nothing was run. */
    if (r->time_limit_ns > 0 && r->cpu_ns > 0) {
        buffer_reset(&part);
        buffer_puts(&part, "cpu ");
        quantity_time_of(&part, r->cpu_ns, r->time_limit_ns);
        put_part(&summary, &part);
    }
    /* 0: no test lived long enough to be measured. */
    if (r->memory_limit_bytes > 0 && r->memory_bytes > 0) {
        buffer_reset(&part);
        buffer_puts(&part, "memory ");
        quantity_bytes_of(&part, r->memory_bytes, r->memory_limit_bytes);
        put_part(&summary, &part);
    }
    if (r->isolation.seccomp[0] && strcmp(r->isolation.seccomp, "pure") != 0) {
        buffer_reset(&part);
        buffer_printf(&part, "allowed %s", r->isolation.seccomp);
        put_part(&summary, &part);
    }
    buffer_putc(out, '\n');
}

static void put_internal_errors(struct buffer *out, const struct submission_result *r,
                                const struct report_style *style)
{
    AUTO(buffer_release) struct buffer line = {0};
    unsigned n = 0;
    for (unsigned i = 0; i < r->n_tests; i++)
        n += r->tests[i].verdict == VERDICT_IE;
    if (n == 0)
        return;
    quantity_count(&line, n, "test", "tests");
    buffer_puts(&line, " could not be judged: the fault is gradebox's, not the solution's\n");
    style_puts(out, style, STYLE_CARE, buffer_text(&line));
}

static void put_title(struct buffer *out, const struct submission_result *r,
                      const struct report_style *style)
{
    AUTO(buffer_release) struct buffer challenge = {0};
    AUTO(buffer_release) struct buffer submission = {0};
    bool is_stdin = strcmp(r->submission, "-") == 0;
    clean(&challenge, r->challenge);
    clean(&submission, is_stdin ? "- (standard input)" : r->submission);
    size_t used = width_of(&challenge) + 3;
    style_puts(out, style, STYLE_STRONG, buffer_text(&challenge));
    buffer_puts(out, " · ");
    text_cut_middle(out, buffer_text(&submission), submission.len,
                    used + 40 < LAYOUT_COLUMNS ? LAYOUT_COLUMNS - used : 40);
    layout_end_line(out);
}

void report_text(struct buffer *out, const struct submission_result *r,
                 const struct report_style *style)
{
    put_title(out, r, style);
    buffer_putc(out, '\n');
    const struct test_result *refusal = common_refusal(r);
    if (refusal) {
        text_test_put_refusal(out, refusal, style);
        buffer_putc(out, '\n');
    }
    struct row_widths widths = measure_rows(r);
    for (unsigned i = 0; i < r->n_groups; i++) {
        put_group_line(out, &r->groups[i], &widths, style);
        if (!refusal)
            put_failures(out, r, &r->groups[i], style);
    }
    if (r->n_groups > 0)
        buffer_putc(out, '\n');
    put_summary(out, r, style);
    text_times_put_slowest(out, r);
    text_times_put_reruns(out, r);
    put_internal_errors(out, r, style);
}
