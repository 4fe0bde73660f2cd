/*
 * verify - `gradebox verify [CHALLENGE...]`
 *
 * Grades every file under solutions/ against what its folder promises. One challenge that can't be
 * used doesn't keep the others from being verified; a broken judge or a closed output ends it all. What
 * is found goes into one document, which is closed however the run ends.
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
#include "grader/judge/mutants.h"
#include "grader/report/verify_document.h"

enum { EXIT_UNUSABLE = 3, EXIT_NOT_AS_DECLARED = 4, EXIT_INTERNAL = 5 };

/* What one run of the command has. */
struct run {
    const struct options *options;
    struct judge *judge;        /* owned */
    struct catalogue catalogue; /* owned */
    struct verify_document document;
    char *here;      /* owned; NULL = not known */
    bool is_over;    /* nothing more can come of it */
    bool is_unheard; /* standard output can't be written to */
    int code;
};

/* A challenge's solutions, graded as far as they could be. */
struct graded {
    struct verify_solution *solutions; /* owned, n of them */
    struct submission_result *results; /* owned, n of them */
    char **failures;                   /* owned, n of them, each NULL or owned */
    unsigned n;
    struct mutants mutants; /* of the reference */
    bool has_mutants;
};

static void run_release(struct run *run)
{
    judge_free(run->judge);
    catalogue_release(&run->catalogue);
    free(run->here);
}

