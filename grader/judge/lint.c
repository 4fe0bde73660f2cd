/*
 * lint - see lint.h
 *
 * One function a rule, walked in the order of the table. A rule that is often wrong helps nobody, so each
 * looks only at what it can be sure of: a hint is compared with values that were written down and not
 * with generated ones, and a limit that is the format's default was never chosen.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/lint.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/challenge/limits.h"
#include "grader/judge/lint_hint.h"

#define CHALLENGE_FILE "challenge.yaml"
#define STATEMENT_FILE "statement.md"

/* Our choice: of a limit that leaves this many times what the hungriest solution needs, nobody can say
 * what it is for. */
enum { IDLE_FACTOR = 100 };

struct look {
    struct lint *lint;
    const struct challenge *challenge;
    const struct submission_result *const *results; /* one a solution of the challenge, or NULL */
};

static void find(const struct look *l, enum lint_rule rule, const char *file, struct mark mark,
                 const char *text)
{
    struct lint *lint = l->lint;
    AUTO(buffer_release) struct buffer clean = {0};
    struct lint_finding *grown = arena_array(&lint->arena, lint->n + 1, sizeof(*grown));
    if (lint->n > 0)
        memcpy(grown, lint->findings, lint->n * sizeof(*grown));
    text_sanitise(&clean, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    grown[lint->n++] =
        (struct lint_finding){.rule = rule,
                              .file = file,
                              .line = mark.line,
                              .column = mark.column,
                              .text = arena_strdup(&lint->arena, buffer_text(&clean))};
    lint->findings = grown;
}

/* ---- what is missing ----------------------------------------------------------------------------- */

static const struct mark whole_file = {0};

static void look_for_statement(const struct look *l)
{
    const char *text = l->challenge->statement;
    if (!text)
        find(l, LINT_NO_STATEMENT, STATEMENT_FILE, whole_file,
             "there is no statement.md: nobody knows what is asked");
    else if (text[strspn(text, " \t\r\n")] == '\0')
        find(l, LINT_NO_STATEMENT, STATEMENT_FILE, whole_file,
             "the statement is empty: nobody knows what is asked");
}

static void look_for_solutions(const struct look *l)
{
    const struct challenge *c = l->challenge;
    bool has_accepted = false, has_wrong = false;
    for (unsigned i = 0; i < c->n_solutions; i++) {
        has_accepted = has_accepted || c->solutions[i].promise == PROMISE_ACCEPTED;
        has_wrong = has_wrong || c->solutions[i].promise != PROMISE_ACCEPTED;
    }
    if (!has_accepted)
        find(l, LINT_NO_REFERENCE, "solutions", whole_file,
             "there is no solution under solutions/accepted: nobody knows that it can be solved");
    if (!has_wrong)
        find(l, LINT_NO_WRONG, "solutions", whole_file,
             "there is no wrong solution: nobody knows that the tests find one out");
}

static void look_for_visible_tests(const struct look *l)
{
    const struct challenge *c = l->challenge;
    for (unsigned i = 0; i < c->n_groups; i++) {
        if (c->groups[i].visible)
            return;
    }
    find(l, LINT_NOTHING_VISIBLE, CHALLENGE_FILE, c->n_groups > 0 ? c->groups[0].mark : whole_file,
         "no group is visible: a candidate sees no example and no difference");
}

/* ---- tests --------------------------------------------------------------------------------------- */

/* The test of the challenge that @name, "random[3]" for the fourth of a repeated one, stands for. */
static const struct test *find_test(const struct challenge *c, const char *group, const char *name)
{
    size_t length = strcspn(name, "[");
    for (unsigned i = 0; i < c->n_groups; i++) {
        const struct group *g = &c->groups[i];
        if (strcmp(g->id, group) != 0)
            continue;
        for (unsigned j = 0; j < g->n_tests; j++) {
            if (strncmp(g->tests[j].id, name, length) == 0 && g->tests[j].id[length] == '\0')
                return &g->tests[j];
        }
    }
    return NULL;
}

static const struct submission_result *result_of_reference(const struct look *l)
{
    const struct challenge *c = l->challenge;
    for (unsigned i = 0; c->reference && i < c->n_solutions; i++) {
        if (strcmp(c->solutions[i].path, c->reference) == 0)
            return l->results[i];
    }
    return NULL;
}

static void look_for_disagreement(const struct look *l)
{
    const struct submission_result *r = result_of_reference(l);
    for (unsigned i = 0; r && i < r->n_tests; i++) {
        const struct test_result *t = &r->tests[i];
        const struct test *test = find_test(l->challenge, t->group, t->id);
        if (!test || (t->verdict != VERDICT_WA && t->verdict != VERDICT_RE))
            continue;
        AUTO_FREE char *text = xasprintf("the reference doesn't give what %s/%s expects: %s",
                                         t->group, t->id, t->detail);
        find(l, LINT_DISAGREES, CHALLENGE_FILE,
             test->outcome_mark.line > 0 ? test->outcome_mark : test->mark, text);
    }
}

static void look_for_telling_hints(const struct look *l)
{
    const struct challenge *c = l->challenge;
    for (unsigned i = 0; i < c->n_groups; i++) {
        const struct group *g = &c->groups[i];
        for (unsigned j = 0; !g->visible && j < g->n_tests; j++) {
            AUTO(buffer_release) struct buffer told = {0};
            if (!lint_hint_tells(&g->tests[j], c->statement, &told))
                continue;
            AUTO_FREE char *text = xasprintf("the hint of the hidden test %s/%s gives away %s",
                                             g->id, g->tests[j].id, buffer_text(&told));
            find(l, LINT_HINT_TELLS, CHALLENGE_FILE, g->tests[j].mark, text);
        }
    }
}

/* ---- limits -------------------------------------------------------------------------------------- */

/* A limit and the use of it, by which tests with the same limit are one. */
struct limit_kind {
    enum lint_rule rule;
    const char *key;
    uint64_t (*limit)(const struct limits *limits);
    uint64_t (*used)(const struct test_result *t);
};

static uint64_t limit_time(const struct limits *limits)
{
    return (uint64_t)limits->time_ns;
}

static uint64_t limit_memory(const struct limits *limits)
{
    return limits->memory_bytes;
}

static uint64_t used_time(const struct test_result *t)
{
    return (uint64_t)(t->cpu_ns > t->wall_ns ? t->cpu_ns : t->wall_ns);
}

static uint64_t used_memory(const struct test_result *t)
{
    return t->memory_bytes;
}

static const struct limit_kind limit_kinds[] = {
    {LINT_IDLE_TIME,   "time",   limit_time,   used_time  },
    {LINT_IDLE_MEMORY, "memory", limit_memory, used_memory},
};

/* The most that a solution used in a test whose limit is @limit. */
static uint64_t most_used(const struct look *l, const struct limit_kind *kind, uint64_t limit)
{
    uint64_t most = 0;
    for (unsigned i = 0; i < l->challenge->n_solutions; i++) {
        const struct submission_result *r = l->results[i];
        for (unsigned k = 0; r && k < r->n_tests; k++) {
            const struct test *test = find_test(l->challenge, r->tests[k].group, r->tests[k].id);
            uint64_t used = kind->used(&r->tests[k]);
            if (test && kind->limit(&test->limits) == limit && used > most)
                most = used;
        }
    }
    return most;
}

/* Looks at @limit once: where it was chosen last before the test that has it. */
static void look_at_limit(const struct look *l, const struct limit_kind *kind,
                          const struct test *test, uint64_t default_limit)
{
    uint64_t limit = kind->limit(&test->limits);
    for (unsigned i = 0; i < l->lint->n; i++) {
        const struct lint_finding *known = &l->lint->findings[i];
        if (known->rule == kind->rule && known->line == test->limits.mark.line)
            return;
    }
    bool is_measured = kind->rule == LINT_IDLE_TIME && test->limits.time_permille > 0;
    if (is_measured || limit == default_limit || most_used(l, kind, limit) > limit / IDLE_FACTOR)
        return;
    AUTO_FREE char *text =
        xasprintf("no solution comes within a factor of %d of '%s', which is not the default",
                  IDLE_FACTOR, kind->key);
    find(l, kind->rule, CHALLENGE_FILE, test->limits.mark, text);
}

static bool is_graded(const struct look *l)
{
    for (unsigned i = 0; i < l->challenge->n_solutions; i++) {
        if (l->results[i])
            return true;
    }
    return false;
}

static void look_for_idle_limits(const struct look *l)
{
    const struct limit_settings settings = limits_defaults();
    const struct limits defaults = limits_apply(&settings);
    if (!is_graded(l))
        return;
    for (size_t k = 0; k < ARRAY_LEN(limit_kinds); k++) {
        for (unsigned i = 0; i < l->challenge->n_groups; i++) {
            const struct group *g = &l->challenge->groups[i];
            for (unsigned j = 0; j < g->n_tests; j++)
                look_at_limit(l, &limit_kinds[k], &g->tests[j], limit_kinds[k].limit(&defaults));
        }
    }
}

/* ---- all of them --------------------------------------------------------------------------------- */

static const char *const rule_names[] = {
    [LINT_NO_STATEMENT] = "statement-missing",  [LINT_NO_REFERENCE] = "reference-missing",
    [LINT_NO_WRONG] = "wrong-solution-missing", [LINT_NOTHING_VISIBLE] = "nothing-visible",
    [LINT_DISAGREES] = "reference-disagrees",   [LINT_HINT_TELLS] = "hint-tells",
    [LINT_IDLE_TIME] = "idle-time-limit",       [LINT_IDLE_MEMORY] = "idle-memory-limit",
};
static_assert(ARRAY_LEN(rule_names) == LINT_RULE_COUNT_, "every rule has its name");

const char *lint_rule_name(enum lint_rule rule)
{
    return rule_names[rule];
}

void lint_look(struct lint *l, const struct challenge *c,
               const struct submission_result *const *results)
{
    static void (*const looks[])(const struct look *l) = {
        look_for_statement,    look_for_solutions,     look_for_visible_tests,
        look_for_disagreement, look_for_telling_hints, look_for_idle_limits,
    };
    const struct look look = {.lint = l, .challenge = c, .results = results};
    for (size_t i = 0; i < ARRAY_LEN(looks); i++)
        looks[i](&look);
}

void lint_release(struct lint *l)
{
    arena_release(&l->arena);
    *l = (struct lint){0};
}
