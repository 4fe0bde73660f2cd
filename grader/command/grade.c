/*
 * grade - `gradebox grade CHALLENGE SOLUTION...`
 *
 * The judge is started before the challenge is parsed: so no expected value is in the memory that
 * the zygote begins with, and it warms up meanwhile. All solutions are read before any is graded: a
 * wrong file name is found at once and not after minutes.
 * SPDX-License-Identifier: MIT
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/kept_files.h"
#include "base/memory.h"
#include "grader/command/catalogue.h"
#include "grader/command/command.h"
#include "grader/command/output.h"
#include "grader/judge/judge.h"
#include "grader/judge/kept_answers.h"
#include "grader/report/json.h"
#include "grader/report/text.h"

enum { EXIT_NOT_ALL_PASSED = 1, EXIT_INTERNAL = 5 };

/* What the command line named, read. */
struct sources {
    struct buffer *files; /* owned, n of them */
    unsigned n;
};

static void sources_release(struct sources *sources)
{
    for (unsigned i = 0; i < sources->n; i++)
        buffer_release(&sources->files[i]);
    free(sources->files);
}

static void judge_release(struct judge **judge)
{
    judge_free(*judge);
}

static void preparation_release(struct preparation **preparation)
{
    preparation_free(*preparation);
}

static int source_read(const char *name, struct buffer *out, struct error *err)
{
    if (strcmp(name, "-") == 0)
        return file_read_fd(STDIN_FILENO, "standard input", "submission", SUBMISSION_MAX_BYTES, out,
                            err);
    struct stat info;
    if (file_read(name, "submission", SUBMISSION_MAX_BYTES, out, err) == 0)
        return 0;
    if (stat(name, &info) == 0 && S_ISDIR(info.st_mode))
        return error_hint(
            err, "the solutions of a folder are named one by one: '%s/*.py' in a shell", name);
    return -1;
}

/* Reads all; each problem is said. Returns 0 or the exit code. */
static int sources_read(char *const *names, unsigned n, struct sources *out)
{
    int code = 0;
    out->files = xcalloc(n, sizeof(*out->files));
    out->n = n;
    for (unsigned i = 0; i < n; i++) {
        struct error err = {0};
        if (source_read(names[i], &out->files[i], &err) < 0)
            code = output_error(&err);
    }
    return code;
}

static int check_words(char *const *names, unsigned n, struct error *err)
{
    unsigned n_stdin = 0;
    for (unsigned i = 0; i < n; i++)
        n_stdin += strcmp(names[i], "-") == 0;
    if (n_stdin > 1)
        return error_set(err, ERROR_USAGE, "standard input '-' can be read once, got it %u times",
                         n_stdin);
    return 0;
}

static int print_result(const struct options *options, const struct submission_result *result,
                        bool is_first, struct error *err)
{
    AUTO(buffer_release) struct buffer text = {0};
    if (options->format == OPTIONS_FORMAT_JSON) {
        report_json(&text, result);
    } else {
        struct report_style style = {.color = options_use_color(options, STDOUT_FILENO)};
        if (!is_first)
            buffer_putc(&text, '\n');
        report_text(&text, result, &style);
    }
    return output_write(&text, err);
}

/* An internal error weighs more than a wrong answer: the latter may be due to it. */
static int exit_code_of(const struct submission_result *result)
{
    for (unsigned i = 0; i < result->n_tests; i++) {
        if (result->tests[i].verdict == VERDICT_IE)
            return EXIT_INTERNAL;
    }
    if (result->verdict == VERDICT_IE)
        return EXIT_INTERNAL;
    return result->verdict == VERDICT_AC ? 0 : EXIT_NOT_ALL_PASSED;
}

/* Grades and reports all; returns the exit code. */
static int grade_all(const struct options *options, struct judge *judge,
                     const struct challenge *challenge, char *const *names,
                     const struct sources *sources)
{
    AUTO(preparation_release) struct preparation *preparation = preparation_new(challenge);
    const struct selection selection = {.group = options->group, .test = options->test};
    int code = 0;
    for (unsigned i = 0; i < sources->n; i++) {
        struct error err = {0};
        AUTO(submission_result_release) struct submission_result result = {0};
        const struct submission submission = {.name = names[i],
                                              .source = buffer_text(&sources->files[i]),
                                              .source_len = sources->files[i].len};
        if (judge_grade(judge, preparation, &submission, &selection, &result, &err) < 0 ||
            print_result(options, &result, i == 0, &err) < 0)
            return output_error(&err);
        int this_code = exit_code_of(&result);
        code = this_code > code ? this_code : code;
    }
    judge_keep_answers(judge, preparation);
    return code;
}