static void graded_release(struct graded *g)
{
    for (unsigned i = 0; i < g->n; i++) {
        submission_result_release(&g->results[i]);
        free(g->failures[i]);
    }
    mutants_release(&g->mutants);
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

/* Writes what was appended to the document. */
static int put(struct run *run, struct buffer *text)
{
    struct error err = {0};
    if (run->is_unheard || text->len == 0)
        return 0;
    if (output_write(text, &err) == 0)
        return 0;
    note_code(run, output_error(&err));
    run->is_over = run->is_unheard = true;
    return -1;
}

/* @challenge is NULL where it is the run that fails. */
static int note_error(struct run *run, const char *challenge, const struct error *err)
{
    AUTO(buffer_release) struct buffer text = {0};
    note_code(run, output_error(err));
    run->is_over = err->kind == ERROR_INTERNAL || err->kind == ERROR_SANDBOX;
    const struct verify_failure failure = {
        .challenge = challenge, .errors = err, .n_errors = 1, .is_end = run->is_over};
    verify_add_failure(&text, &run->document, &failure);
    put(run, &text);
    return -1;
}

static void note_complaints(struct run *run, const char *challenge,
                            const struct complaints *complaints)
{
    AUTO(buffer_release) struct buffer text = {0};
    note_code(run, output_complaints(complaints));
    const struct verify_failure failure = {.challenge = challenge,
                                           .errors = complaints->errors,
                                           .n_errors = complaints->n,
                                           .n_dropped = complaints->dropped};
    verify_add_failure(&text, &run->document, &failure);
    put(run, &text);
}

/* ---- one challenge ------------------------------------------------------------------------------- */

/* What the solutions hold that could be read, and whose they are. */
struct sources {
    struct buffer *texts;              /* owned, n of them */
    struct submission *submissions;    /* owned */
    struct submission_result *results; /* owned, though not what is in them: in the same order */
    unsigned *solutions;               /* owned: which of the challenge's */
    unsigned n, n_texts;
};

static void sources_release(struct sources *s)
{
    for (unsigned i = 0; i < s->n_texts; i++)
        buffer_release(&s->texts[i]);
    free(s->texts);
    free(s->submissions);
    free(s->results);
    free(s->solutions);
}

/* One that can't be read is not graded, and said to be so. */
static void read_source(struct run *run, const struct challenge *challenge, struct graded *g,
                        struct sources *sources, unsigned i)
{
    struct error err = {0};
    struct buffer *text = &sources->texts[i];
    AUTO_FREE char *path = xasprintf("%s/%s", challenge->folder, challenge->solutions[i].path);
    struct verify_solution *s = &g->solutions[i];
    s->path = challenge->solutions[i].path;
    s->promise = challenge->solutions[i].promise;
    if (file_read(path, "solution", SUBMISSION_MAX_BYTES, text, &err) < 0) {
        s->failure = g->failures[i] = xstrdup(err.text);
        note_code(run, output_error(&err));
        return;
    }
    sources->submissions[sources->n] = (struct submission){
        .name = s->path,
        .source = buffer_text(text),
        .source_len = text->len,
        .overtime_percent = s->promise == PROMISE_TIME_LIMIT ? VERIFY_OVERTIME_PERCENT : 0};
    sources->solutions[sources->n++] = i;
}

static void check_solution(struct run *run, struct graded *g, unsigned i)
{
    struct verify_solution *s = &g->solutions[i];
    s->result = &g->results[i];
    s->check = promise_check(s->promise, s->result);
    if (s->check.outcome == PROMISE_UNDECIDED)
        note_code(run, EXIT_INTERNAL);
    else if (s->check.outcome != PROMISE_MET)
        note_code(run, EXIT_NOT_AS_DECLARED);
}

/* @i  of the reference, which has been graded */
static int grade_mutants(struct run *run, struct preparation *preparation,
                         const struct challenge *challenge, struct graded *g, unsigned i)
{
    struct error err = {0};
    AUTO(buffer_release) struct buffer source = {0};
    AUTO_FREE char *path = xasprintf("%s/%s", challenge->folder, challenge->reference);
    if (file_read(path, "reference", SUBMISSION_MAX_BYTES, &source, &err) < 0)
        return note_error(run, challenge->id, &err);
    const struct submission reference = {
        .name = challenge->reference, .source = buffer_text(&source), .source_len = source.len};
    if (mutants_grade(run->judge, preparation, &reference, &g->results[i], run->options->n_mutants,
                      &g->mutants, &err) < 0)
        return note_error(run, challenge->id, &err);
    g->has_mutants = true;
    if (g->mutants.is_too_much) {
        error_at(&err, ERROR_INPUT, path, 0, 0, "it has no mutants: %s", g->mutants.refusal);
        note_code(run, output_error(&err));
    } else if (mutants_count(&g->mutants).n[MUTANT_UNDECIDED] > 0) {
        note_code(run, EXIT_INTERNAL);
    } else if (!mutants_suffice(&g->mutants)) {
        note_code(run, EXIT_NOT_AS_DECLARED);
    }
    return 0;
}

static int grade_solutions(struct run *run, const struct challenge *challenge, struct graded *g)
{
    struct error err = {0};
    AUTO(preparation_release) struct preparation *preparation = preparation_new(challenge);
    AUTO(sources_release) struct sources sources = {0};
    unsigned n = g->n = sources.n_texts = challenge->n_solutions;
    g->solutions = xcalloc(n + 1, sizeof(*g->solutions));
    g->results = xcalloc(n + 1, sizeof(*g->results));
    g->failures = xcalloc(n + 1, sizeof(*g->failures));
    sources.texts = xcalloc(n + 1, sizeof(*sources.texts));
    sources.submissions = xcalloc(n + 1, sizeof(*sources.submissions));
    sources.results = xcalloc(n + 1, sizeof(*sources.results));
    sources.solutions = xcalloc(n + 1, sizeof(*sources.solutions));
    for (unsigned i = 0; i < n; i++)
        read_source(run, challenge, g, &sources, i);
    if (judge_grade_several(run->judge, preparation, sources.submissions, sources.n, NULL,
                            sources.results, &err) < 0)
        return note_error(run, challenge->id, &err);
    for (unsigned k = 0; k < sources.n; k++) {
        g->results[sources.solutions[k]] = sources.results[k];
        check_solution(run, g, sources.solutions[k]);
    }
    for (unsigned i = 0; run->options->mutants && challenge->reference && i < g->n; i++) {
        if (g->solutions[i].result && strcmp(g->solutions[i].path, challenge->reference) == 0)
            return grade_mutants(run, preparation, challenge, g, i);
    }
    return 0;
}

static int print_report(struct run *run, const struct challenge *challenge, const struct graded *g)
{
    AUTO(buffer_release) struct buffer text = {0};
    AUTO(lint_release) struct lint lint = {0};
    AUTO_FREE const struct submission_result **results = xcalloc(g->n + 1, sizeof(*results));
    for (unsigned i = 0; i < g->n; i++)
        results[i] = g->solutions[i].result;
    lint_look(&lint, challenge, results);
    const struct verify_report report = {.challenge = challenge->id,
                                         .folder = challenge->folder,
                                         .solutions = g->solutions,
                                         .n_solutions = g->n,
                                         .lint = &lint,
                                         .mutants = g->has_mutants ? &g->mutants : NULL};
    verify_add(&text, &run->document, &report);
    return put(run, &text);
}

static void verify_one(struct run *run, const char *name)
{
    struct error err = {0};
    struct complaints complaints = {0};
    AUTO_FREE char *folder = NULL;
    AUTO(challenge_release) struct challenge challenge = {0};
    AUTO(graded_release) struct graded graded = {0};
    if (catalogue_find(&run->catalogue, name, &folder, &err) < 0) {
        note_error(run, name, &err);
        return;
    }
    if (challenge_load(folder, &challenge, &complaints) < 0) {
        note_complaints(run, name, &complaints);
        return;
    }
    if (grade_solutions(run, &challenge, &graded) == 0)
        print_report(run, &challenge, &graded);
}

/* ---- all of them --------------------------------------------------------------------------------- */

static void begin_document(struct run *run)
{
    static const struct verify_format *const formats[] = {
        [OPTIONS_FORMAT_TEXT] = &verify_text,   [OPTIONS_FORMAT_JSON] = &verify_json,
        [OPTIONS_FORMAT_JUNIT] = &verify_junit, [OPTIONS_FORMAT_GITHUB] = &verify_github,
        [OPTIONS_FORMAT_TAP] = &verify_tap,
    };
    static_assert(ARRAY_LEN(formats) == OPTIONS_FORMAT_COUNT_, "every format can be written");
    AUTO(buffer_release) struct buffer text = {0};
    run->here = getcwd(NULL, 0);
    run->document.format = formats[run->options->format];
    run->document.style.color = options_use_color(run->options, STDOUT_FILENO);
    run->document.here = run->here;
    verify_open(&text, &run->document);
    put(run, &text);
}

static void end_document(struct run *run)
{
    AUTO(buffer_release) struct buffer text = {0};
    verify_close(&text, &run->document);
    put(run, &text);
}

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
        return note_error(run, NULL, &err);
    if (note)
        output_note(note);
    return 0;
}

