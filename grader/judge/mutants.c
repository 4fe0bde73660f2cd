/*
 * mutants - see mutants.h
 *
 * sandbox/harness/mutants.py finds them in a box. Tests are tried cheapest first, by what the reference
 * took for each, and a mutant is given ten times that: an endless loop costs a fraction of the limit.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/mutants.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/judge/examine.h"

enum {
    PATIENCE = 10,     /* our choice: times what the reference took */
    TOGETHER_MAX = 32, /* our choice: graded at the same time; each is a copy of the reference */
    ROW_LENGTH = 8,
    MISFIT_LENGTH = 3,
};

static const nsec_t time_floor_ns = 100 * NSEC_PER_MSEC; /* the format's for a limit such as 5x */
static const nsec_t wall_floor_ns =
    500 * NSEC_PER_MSEC;                          /* our choice: for one that waits for ever */
static const nsec_t cheap_ns = 4 * NSEC_PER_MSEC; /* below that the box is what costs: in order */

void mutants_release(struct mutants *m)
{
    arena_release(&m->arena);
    *m = (struct mutants){0};
}

/* ---- what the box found -------------------------------------------------------------------------- */

static bool is_list(const struct value *v, uint32_t n)
{
    return v->kind == VALUE_LIST && v->n == n;
}

static bool read_size(const struct value *v, size_t max, size_t *out)
{
    if (v->kind != VALUE_INT || v->integer < 0 || (uint64_t)v->integer > max)
        return false;
    *out = (size_t)v->integer;
    return true;
}

static const char *read_text(struct arena *a, const struct value *v)
{
    return v->kind == VALUE_STR ? arena_strndup(a, v->text, v->n) : NULL;
}

/* [line, column, operator, mark, is marked, first byte, byte after the last, text] */
static bool read_mutant(struct mutants *m, const struct value *row, struct mutant *out)
{
    size_t line, column;
    if (!is_list(row, ROW_LENGTH))
        return false;
    const struct value *v = row->items;
    if (!read_size(&v[0], UINT32_MAX, &line) || !read_size(&v[1], UINT32_MAX, &column) ||
        v[4].kind != VALUE_BOOL || !read_size(&v[5], m->source_len, &out->from) ||
        !read_size(&v[6], m->source_len, &out->to) || out->from > out->to ||
        v[7].kind != VALUE_BYTES)
        return false;
    out->line = (unsigned)line;
    out->column = (unsigned)column;
    out->operator= read_text(&m->arena, &v[2]);
    out->mark = read_text(&m->arena, &v[3]);
    out->is_marked = v[4].truth;
    out->text = arena_strndup(&m->arena, (const char *)v[7].bytes, v[7].n);
    out->text_len = v[7].n;
    return out->operator&& out->mark;
}

static bool read_misfit(struct mutants *m, const struct value *row, struct mutant_misfit *out)
{
    size_t line;
    if (!is_list(row, MISFIT_LENGTH) || !read_size(&row->items[0], UINT32_MAX, &line))
        return false;
    out->line = (unsigned)line;
    out->item = read_text(&m->arena, &row->items[1]);
    out->why = read_text(&m->arena, &row->items[2]);
    return out->item && out->why;
}

static bool read_found(struct mutants *m, const struct value *found)
{
    if (!is_list(found, 2) || found->items[0].kind != VALUE_LIST ||
        found->items[1].kind != VALUE_LIST)
        return false;
    const struct value *rows = &found->items[0], *misfits = &found->items[1];
    struct mutant_misfit *kept = arena_array(&m->arena, misfits->n, sizeof(*kept));
    m->items = arena_array(&m->arena, rows->n, sizeof(*m->items));
    for (unsigned i = 0; i < rows->n; i++) {
        if (!read_mutant(m, &rows->items[i], &m->items[i]))
            return false;
    }
    for (unsigned i = 0; i < misfits->n; i++) {
        if (!read_misfit(m, &misfits->items[i], &kept[i]))
            return false;
    }
    m->n = rows->n;
    m->misfits = kept;
    m->n_misfits = misfits->n;
    return true;
}

static int find(struct judge *j, unsigned most, struct mutants *m, struct error *err)
{
    const struct value count = value_int(most);
    const struct value options = value_sequence(VALUE_LIST, &count, 1);
    struct value found = {0};
    int rc = examine(j, "mutants", m->source, m->source_len, &options, &m->arena, &found,
                     &m->refusal, err);
    if (rc < 0)
        return -1;
    m->is_too_much = rc == EXAMINE_REFUSED;
    if (m->is_too_much)
        m->refusal = arena_printf(&m->arena, "its source can't be taken apart: %s", m->refusal);
    if (rc == EXAMINE_DONE && !read_found(m, &found))
        return error_set(err, ERROR_INTERNAL, "the mutants came back in another form");
    return 0;
}

/* ---- in which order, and how long ---------------------------------------------------------------- */

static nsec_t within(nsec_t reference_ns, nsec_t floor_ns, nsec_t limit_ns)
{
    nsec_t wanted = reference_ns * PATIENCE;
    wanted = wanted < floor_ns ? floor_ns : wanted;
    return wanted < limit_ns ? wanted : limit_ns;
}

static void set_limits(struct hurry_limits *limits, const struct submission_result *graded)
{
    for (unsigned i = 0; i < graded->n_tests; i++) {
        const struct test_result *t = &graded->tests[i];
        limits[i] =
            (struct hurry_limits){.time_ns = within(t->cpu_ns, time_floor_ns, t->time_limit_ns),
                                  .wall_ns = within(t->wall_ns, wall_floor_ns, t->wall_limit_ns)};
    }
}

