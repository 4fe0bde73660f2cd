/*
 * selftest - `gradebox selftest [ATTACK...]`
 *
 * Grades the attacks that gradebox itself is tested with, on this machine, and lets a probe box try
 * what stands behind seccomp. The table is read before the judge is started: it holds no expected
 * value, and a mistake in it is found at once.
 * SPDX-License-Identifier: MIT
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/command/catalogue.h"
#include "grader/command/command.h"
#include "grader/command/output.h"
#include "grader/judge/attack_run.h"
#include "grader/report/selftest.h"

enum { EXIT_NOT_HELD = 4, EXIT_INTERNAL = 5 };

struct run {
    const struct options *options;
    char *const *words;
    unsigned n_words;
    struct attack_suite suite;     /* owned */
    struct judge *judge;           /* owned */
    struct attack_runner *runner;  /* owned */
    struct attack_result *results; /* owned, n_results of them */
    unsigned n_results;
    struct probe_results probes;
    bool is_probe_wanted[PROBE_COUNT_];
};

static void run_release(struct run *run)
{
    attack_runner_free(run->runner);
    judge_free(run->judge);
    attack_suite_release(&run->suite);
    free(run->results);
}

/* ---- choosing ------------------------------------------------------------------------------------ */

/* Without words everything of the family; a word chooses by name, whatever the family. */
static bool is_wanted(const struct run *run, const char *family, const char *name)
{
    if (run->options->family && strcmp(run->options->family, family) != 0)
        return false;
    for (unsigned i = 0; i < run->n_words; i++) {
        if (strcmp(run->words[i], name) == 0)
            return true;
    }
    return run->n_words == 0;
}

static int check_family(const struct run *run, struct error *err)
{
    const char *names[ATTACK_FAMILY_COUNT_ + 2] = {0};
    for (int family = 0; family < ATTACK_FAMILY_COUNT_; family++)
        names[family] = attack_family_name((enum attack_family)family);
    names[ATTACK_FAMILY_COUNT_] = SELFTEST_PROBE_FAMILY;
    for (size_t i = 0; names[i]; i++) {
        if (!run->options->family || strcmp(names[i], run->options->family) == 0)
            return 0;
    }
    error_set(err, ERROR_USAGE, "there is no family '%s' of attacks", run->options->family);
    const char *nearest = text_nearest(run->options->family, names);
    if (nearest)
        return error_hint(err, "did you mean '%s'?", nearest);
    return error_hint(err, "there are escape, resources, residue, tiers, forging, reporting, fair "
                           "and behind-seccomp");
}

static int check_words(const struct run *run, struct error *err)
{
    AUTO_FREE const char **names =
        xcalloc(run->suite.n_attacks + PROBE_COUNT_ + 1u, sizeof(*names));
    size_t n = 0;
    for (unsigned i = 0; i < run->suite.n_attacks; i++)
        names[n++] = run->suite.attacks[i].id;
    for (unsigned i = 0; i < PROBE_COUNT_; i++)
        names[n++] = probe_name((enum probe_id)i);
    for (unsigned i = 0; i < run->n_words; i++) {
        const char *nearest = text_nearest(run->words[i], names);
        bool is_known = false;
        for (size_t j = 0; j < n && !is_known; j++)
            is_known = strcmp(names[j], run->words[i]) == 0;
        if (is_known)
            continue;
        error_set(err, ERROR_USAGE, "there is no attack '%s'", run->words[i]);
        return nearest ? error_hint(err, "did you mean '%s'?", nearest) : -1;
    }
    return 0;
}

/* ---- running ------------------------------------------------------------------------------------- */

/* Returns 0 or the exit code. */
static int load_suite(struct run *run)
{
    struct error err = {0};
    struct complaints complaints = {0};
    AUTO_FREE char *folder = NULL;
    if (check_family(run, &err) < 0 || catalogue_find_attacks(&folder, &err) < 0)
        return output_error(&err);
    if (attack_suite_load(folder, &run->suite, &complaints) < 0)
        return output_complaints(&complaints);
    if (check_words(run, &err) < 0)
        return output_error(&err);
    return 0;
}

static int start_judge(struct run *run, struct error *err)
{
    const char *note = NULL;
    const struct judge_options judge_options = {.isolation = run->options->isolation,
                                                .jobs = run->options->jobs,
                                                .python = run->options->python,
                                                .trace = run->options->trace ? stderr : NULL};
    aftermath_adopt();
    if (judge_start(&judge_options, &run->judge, err) < 0 || judge_note(run->judge, &note, err) < 0)
        return -1;
    if (note)
        output_note(note);
    const struct aftermath seen = aftermath_look(run->judge);
    const char *blind = aftermath_blind(&seen);
    if (blind)
        output_note(blind);
    run->runner = attack_runner_new(run->judge, &run->suite);
    return 0;
}

