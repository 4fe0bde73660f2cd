/*
 * verify - `gradebox verify [CHALLENGE...]`
 *
 * Grades every file under solutions/ against what its folder promises. One challenge that can't be
 * used doesn't keep the others from being verified; a broken judge or a closed output ends it all.
 * SPDX-License-Identifier: MIT
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "grader/command/catalogue.h"
#include "grader/command/command.h"
#include "grader/command/output.h"
#include "grader/judge/judge.h"
#include "grader/report/verify.h"

enum { EXIT_UNUSABLE = 3, EXIT_NOT_AS_DECLARED = 4, EXIT_INTERNAL = 5 };

/* What one run of the command has. */
struct run {
    const struct options *options;
    struct judge *judge;        /* owned */
    struct catalogue catalogue; /* owned */
    unsigned n_printed;
    bool is_over; /* nothing more can come of it */
    int code;
};

/* A challenge's solutions, graded as far as they could be. */
struct graded {
    struct verify_solution *solutions; /* owned, n of them */
    struct submission_result *results; /* owned, n of them */
    char **failures;                   /* owned, n of them, each NULL or owned */
    unsigned n;
};

static void run_release(struct run *run)
{
    judge_free(run->judge);
    catalogue_release(&run->catalogue);
}

static void graded_release(struct graded *g)
{
    for (unsigned i = 0; i < g->n; i++) {
        submission_result_release(&g->results[i]);
        free(g->failures[i]);
    }
    free(g->solutions);
    free(g->results);
    free(g->failures);
}

static void preparation_release(struct preparation **preparation)
{
    preparation_free(*preparation);
}

/* Of several codes the gravest is the program's: what we broke, what can't be used, what is not as
 * declared. */
static void note_code(struct run *run, int code)
{
    static const int gravest_first[] = {6, EXIT_INTERNAL, EXIT_UNUSABLE, EXIT_NOT_AS_DECLARED, 0};
    for (size_t i = 0; i < ARRAY_LEN(gravest_first); i++) {
        if (gravest_first[i] == run->code)
            return;
        if (gravest_first[i] == code) {
            run->code = code;
            return;
        }
    }
    run->code = code;
}

static int note_error(struct run *run, const struct error *err)
{
    note_code(run, output_error(err));
    run->is_over = err->kind == ERROR_INTERNAL || err->kind == ERROR_SANDBOX;
    return -1;
}

/* ---- one challenge ------------------------------------------------------------------------------- */

static int grade_solution(struct run *run, struct preparation *preparation,
                          const struct challenge *challenge, struct graded *g, unsigned i)
{
    struct error err = {0};
    AUTO(buffer_release) struct buffer source = {0};
    AUTO_FREE char *path = xasprintf("%s/%s", challenge->folder, challenge->solutions[i].path);
    struct verify_solution *s = &g->solutions[i];
    if (file_read(path, "solution", SUBMISSION_MAX_BYTES, &source, &err) < 0) {
        g->failures[i] = xstrdup(err.text);
        s->failure = g->failures[i];
        note_code(run, output_error(&err));
        return 0;
    }
    const struct submission submission = {.name = challenge->solutions[i].path,
                                          .source = buffer_text(&source),
                                          .source_len = source.len};
    const struct selection everything = {0};
    if (judge_grade(run->judge, preparation, &submission, &everything, &g->results[i], &err) < 0)
        return note_error(run, &err);
    s->result = &g->results[i];
    s->check = promise_check(s->promise, s->result);
    if (s->check.outcome == PROMISE_UNDECIDED)
        note_code(run, EXIT_INTERNAL);
    else if (s->check.outcome != PROMISE_MET)
        note_code(run, EXIT_NOT_AS_DECLARED);
    return 0;
}

static int grade_solutions(struct run *run, const struct challenge *challenge, struct graded *g)
{
    AUTO(preparation_release) struct preparation *preparation = preparation_new(challenge);
    g->n = challenge->n_solutions;
    g->solutions = xcalloc(g->n, sizeof(*g->solutions));
    g->results = xcalloc(g->n, sizeof(*g->results));
    g->failures = xcalloc(g->n, sizeof(*g->failures));
    for (unsigned i = 0; i < g->n; i++) {
        g->solutions[i].path = challenge->solutions[i].path;
        g->solutions[i].promise = challenge->solutions[i].promise;
    }
    for (unsigned i = 0; i < g->n; i++) {
        if (grade_solution(run, preparation, challenge, g, i) < 0)
            return -1;
    }
    return 0;
}

