/*
 * attack_run - see attack_run.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/attack_run.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

/* A challenge of the suite, ready for any number of attacks. */
struct stage {
    struct challenge challenge;      /* owned */
    struct preparation *preparation; /* owned */
};

struct attack_runner {
    struct judge *judge;              /* borrowed */
    const struct attack_suite *suite; /* borrowed */
    struct stage **stages;            /* owned, as are all of them */
    unsigned n_stages;
    struct submission_result last; /* owned */
    bool has_last;
    struct arena arena; /* owns the results' texts */
};

struct attack_runner *attack_runner_new(struct judge *judge, const struct attack_suite *suite)
{
    struct attack_runner *r = xcalloc(1, sizeof(*r));
    r->judge = judge;
    r->suite = suite;
    return r;
}

static void stage_free(struct stage *stage)
{
    preparation_free(stage->preparation);
    challenge_release(&stage->challenge);
    free(stage);
}

void attack_runner_free(struct attack_runner *r)
{
    if (!r)
        return;
    for (unsigned i = 0; i < r->n_stages; i++)
        stage_free(r->stages[i]);
    free(r->stages);
    submission_result_release(&r->last);
    arena_release(&r->arena);
    free(r);
}

const struct isolation *attack_runner_isolation(const struct attack_runner *r)
{
    return r->has_last ? &r->last.isolation : NULL;
}

static int find_stage(struct attack_runner *r, const char *challenge, struct stage **out_stage,
                      struct complaints *complaints)
{
    for (unsigned i = 0; i < r->n_stages; i++) {
        if (strcmp(r->stages[i]->challenge.id, challenge) == 0) {
            *out_stage = r->stages[i];
            return 0;
        }
    }
    AUTO_FREE char *folder = xasprintf("%s/challenges/%s", r->suite->folder, challenge);
    AUTO_FREE struct stage *stage = xcalloc(1, sizeof(*stage));
    if (challenge_load(folder, &stage->challenge, complaints) < 0)
        return -1;
    stage->preparation = preparation_new(&stage->challenge);
    r->stages = xrealloc(r->stages, (r->n_stages + 1) * sizeof(struct stage *));
    *out_stage = r->stages[r->n_stages++] = take_ptr(stage);
    return 0;
}

/* Has the boxes' zygote ready, so that it is there for the look around before. *@out_not_tried is why the
 * machine can't give what the challenge allows, or NULL. */
static int make_ready(struct attack_runner *r, const struct stage *stage,
                      const char **out_not_tried, struct error *err)
{
    *out_not_tried = NULL;
    if (judge_try(r->judge, &stage->challenge, err) == 0)
        return 0;
    if (err->kind != ERROR_SANDBOX || stage->challenge.allow == TIER_PURE)
        return -1;
    AUTO(buffer_release) struct buffer why = {0};
    text_sanitise(&why, err->text, strlen(err->text), TEXT_ESCAPE_NEWLINES);
    *out_not_tried = arena_strdup(&r->arena, buffer_text(&why));
    *err = (struct error){0};
    return 0;
}

/* Grades the file @name of the suite's folder; the result is r->last. */
static int grade(struct attack_runner *r, const struct stage *stage, const char *name,
                 struct error *err)
{
    AUTO(buffer_release) struct buffer source = {0};
    AUTO_FREE char *path = xasprintf("%s/%s", r->suite->folder, name);
    if (file_read(path, "submission", SUBMISSION_MAX_BYTES, &source, err) < 0)
        return -1;
    const struct submission submission = {
        .name = name, .source = buffer_text(&source), .source_len = source.len};
    submission_result_release(&r->last);
    r->has_last = false;
    if (judge_grade(r->judge, stage->preparation, &submission, NULL, &r->last, err) < 0)
        return -1;
    r->has_last = true;
    return 0;
}

/* ---- what came of it ----------------------------------------------------------------------------- */

/* The test that the verdict is of; NULL where every one was accepted. */
static const struct test_result *decisive_test(const struct submission_result *r)
{
    for (unsigned i = 0; i < r->n_tests; i++) {
        if (r->verdict != VERDICT_AC && r->tests[i].verdict == r->verdict)
            return &r->tests[i];
    }
    return NULL;
}

/* What verdict and result prove; a submission that was refused silently proves nothing, and then the
 * row is believed. */