/* Returns 0 or the exit code. */
static int run_attacks(struct run *run)
{
    run->results = xcalloc(run->suite.n_attacks, sizeof(*run->results));
    for (unsigned i = 0; i < run->suite.n_attacks; i++) {
        struct error err = {0};
        struct complaints complaints = {0};
        const struct attack *attack = &run->suite.attacks[i];
        if (!is_wanted(run, attack_family_name(attack->family), attack->id))
            continue;
        if (attack_run(run->runner, attack, &run->results[run->n_results], &complaints, &err) < 0)
            return complaints.n > 0 ? output_complaints(&complaints) : output_error(&err);
        run->n_results++;
    }
    return 0;
}

/* All are tried also where one is wanted; those are shown. */
static int run_probes(struct run *run, bool *out_any, struct error *err)
{
    *out_any = false;
    for (unsigned i = 0; i < PROBE_COUNT_; i++) {
        run->is_probe_wanted[i] =
            is_wanted(run, SELFTEST_PROBE_FAMILY, probe_name((enum probe_id)i));
        *out_any = *out_any || run->is_probe_wanted[i];
    }
    if (*out_any && probe_run(run->judge, &run->probes, err) < 0)
        return error_context(err, "cannot try what stands behind seccomp");
    return 0;
}

static int print_report(const struct run *run, const struct selftest_report *report,
                        struct error *err)
{
    AUTO(buffer_release) struct buffer text = {0};
    const struct report_style style = {.color = options_use_color(run->options, STDOUT_FILENO)};
    if (run->options->format == OPTIONS_FORMAT_JSON)
        report_selftest_json(&text, report);
    else
        report_selftest_text(&text, report, &style);
    return output_write(&text, err);
}

/* A failure of our own weighs more: what it kept from being graded is not known to hold. */
static int exit_code_of(const struct selftest_report *report)
{
    for (unsigned i = 0; i < report->n_attacks; i++) {
        if (report->attacks[i].verdict == VERDICT_IE && report->attacks[i].problem)
            return EXIT_INTERNAL;
    }
    return selftest_held(report) ? 0 : EXIT_NOT_HELD;
}

static int selftest_run(const struct options *options, char *const *words, unsigned n_words)
{
    struct error err = {0};
    bool has_probes = false;
    AUTO(run_release) struct run run = {.options = options, .words = words, .n_words = n_words};
    int code = load_suite(&run);
    if (code != 0)
        return code;
    if (start_judge(&run, &err) < 0)
        return output_error(&err);
    code = run_attacks(&run);
    if (code != 0)
        return code;
    if (run_probes(&run, &has_probes, &err) < 0)
        return output_error(&err);
    const struct selftest_report report = {.attacks = run.results,
                                           .n_attacks = run.n_results,
                                           .probes = has_probes ? &run.probes : NULL,
                                           .is_probe_shown = run.is_probe_wanted,
                                           .isolation = attack_runner_isolation(run.runner)};
    if (print_report(&run, &report, &err) < 0)
        return output_error(&err);
    return exit_code_of(&report);
}

const struct command command_selftest = {
    .name = "selftest",
    .synopsis = "[ATTACK...]",
    .summary = "attack the sandbox on this machine and say which wall stopped what",
    .about = "Grades submissions that attack the sandbox, the machine, the grader and each\n"
             "other, and honest ones that look odd, on this machine. After each, a good\n"
             "solution is graded, and nothing may be left: no process, no descriptor, no\n"
             "file. Then a process in a box without the filter of system calls tries what the\n"
             "walls behind it should refuse by themselves (the family behind-seccomp); 'none'\n"
             "marks what only seccomp stands against here.\n\n"
             "ATTACK is a name of the report's first column; without it everything is tried.\n"
             "The attacks are those of the folder in $GRADEBOX_ATTACKS, of the checkout, or\n"
             "the installed ones. Those of the family tiers are not tried where this machine\n"
             "can't give what their challenge allows.\n\n"
             "Ends with 0 if everything that was tried held, else with 4.\n",
    .options = OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_FAMILY) | OPTION_BIT(OPTION_FORMAT) |
               OPTION_BIT(OPTION_ISOLATION) | OPTION_BIT(OPTION_JOBS) | OPTION_BIT(OPTION_PYTHON) |
               OPTION_BIT(OPTION_TRACE),
    .min_words = 0,
    .max_words = UINT_MAX,
    .run = selftest_run,
};