/* Twice as much is one class more, so that noise hardly moves a test. */
static unsigned cost_class(const struct test_result *t)
{
    unsigned class = 0;
    for (nsec_t ns = t->cpu_ns; ns > cheap_ns; ns /= 2)
        class ++;
    return class;
}

static void set_order(unsigned *order, const struct submission_result *graded)
{
    unsigned n = 0;
    for (unsigned class = 0; n < graded->n_tests; class ++) {
        for (unsigned i = 0; i < graded->n_tests; i++) {
            if (cost_class(&graded->tests[i]) == class)
                order[n++] = i;
        }
    }
}

/* ---- grading ------------------------------------------------------------------------------------- */

static void note_result(struct mutants *m, struct mutant *mutant, const struct submission_result *r)
{
    const struct test_result *decisive = NULL;
    for (unsigned i = 0; i < r->n_tests; i++) {
        const struct test_result *t = &r->tests[i];
        bool is_kill = t->verdict != VERDICT_AC && t->verdict != VERDICT_SK;
        if (is_kill && (!decisive || decisive->verdict == VERDICT_IE))
            decisive = t;
    }
    if (!decisive) {
        mutant->outcome = mutant->is_marked ? MUTANT_SAME : MUTANT_SURVIVED;
        return;
    }
    mutant->outcome = decisive->verdict == VERDICT_IE    ? MUTANT_UNDECIDED
                      : decisive->verdict == VERDICT_TLE ? MUTANT_TIMED_OUT
                                                         : MUTANT_KILLED;
    mutant->group = arena_strdup(&m->arena, decisive->group);
    mutant->test = arena_strdup(&m->arena, decisive->id);
    mutant->verdict = decisive->verdict;
    mutant->detail = arena_strdup(&m->arena, decisive->detail);
}

static void write_mutant(struct buffer *out, const struct mutants *m, const struct mutant *mutant)
{
    buffer_append(out, m->source, mutant->from);
    buffer_append(out, mutant->text, mutant->text_len);
    buffer_append(out, m->source + mutant->to, m->source_len - mutant->to);
}

/* @n of them from @first on, at the same time. */
static int grade_some(struct judge *j, struct preparation *p, const struct hurry *hurry,
                      struct mutants *m, unsigned first, unsigned n, struct error *err)
{
    struct buffer sources[TOGETHER_MAX] = {0};
    struct submission submissions[TOGETHER_MAX];
    struct submission_result results[TOGETHER_MAX];
    for (unsigned i = 0; i < n; i++) {
        write_mutant(&sources[i], m, &m->items[first + i]);
        submissions[i] = (struct submission){.name = m->path,
                                             .source = buffer_text(&sources[i]),
                                             .source_len = sources[i].len,
                                             .hurry = hurry};
    }
    int result = judge_grade_several(j, p, submissions, n, NULL, results, err);
    for (unsigned i = 0; i < n; i++) {
        if (result == 0)
            note_result(m, &m->items[first + i], &results[i]);
        if (result == 0)
            submission_result_release(&results[i]);
        buffer_release(&sources[i]);
    }
    return result;
}

static int grade_all(struct judge *j, struct preparation *p, const struct submission_result *graded,
                     struct mutants *m, struct error *err)
{
    AUTO_FREE struct hurry_limits *limits = xcalloc(graded->n_tests + 1, sizeof(*limits));
    AUTO_FREE unsigned *order = xcalloc(graded->n_tests + 1, sizeof(*order));
    const struct hurry hurry = {.order = order, .limits = limits};
    set_limits(limits, graded);
    set_order(order, graded);
    for (unsigned i = 0; i < m->n; i += TOGETHER_MAX) {
        unsigned n = m->n - i < TOGETHER_MAX ? m->n - i : TOGETHER_MAX;
        if (grade_some(j, p, &hurry, m, i, n, err) < 0)
            return -1;
    }
    return 0;
}

int mutants_grade(struct judge *j, struct preparation *p, const struct submission *reference,
                  const struct submission_result *graded, unsigned most,
                  struct mutants *out_mutants, struct error *err)
{
    struct mutants m AUTO(mutants_release) = {0};
    m.path = arena_strdup(&m.arena, reference->name);
    m.source = arena_copy(&m.arena, reference->source, reference->source_len);
    m.source_len = reference->source_len;
    if (graded->verdict != VERDICT_AC)
        m.refusal = "the reference itself isn't accepted";
    else if (find(j, most, &m, err) < 0 || grade_all(j, p, graded, &m, err) < 0)
        return -1;
    *out_mutants = m;
    m = (struct mutants){0};
    return 0;
}

/* ---- counting ------------------------------------------------------------------------------------ */

struct mutants_count mutants_count(const struct mutants *m)
{
    struct mutants_count count = {0};
    for (unsigned i = 0; i < m->n; i++)
        count.n[m->items[i].outcome]++;
    count.n_killed = count.n[MUTANT_KILLED] + count.n[MUTANT_TIMED_OUT];
    count.n_counted = count.n_killed + count.n[MUTANT_SURVIVED];
    count.percent = count.n_counted > 0 ? 100.0 * count.n_killed / count.n_counted : 100;
    return count;
}

bool mutants_suffice(const struct mutants *m)
{
    const struct mutants_count count = mutants_count(m);
    return !m->refusal && count.n[MUTANT_UNDECIDED] == 0 &&
           count.n_killed * 100 >= count.n_counted * MUTANTS_WANTED_PERCENT;
}

bool mutant_is_belied(const struct mutant *m)
{
    return m->is_marked && (m->outcome == MUTANT_KILLED || m->outcome == MUTANT_TIMED_OUT);
}