static int print_report(struct run *run, const struct challenge *challenge, const struct graded *g)
{
    struct error err = {0};
    AUTO(buffer_release) struct buffer text = {0};
    const struct verify_report report = {
        .challenge = challenge->id, .solutions = g->solutions, .n_solutions = g->n};
    if (run->options->format == OPTIONS_FORMAT_JSON) {
        report_verify_json(&text, &report);
    } else {
        struct report_style style = {.color = options_use_color(run->options, STDOUT_FILENO)};
        if (run->n_printed > 0)
            buffer_putc(&text, '\n');
        report_verify_text(&text, &report, &style);
    }
    run->n_printed++;
    return output_write(&text, &err) < 0 ? note_error(run, &err) : 0;
}

static void verify_one(struct run *run, const char *name)
{
    struct error err = {0};
    struct complaints complaints = {0};
    AUTO_FREE char *folder = NULL;
    AUTO(challenge_release) struct challenge challenge = {0};
    AUTO(graded_release) struct graded graded = {0};
    if (catalogue_find(&run->catalogue, name, &folder, &err) < 0) {
        note_error(run, &err);
        return;
    }
    if (challenge_load(folder, &challenge, &complaints) < 0) {
        note_code(run, output_complaints(&complaints));
        return;
    }
    if (grade_solutions(run, &challenge, &graded) == 0)
        print_report(run, &challenge, &graded);
}

/* ---- all of them --------------------------------------------------------------------------------- */

static int start(struct run *run)
{
    struct error err = {0};
    const char *note = NULL;
    const struct judge_options judge_options = {
        .isolation = run->options->isolation,
        .jobs = run->options->jobs,
        .python = run->options->python,
        .trace = run->options->trace ? stderr : NULL,
    };
    catalogue_init(&run->catalogue, run->options->challenges);
    if (judge_start(&judge_options, &run->judge, &err) < 0 ||
        judge_note(run->judge, &note, &err) < 0)
        return note_error(run, &err);
    if (note)
        output_note(note);
    return 0;
}

static int verify_run(const struct options *options, char *const *words, unsigned n_words)
{
    struct error err = {0};
    AUTO(run_release) struct run run = {.options = options};
    AUTO(catalogue_names_release) struct catalogue_names all = {0};
    if (start(&run) < 0)
        return run.code;
    if (n_words == 0) {
        if (catalogue_list(&run.catalogue, &all, &err) < 0)
            return output_error(&err);
        words = all.names;
        n_words = all.n;
    }
    for (unsigned i = 0; i < n_words && !run.is_over; i++)
        verify_one(&run, words[i]);
    return run.code;
}

const struct command command_verify = {
    .name = "verify",
    .synopsis = "[CHALLENGE...]",
    .summary = "grade challenges' own solutions against what their folders promise",
    .about = "Grades every file under a challenge's solutions/ against what its folder\n"
             "promises: accepted, wrong_answer, time_limit, memory_limit, runtime_error or\n"
             "rejected. Prints a matrix of solutions and groups, what is not as declared, and\n"
             "how far the slowest accepted and the fastest time_limit solution are from their\n"
             "limits. Without CHALLENGE all are verified.\n\n"
             "Where the machine gives no namespaces, seccomp and limits alone stand around a\n"
             "solution, and a note says so.\n\n"
             "Ends with 4 if something is not as declared, with 3 if a challenge can't be\n"
             "used.\n",
    .options = OPTION_BIT(OPTION_CHALLENGES) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_ISOLATION) | OPTION_BIT(OPTION_JOBS) |
               OPTION_BIT(OPTION_PYTHON) | OPTION_BIT(OPTION_TRACE),
    .min_words = 0,
    .max_words = UINT_MAX,
    .run = verify_run,
};