static enum attack_wall wall_of(const struct attack *attack, const struct submission_result *r)
{
    const struct test_result *t = decisive_test(r);
    switch (r->verdict) {
    case VERDICT_SV:
        return ATTACK_WALL_SECCOMP;
    case VERDICT_MLE:
        return t && strstr(t->detail, "cgroup") ? ATTACK_WALL_CGROUP : ATTACK_WALL_RLIMIT;
    case VERDICT_TLE:
    case VERDICT_OLE:
        return ATTACK_WALL_SUPERVISOR;
    case VERDICT_AC:
    case VERDICT_WA:
    case VERDICT_RE:
    case VERDICT_LE:
    case VERDICT_RV:
    case VERDICT_SK:
    case VERDICT_IE:
    case VERDICT_COUNT_:
        break;
    }
    return attack->wall;
}

/* "openat AT_FDCWD /etc/passwd": what the candidate is told of a violation, to be searched. */
static void put_violation(struct buffer *out, const struct violation *v)
{
    buffer_puts(out, v->syscall);
    for (unsigned i = 0; i < v->n_args; i++)
        buffer_printf(out, " %s", v->args[i]);
}

static const char *check_words(struct attack_runner *r, const struct attack *attack,
                               const struct test_result *t)
{
    AUTO(buffer_release) struct buffer said = {0};
    if (t)
        buffer_puts(&said, t->detail);
    if (t && t->violation) {
        buffer_puts(&said, "; ");
        put_violation(&said, t->violation);
    }
    if (attack->says && !strstr(buffer_text(&said), attack->says))
        return arena_printf(&r->arena, "its report must say '%s', got '%s'", attack->says,
                            buffer_text(&said));
    unsigned line = t ? t->line : 0;
    if (attack->line && attack->line != line)
        return arena_printf(&r->arena, "its report must name line %u, got %u", attack->line, line);
    return NULL;
}

static void put_verdicts(struct buffer *out, unsigned verdicts)
{
    for (int v = 0; v < VERDICT_COUNT_; v++) {
        if (verdicts & (1u << v))
            buffer_printf(out, "%s%s", out->len ? " or " : "", verdict_code((enum verdict)v));
    }
}

static const char *check_verdict(struct attack_runner *r, const struct attack *attack)
{
    const struct test_result *t = decisive_test(&r->last);
    if (attack->verdicts & (1u << r->last.verdict))
        return check_words(r, attack, t);
    AUTO(buffer_release) struct buffer wanted = {0};
    put_verdicts(&wanted, attack->verdicts);
    return arena_printf(&r->arena, "its verdict must be %s, got %s%s%s", buffer_text(&wanted),
                        verdict_code(r->last.verdict), t && t->detail[0] ? ": " : "",
                        t ? t->detail : "");
}

static const char *check_afterwards(struct attack_runner *r, const char *name)
{
    const struct submission_result *after = &r->last;
    const struct test_result *t = decisive_test(after);
    if (after->verdict == VERDICT_AC && after->score >= after->max_score)
        return NULL;
    return arena_printf(&r->arena, "'%s', graded right after it, must be AC, got %s%s%s", name,
                        verdict_code(after->verdict), t && t->detail[0] ? ": " : "",
                        t ? t->detail : "");
}

int attack_run(struct attack_runner *r, const struct attack *attack,
               struct attack_result *out_result, struct complaints *out_complaints,
               struct error *err)
{
    struct stage *stage = NULL;
    const nsec_t start_ns = clock_now();
    *out_complaints = (struct complaints){0};
    if (find_stage(r, attack->challenge, &stage, out_complaints) < 0)
        return -1;
    *out_result = (struct attack_result){.attack = attack};
    if (make_ready(r, stage, &out_result->not_tried, err) < 0)
        return -1;
    if (out_result->not_tried)
        return 0;
    const struct aftermath before = aftermath_look(r->judge);
    if (grade(r, stage, arena_printf(&r->arena, "%s.py", attack->id), err) < 0)
        return -1;
    out_result->verdict = r->last.verdict;
    out_result->wall = wall_of(attack, &r->last);
    out_result->problem = check_verdict(r, attack);
    const char *left = aftermath_compare(r->judge, &before, &r->arena);
    const char *after = attack->then ? arena_printf(&r->arena, "%s.py", attack->then)
                                     : arena_printf(&r->arena, "good/%s.py", attack->challenge);
    if (grade(r, stage, after, err) < 0)
        return -1;
    if (!out_result->problem)
        out_result->problem = check_afterwards(r, after);
    if (!out_result->problem)
        out_result->problem = left;
    out_result->wall_ns = clock_now() - start_ns;
    return 0;
}