/* Of several solutions in one run some may be strangers' (design: seccomp alone is enough for one's
 * own). */
static enum judge_isolation isolation_of(const struct options *options, unsigned n_solutions)
{
    return options->isolation == JUDGE_ISOLATION_MOST && n_solutions > 1 ? JUDGE_ISOLATION_FULL
                                                                         : options->isolation;
}

static int say_note(const struct options *options, struct judge *judge, struct error *err)
{
    const char *note = NULL;
    if (judge_note(judge, &note, err) < 0) {
        if (judge_lacks(judge) && options->isolation == JUDGE_ISOLATION_MOST)
            error_context(err, "several solutions in one run are graded in namespaces only");
        return -1;
    }
    if (note)
        output_note(note);
    return 0;
}

static int load_challenge(const struct options *options, const char *name,
                          struct challenge *out_challenge)
{
    struct error err = {0};
    struct complaints complaints = {0};
    AUTO_FREE char *folder = NULL;
    AUTO(catalogue_release) struct catalogue catalogue = {0};
    catalogue_init(&catalogue, options->challenges);
    if (catalogue_find(&catalogue, name, &folder, &err) < 0)
        return output_error(&err);
    if (challenge_load(folder, out_challenge, &complaints) < 0)
        return output_complaints(&complaints);
    return 0;
}

static int grade_run(const struct options *options, char *const *words, unsigned n_words)
{
    struct error err = {0};
    AUTO(challenge_release) struct challenge challenge = {0};
    AUTO(sources_release) struct sources sources = {0};
    AUTO(kept_files_close) struct kept_files answers = KEPT_FILES_NONE;
    AUTO(judge_release) struct judge *judge = NULL;
    kept_files_open(getenv("XDG_CACHE_HOME"), getenv("HOME"), "answers", kept_answers_limits,
                    &answers);
    const struct judge_options judge_options = {.isolation = isolation_of(options, n_words - 1),
                                                .jobs = options->jobs,
                                                .python = options->python,
                                                .answers = &answers,
                                                .trace = options->trace ? stderr : NULL};
    if (check_words(words + 1, n_words - 1, &err) < 0 ||
        judge_start(&judge_options, &judge, &err) < 0)
        return output_error(&err);
    int code = load_challenge(options, words[0], &challenge);
    if (code == 0)
        code = sources_read(words + 1, n_words - 1, &sources);
    if (code != 0)
        return code;
    if (say_note(options, judge, &err) < 0)
        return output_error(&err);
    return grade_all(options, judge, &challenge, words + 1, &sources);
}

const struct command command_grade = {
    .name = "grade",
    .synopsis = "CHALLENGE SOLUTION...",
    .summary = "run solutions against a challenge and report on them",
    .about = "Runs each solution against the challenge's tests, every test in a sandbox of its\n"
             "own, and reports on them.\n\n"
             "CHALLENGE is an id, looked for in the folder of --challenges, in\n"
             "$GRADEBOX_CHALLENGES, in the checkout's challenges/ and among the installed\n"
             "ones; or the path of a folder. SOLUTION is a Python file, or - for standard\n"
             "input.\n\n"
             "A test stands behind seccomp, limits and namespaces. Where the machine gives no\n"
             "namespaces, one solution is graded without them, and a note says so; several in\n"
             "one run are refused, with exit code 6, unless --isolation seccomp is given.\n"
             "Every JSON result lists what was really there.\n\n"
             "What the reference answered is kept for the next run, in gradebox/answers below\n"
             "$XDG_CACHE_HOME or ~/.cache.\n\n"
             "Ends with 0 if every test of every solution passed, else with 1.\n",
    .options = OPTION_BIT(OPTION_CHALLENGES) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_GROUP) | OPTION_BIT(OPTION_ISOLATION) |
               OPTION_BIT(OPTION_JOBS) | OPTION_BIT(OPTION_PYTHON) | OPTION_BIT(OPTION_TEST) |
               OPTION_BIT(OPTION_TRACE),
    .min_words = 2,
    .max_words = UINT_MAX,
    .run = grade_run,
};