static void verify_all(struct run *run, char *const *words, unsigned n_words)
{
    struct error err = {0};
    AUTO(catalogue_names_release) struct catalogue_names all = {0};
    if (start(run) < 0)
        return;
    if (n_words == 0) {
        if (catalogue_list(&run->catalogue, &all, &err) < 0) {
            note_error(run, NULL, &err);
            return;
        }
        words = all.names;
        n_words = all.n;
    }
    for (unsigned i = 0; i < n_words && !run->is_over; i++)
        verify_one(run, words[i]);
}

static int verify_run(const struct options *options, char *const *words, unsigned n_words)
{
    AUTO(run_release) struct run run = {.options = options};
    begin_document(&run);
    if (!run.is_over)
        verify_all(&run, words, n_words);
    end_document(&run);
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
             "limits, with a warning where that is little: a limit under twice what the first\n"
             "needs, or under 1.5 times its limit for the second. Warns as well of what is\n"
             "doubtful: a statement that is missing, no visible test, no wrong solution, tests\n"
             "with which the reference disagrees, a hint that gives a hidden input away, a\n"
             "limit that nothing comes near. Without CHALLENGE all are verified.\n\n"
             "For CI there is one document of the whole run: junit (a suite a challenge, a\n"
             "case a solution and group), github (annotations at the lines of solutions and\n"
             "of challenge.yaml) or tap. A challenge that can't be used is in it as well.\n\n"
             "--mutants grades the reference with one small change each, up to the first test\n"
             "that fails: another comparison, boundary, constant or operator, a statement or\n"
             "a sign left out, arguments swapped, an early end. What no test finds is shown as\n"
             "a diff. A comment '# equivalent mutants: NAME' on its line says of one that it\n"
             "behaves the same: it no longer counts. Less than 95 % found is exit code 4.\n\n"
             "Where the machine gives no namespaces, seccomp and limits alone stand around a\n"
             "solution, and a note says so.\n\n"
             "Ends with 4 if something is not as declared, with 3 if a challenge can't be\n"
             "used.\n",
    .options = OPTION_BIT(OPTION_CHALLENGES) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_FORMAT_CI) | OPTION_BIT(OPTION_ISOLATION) |
               OPTION_BIT(OPTION_JOBS) | OPTION_BIT(OPTION_MUTANTS) | OPTION_BIT(OPTION_PYTHON) |
               OPTION_BIT(OPTION_TRACE),
    .min_words = 0,
    .max_words = UINT_MAX,
    .run = verify_run,
};
